import { Link } from '@tanstack/react-router'
import { Badge } from '@tenure/ui/badge'
import type { GridColumn } from '@tenure/ui/grid-column'
import { showDay } from '@tenure/ui/instant'
import { rowLinkStyle } from '@tenure/ui/link-style'
import type { ProjectRowFragment } from '../../graphql/generated/project-row.ts'

/** How a project stands in a list. Ids that sort are the API's order fields. */
export const projectColumns: readonly GridColumn<ProjectRowFragment>[] = [
  {
    id: 'NAME',
    header: 'Project',
    width: 'minmax(200px, 2fr)',
    isSortable: true,
    narrow: 'title',
    cell: ({ name, publicId }) => (
      <Link to="/projects/$publicId" params={{ publicId }} className={`${rowLinkStyle} truncate`}>
        {name}
      </Link>
    ),
  },
  {
    id: 'PUBLIC_ID',
    header: 'Id',
    width: '96px',
    isSortable: true,
    narrow: 'value',
    cell: ({ publicId }) => publicId,
  },
  {
    id: 'pi',
    header: 'PI',
    width: 'minmax(140px, 1fr)',
    narrow: 'detail',
    cell: ({ piOwner }) => <span className="truncate text-dim">{piOwner.fullName}</span>,
  },
  {
    id: 'status',
    header: 'State',
    width: '112px',
    narrow: 'aside',
    cell: ({ status }) => (status === 'ACTIVE' ? <Badge tone="accent">Active</Badge> : <Badge>Draft</Badge>),
  },
  {
    id: 'CREATED_AT',
    header: 'Created',
    width: '120px',
    align: 'end',
    isSortable: true,
    cell: ({ createdAt }) => <span className="text-dim">{showDay(createdAt)}</span>,
  },
]
