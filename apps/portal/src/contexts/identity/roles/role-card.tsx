import { Link } from '@tanstack/react-router'
import { AlertDialog } from '@tenure/ui/alert-dialog'
import { Button } from '@tenure/ui/button'
import { Card } from '@tenure/ui/card'
import { showDay } from '@tenure/ui/instant'
import { linkStyle } from '@tenure/ui/link-style'
import { RefusalNotice } from '@tenure/ui/refusal-notice'
import { notify } from '@tenure/ui/toast-queue'
import { useState } from 'react'
import { DeleteRoleDocument } from '../../../graphql/generated/delete-role.ts'
import { EditRoleDocument } from '../../../graphql/generated/edit-role.ts'
import type { RolesPageQuery } from '../../../graphql/generated/roles-page.ts'
import { useVerb } from '../../../graphql/use-verb.ts'
import { roleName } from '../people/role-name.ts'
import { PermissionMatrix } from './permission-matrix.tsx'

type Role = RolesPageQuery['roles'][number]

interface RoleCardProps {
  readonly role: Role
  readonly catalogue: RolesPageQuery['permissionCatalogue']
  /** What the viewer holds, and so may put into a role. */
  readonly held: ReadonlySet<string>
}

/** One role: what it allows, permission by permission, and who holds it. */
export function RoleCard({ role, catalogue, held }: RoleCardProps) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(role.permissions))
  const [isAsking, setAsking] = useState(false)
  const { run, isPending, outcome } = useVerb(EditRoleDocument)
  const { run: remove, isPending: isRemoving } = useVerb(DeleteRoleDocument)
  const name = roleName(role.name)
  const stored = new Set(role.permissions)
  const added = [...chosen].filter((permission) => !stored.has(permission))
  const taken = role.permissions.filter((permission) => !chosen.has(permission))
  const isChanged = added.length + taken.length > 0
  const save = async () => {
    const came = await run({ id: role.id, expectedVersion: role.version, permissions: [...chosen] })
    if (came.kind === 'done')
      notify({ title: `${name} changed`, detail: 'From the next request of everybody who holds it.' })
  }
  const takeAway = async () => {
    const came = await remove({ id: role.id, expectedVersion: role.version })
    setAsking(false)
    if (came.kind === 'done') notify({ title: `${name} removed` })
    else notify({ title: `${name} is still there`, detail: came.message, tone: 'bad' })
  }
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <Card
        title={name}
        lead={role.description ?? 'A role of this institution’s own.'}
        actions={
          role.viewerCan.delete && (
            <Button tone="quiet" onPress={() => setAsking(true)}>
              Remove
            </Button>
          )
        }
      >
        {role.isSystemRole && (
          <p className="text-dim">
            The same in every institution, so it can’t be changed. Make a copy and change that.
          </p>
        )}
        <PermissionMatrix
          catalogue={catalogue}
          chosen={chosen}
          {...(role.viewerCan.update && {
            onChange: setChosen,
            mayAdd: (permission: string) => held.has(permission) || stored.has(permission),
          })}
        />
        {isChanged && (
          <div className="flex flex-wrap items-center gap-3 border-t border-line pt-3">
            <p className="grow">
              {[added.length > 0 && `${added.length} added`, taken.length > 0 && `${taken.length} taken away`]
                .filter(Boolean)
                .join(', ')}
              .
            </p>
            <Button onPress={() => setChosen(stored)}>Undo</Button>
            <Button tone="primary" isPending={isPending} onPress={() => void save()}>
              Save
            </Button>
          </div>
        )}
        {outcome && outcome.kind !== 'done' && <RefusalNotice message={outcome.message} />}
      </Card>
      <Card title="Who holds it" lead={role.holders.length === 0 ? 'Nobody.' : undefined}>
        <ul className="flex flex-wrap gap-x-6 gap-y-1">
          {role.holders.map(({ id, user, expiresAt }) => (
            <li key={id}>
              <Link to="/people/$personId" params={{ personId: user.id }} className={linkStyle}>
                {user.fullName}
              </Link>
              {expiresAt !== null && <span className="text-dim"> until {showDay(expiresAt)}</span>}
            </li>
          ))}
        </ul>
      </Card>
      <AlertDialog
        title={`Remove ${name}?`}
        verb="Remove"
        isOpen={isAsking}
        isPending={isRemoving}
        onConfirm={() => void takeAway()}
        onClose={() => setAsking(false)}
      >
        It cannot be undone. A role that somebody holds stays.
      </AlertDialog>
    </div>
  )
}
