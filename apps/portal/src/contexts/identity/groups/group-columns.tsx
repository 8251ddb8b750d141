import { Badge } from '@tenure/ui/badge'
import type { GridColumn } from '@tenure/ui/grid-column'
import type { GroupRowFragment } from '../../../graphql/generated/group-row.ts'

/** How a security group stands in a list. */
export const groupColumns: readonly GridColumn<GroupRowFragment>[] = [
  {
    id: 'name',
    header: 'Name',
    width: 'minmax(180px, 1.4fr)',
    narrow: 'title',
    cell: ({ groupName }) => groupName,
  },
  {
    id: 'source',
    header: 'Members kept',
    width: '132px',
    narrow: 'value',
    cell: ({ externalSystemId }) =>
      externalSystemId === null ? <Badge>Here</Badge> : <Badge tone="violet">In a directory</Badge>,
  },
  {
    id: 'members',
    header: 'Members',
    width: '88px',
    align: 'end',
    narrow: 'aside',
    cell: ({ members }) => <span className="tabular-nums">{members.totalCount}</span>,
  },
  {
    id: 'uses',
    header: 'Opens',
    width: 'minmax(200px, 2fr)',
    narrow: 'detail',
    cell: ({ usedBy }) => (
      <span className="truncate text-dim">
        {usedBy.length === 0 ? 'Nothing that you may see' : usedBy.map(({ label }) => label).join(', ')}
      </span>
    ),
  },
]
