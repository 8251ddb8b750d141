import { Link } from '@tanstack/react-router'
import type { GridColumn } from '@tenure/ui/grid-column'
import { showDay } from '@tenure/ui/instant'
import { rowLinkStyle } from '@tenure/ui/link-style'
import type { AllocationRequestRowFragment } from '../../../graphql/generated/request-row.ts'
import { ProjectLink } from '../project-link.tsx'
import { showQuantity } from '../show-quantity.ts'
import { requestKindWords, requestTitle } from './request-words.ts'
import { StateBadge } from './state-badge.tsx'

type Row = AllocationRequestRowFragment

/** The name of a request, leading to its page. */
export function RequestLink({ request }: { readonly request: Row }) {
  return (
    <Link to="/requests/$id" params={{ id: request.id }} className={`${rowLinkStyle} truncate`}>
      {requestTitle(request)}
    </Link>
  )
}

/** How a request stands in the list of all. */
export const requestColumns: readonly GridColumn<Row>[] = [
  {
    id: 'what',
    header: 'Asked for',
    width: 'minmax(200px, 2fr)',
    narrow: 'title',
    cell: (request) => <RequestLink request={request} />,
  },
  {
    id: 'project',
    header: 'Project',
    width: 'minmax(160px, 1.4fr)',
    narrow: 'detail',
    cell: ({ project }) => <ProjectLink project={project} />,
  },
  { id: 'kind', header: 'Kind', width: '132px', cell: ({ kind }) => requestKindWords[kind] },
  {
    id: 'state',
    header: 'State',
    width: '132px',
    narrow: 'value',
    cell: ({ state }) => <StateBadge state={state} />,
  },
  {
    id: 'awarded',
    header: 'Awarded',
    width: '120px',
    align: 'end',
    cell: ({ awarded: { quantity } }) =>
      quantity === null ? <span className="text-dim">–</span> : showQuantity(quantity),
  },
  { id: 'askedBy', header: 'Asked by', width: 'minmax(140px, 1fr)', cell: ({ askedBy }) => askedBy.fullName },
  { id: 'updatedAt', header: 'Changed', width: '120px', cell: ({ updatedAt }) => showDay(updatedAt) },
]
