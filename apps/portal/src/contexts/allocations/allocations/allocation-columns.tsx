import type { GridColumn } from '@tenure/ui/grid-column'
import type { AllocationRowFragment } from '../../../graphql/generated/allocation-row.ts'
import { PeekLink } from '../peek-link.tsx'
import { ProjectLink } from '../project-link.tsx'
import { showQuantity } from '../show-quantity.ts'
import { DrawnBar } from './drawn-bar.tsx'
import { EndsCell } from './ends-cell.tsx'
import { ModelBadge } from './model-badge.tsx'
import { RowMenu } from './row-menu.tsx'

/** How an allocation stands in a list of the facility's. Ids that sort are the API's order fields. */
export const allocationColumns: readonly GridColumn<AllocationRowFragment>[] = [
  {
    id: 'PROJECT',
    header: 'Project',
    width: 'minmax(200px, 2fr)',
    isSortable: true,
    narrow: 'title',
    cell: ({ project }) => <ProjectLink project={project} />,
  },
  {
    id: 'PI',
    header: 'PI',
    width: 'minmax(120px, 1fr)',
    isSortable: true,
    cell: ({ project }) => <span className="truncate text-dim">{project.piOwner.fullName}</span>,
  },
  {
    id: 'RESOURCE_TYPE',
    header: 'Resource',
    width: 'minmax(120px, 1fr)',
    isSortable: true,
    narrow: 'detail',
    cell: ({ id, resourceType }) => <PeekLink id={id}>{resourceType.name}</PeekLink>,
  },
  {
    id: 'MODEL',
    header: 'Model',
    width: '116px',
    isSortable: true,
    cell: ({ model }) => <ModelBadge model={model} />,
  },
  {
    id: 'QUANTITY',
    header: 'Allocated',
    width: '112px',
    align: 'end',
    isSortable: true,
    narrow: 'value',
    cell: ({ quantity }) => showQuantity(quantity),
  },
  {
    // Types differ from row to row, so the unit stands beside the number instead of in the header.
    id: 'unit',
    header: 'Unit',
    width: '96px',
    cell: ({ resourceType }) => <span className="truncate text-dim">{resourceType.unit}</span>,
  },
  { id: 'drawn', header: 'Drawn', width: '164px', narrow: 'aside', cell: (row) => <DrawnBar of={row} /> },
  {
    id: 'ENDS_AT',
    header: 'Ends',
    width: '132px',
    align: 'end',
    isSortable: true,
    cell: (row) => <EndsCell of={row} />,
  },
  { id: 'verbs', header: 'Acts', hidesHeader: true, width: '44px', cell: (row) => <RowMenu allocation={row} /> },
]
