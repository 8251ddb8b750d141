import { Button } from '@tenure/ui/button'
import { Card } from '@tenure/ui/card'
import { EmptyState } from '@tenure/ui/empty-state'
import { showDay } from '@tenure/ui/instant'
import { lazyPart } from '@tenure/ui/lazy-part'
import { Table, type TableColumn } from '@tenure/ui/table'
import { notify } from '@tenure/ui/toast-queue'
import { Suspense, useMemo, useState } from 'react'
import type { GrantRowFragment } from '../../../graphql/generated/grant-row.ts'
import type { PersonHeadFragment } from '../../../graphql/generated/person-head.ts'
import { RevokePersonRoleDocument } from '../../../graphql/generated/revoke-person-role.ts'
import { useVerb } from '../../../graphql/use-verb.ts'
import { roleName } from '../people/role-name.ts'

const GrantRole = lazyPart(() => import('./grant-role.tsx'), 'GrantRole')
const ChangeGrantEnd = lazyPart(() => import('./change-grant-end.tsx'), 'ChangeGrantEnd')

interface GrantsCardProps {
  readonly person: PersonHeadFragment
  readonly grants: readonly GrantRowFragment[]
}

/** The roles a person holds in the whole institution, since when and until when. */
export function GrantsCard({ person, grants }: GrantsCardProps) {
  const [isGranting, setGranting] = useState(false)
  const [changing, setChanging] = useState<GrantRowFragment | null>(null)
  const { run } = useVerb(RevokePersonRoleDocument)
  const mayGrant = person.viewerCan.grantRoles
  const columns = useMemo(() => {
    const revoke = async ({ role }: GrantRowFragment) => {
      const came = await run({ userId: person.id, roleId: role.id })
      if (came.kind === 'done') notify({ title: `${roleName(role.name)} taken from ${person.fullName}` })
      else notify({ title: `${person.fullName} keeps ${roleName(role.name)}`, detail: came.message, tone: 'bad' })
    }
    return columnsWith(mayGrant, setChanging, revoke)
  }, [mayGrant, run, person.id, person.fullName])
  return (
    <Card
      title="Roles"
      lead="In the whole institution."
      actions={mayGrant && <Button onPress={() => setGranting(true)}>Grant a role</Button>}
    >
      {grants.length === 0 ? (
        <EmptyState>None. What they may do comes from their parts in projects.</EmptyState>
      ) : (
        <Table label="Roles" columns={columns} rows={grants} rowId={({ id }) => id} />
      )}
      <Suspense>
        {isGranting && <GrantRole person={person} held={grants} onClose={() => setGranting(false)} />}
        {changing && <ChangeGrantEnd person={person} grant={changing} onClose={() => setChanging(null)} />}
      </Suspense>
    </Card>
  )
}

function columnsWith(
  mayGrant: boolean,
  change: (grant: GrantRowFragment) => void,
  revoke: (grant: GrantRowFragment) => Promise<void>,
): readonly TableColumn<GrantRowFragment>[] {
  const acts: TableColumn<GrantRowFragment> = {
    id: 'acts',
    header: <span className="sr-only">Acts</span>,
    align: 'end',
    cell: (grant) => (
      <span className="inline-flex">
        <Button tone="quiet" aria-label={`Change end of ${roleName(grant.role.name)}`} onPress={() => change(grant)}>
          Change end
        </Button>
        <Button tone="quiet" aria-label={`Revoke ${roleName(grant.role.name)}`} onPress={() => void revoke(grant)}>
          Revoke
        </Button>
      </span>
    ),
  }
  return [
    {
      id: 'role',
      header: 'Role',
      cell: ({ role }) => <span title={role.description ?? undefined}>{roleName(role.name)}</span>,
    },
    { id: 'since', header: 'Since', align: 'end', cell: ({ grantedAt }) => showDay(grantedAt) },
    {
      id: 'until',
      header: 'Until',
      align: 'end',
      cell: ({ expiresAt }) => (expiresAt ? showDay(expiresAt) : 'No end'),
    },
    ...(mayGrant ? [acts] : []),
  ]
}
