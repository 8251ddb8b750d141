import { AlertDialog } from '@tenure/ui/alert-dialog'
import { Badge } from '@tenure/ui/badge'
import { Button } from '@tenure/ui/button'
import { notify } from '@tenure/ui/toast-queue'
import { useState } from 'react'
import { GroupMembersDocument, type GroupMembersQuery } from '../../../graphql/generated/group-members.ts'
import { RemoveGroupMembersDocument } from '../../../graphql/generated/remove-group-members.ts'
import { ReadFailed } from '../../../graphql/read-failed.tsx'
import { usePages } from '../../../graphql/use-pages.ts'
import { useVerb } from '../../../graphql/use-verb.ts'
import { AddGroupMember } from './add-group-member.tsx'
import { MembershipChange } from './membership-change.tsx'

const membersIn = ({ node }: GroupMembersQuery) => (node?.__typename === 'SecurityGroup' ? node.members : null)
type Member = NonNullable<ReturnType<typeof membersIn>>['edges'][number]['node']

interface GroupMembersProps {
  readonly groupId: string
  /** Whether the viewer says who belongs to it. */
  readonly mayChange: boolean
}

/** Who belongs to a group; adding and removing show what that opens and closes. */
export function GroupMembers({ groupId, mayChange }: GroupMembersProps) {
  const { rows, totalCount, hasMore, isLoading, more, error, retry } = usePages({
    document: GroupMembersDocument,
    variables: { id: groupId },
    connection: membersIn,
  })
  const [isAdding, setAdding] = useState(false)
  const [leaving, setLeaving] = useState<Member | null>(null)
  const { run, isPending } = useVerb(RemoveGroupMembersDocument)
  const remove = async ({ user }: Member) => {
    const came = await run({ securityGroupId: groupId, userIds: [user.id] })
    setLeaving(null)
    if (came.kind !== 'done') return notify({ title: `${user.fullName} stays`, detail: came.message, tone: 'bad' })
    notify({ title: `${user.fullName} removed` })
    retry()
  }
  return (
    <section className="flex flex-col gap-2">
      <header className="flex items-center gap-2">
        <h4 className="grow font-semibold">Members{totalCount === undefined ? '' : `: ${totalCount}`}</h4>
        {mayChange && <Button onPress={() => setAdding(true)}>Add a member</Button>}
      </header>
      {error && <ReadFailed error={error} onRetry={retry} />}
      {totalCount === 0 && <p className="text-dim">Nobody yet, or nobody that you may see.</p>}
      <ul aria-label="Members">
        {rows.map((member) => (
          <li key={member.id} className="flex min-h-9 items-center gap-2 border-b border-line">
            <span className="min-w-0 grow truncate">
              {member.user.fullName} <span className="text-dim">{member.user.email}</span>
            </span>
            {member.source === 'SYNCED' && <Badge tone="violet">Synced</Badge>}
            {mayChange && (
              <Button tone="quiet" aria-label={`Remove ${member.user.fullName}`} onPress={() => setLeaving(member)}>
                Remove
              </Button>
            )}
          </li>
        ))}
      </ul>
      {hasMore && (
        <Button onPress={more} isPending={isLoading}>
          Show more
        </Button>
      )}
      {isAdding && <AddGroupMember groupId={groupId} onClose={() => setAdding(false)} onDone={retry} />}
      <AlertDialog
        title={`Remove ${leaving?.user.fullName ?? ''}?`}
        verb="Remove"
        isOpen={leaving !== null}
        isPending={isPending}
        onConfirm={() => leaving && void remove(leaving)}
        onClose={() => setLeaving(null)}
      >
        {leaving && <MembershipChange groupId={groupId} remove={leaving.user.id} />}
      </AlertDialog>
    </section>
  )
}
