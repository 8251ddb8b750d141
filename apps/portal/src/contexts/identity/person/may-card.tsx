import { Card } from '@tenure/ui/card'
import { EmptyState } from '@tenure/ui/empty-state'
import { showDay } from '@tenure/ui/instant'
import { Table } from '@tenure/ui/table'
import { roleName } from '../people/role-name.ts'

interface Permission {
  readonly name: string
  readonly description: string
  readonly roles: readonly string[]
  readonly endsAt: string | null
}

/** What the person may do in the whole institution, and by which role: for each permission one line. */
export function MayCard({ permissions }: { readonly permissions: readonly Permission[] }) {
  return (
    <Card
      title="What they may do"
      lead="In the whole institution, by their roles. What they may do in a project comes from their part in it."
    >
      {permissions.length === 0 ? (
        <EmptyState>Nothing in the whole institution. A role would give them something.</EmptyState>
      ) : (
        <div className="max-h-80 overflow-auto">
          <Table
            label="Permissions"
            rows={permissions}
            rowId={({ name }) => name}
            columns={[
              { id: 'what', header: 'May', cell: ({ description }) => description.replace(/\.$/, '') },
              {
                id: 'name',
                header: 'Permission',
                cell: ({ name }) => <span className="font-mono text-small text-dim">{name}</span>,
              },
              { id: 'by', header: 'By role', cell: ({ roles }) => roles.map(roleName).join(', ') },
              {
                id: 'until',
                header: 'Until',
                align: 'end',
                cell: ({ endsAt }) => (endsAt ? showDay(endsAt) : 'Always'),
              },
            ]}
          />
        </div>
      )}
    </Card>
  )
}
