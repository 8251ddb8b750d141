import { AlertDialog } from '@tenure/ui/alert-dialog'
import { Button } from '@tenure/ui/button'
import { Card } from '@tenure/ui/card'
import { lazyPart } from '@tenure/ui/lazy-part'
import { showCount } from '@tenure/ui/show-count'
import { notify } from '@tenure/ui/toast-queue'
import { Suspense, useState } from 'react'
import { DeleteTeamDocument } from '../../../graphql/generated/delete-team.ts'
import { LeaveTeamDocument } from '../../../graphql/generated/leave-team.ts'
import type { TeamRowFragment } from '../../../graphql/generated/team-row.ts'
import { useVerb } from '../../../graphql/use-verb.ts'

const EditTeam = lazyPart(() => import('./edit-team.tsx'), 'EditTeam')
const JoinTeam = lazyPart(() => import('./join-team.tsx'), 'JoinTeam')

interface TeamCardProps {
  readonly team: TeamRowFragment
  readonly members: readonly {
    readonly user: { readonly id: string; readonly fullName: string; readonly email: string }
  }[]
}

/** A team and who is in it. */
export function TeamCard({ team, members }: TeamCardProps) {
  const [part, setPart] = useState<'edit' | 'join' | 'delete' | null>(null)
  const { run: leave } = useVerb(LeaveTeamDocument)
  const { run: remove, isPending } = useVerb(DeleteTeamDocument)
  const close = () => setPart(null)
  const takeOut = async (userId: string, name: string) => {
    const came = await leave({ teamId: team.id, userId })
    if (came.kind === 'done') notify({ title: `${name} is no longer in ${team.name}` })
    else notify({ title: `${name} is still in ${team.name}`, detail: came.message, tone: 'bad' })
  }
  const takeAway = async () => {
    const came = await remove({ id: team.id, expectedVersion: team.version })
    close()
    if (came.kind === 'done') notify({ title: `${team.name} removed` })
    else notify({ title: `${team.name} is still there`, detail: came.message, tone: 'bad' })
  }
  return (
    <Card
      title={team.name}
      lead={team.description ?? showCount(team.memberCount, 'person', 'people')}
      actions={
        team.viewerCan.update && (
          <>
            <Button aria-label={`Edit ${team.name}`} onPress={() => setPart('edit')}>
              Edit
            </Button>
            <Button aria-label={`Add somebody to ${team.name}`} onPress={() => setPart('join')}>
              Add
            </Button>
          </>
        )
      }
    >
      {members.length === 0 && <p className="text-dim">Nobody is in it yet.</p>}
      <ul aria-label={`People of ${team.name}`} className="flex flex-col">
        {members.map(({ user }) => (
          <li key={user.id} className="flex min-h-9 items-center gap-3 border-t border-line first:border-t-0">
            <span className="min-w-0 grow truncate">
              {user.fullName} <span className="text-dim">{user.email}</span>
            </span>
            {team.viewerCan.update && (
              <Button
                tone="quiet"
                aria-label={`Take out ${user.fullName}`}
                onPress={() => void takeOut(user.id, user.fullName)}
              >
                Take out
              </Button>
            )}
          </li>
        ))}
      </ul>
      {team.viewerCan.delete && (
        <p className="off-paper">
          <Button tone="quiet" aria-label={`Remove ${team.name}`} onPress={() => setPart('delete')}>
            Remove
          </Button>
        </p>
      )}
      <AlertDialog
        title={`Remove ${team.name}?`}
        verb="Remove"
        isOpen={part === 'delete'}
        isPending={isPending}
        onConfirm={() => void takeAway()}
        onClose={close}
      >
        Who is in it stays in the institution, and loses no right. It cannot be undone. A team that projects belong to
        stays.
      </AlertDialog>
      <Suspense>
        {part === 'edit' && <EditTeam team={team} onClose={close} />}
        {part === 'join' && <JoinTeam team={team} onClose={close} />}
      </Suspense>
    </Card>
  )
}
