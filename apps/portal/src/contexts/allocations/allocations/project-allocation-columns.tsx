import { PeekLink } from '../peek-link.tsx'
import type { TableColumn } from '@tenure/ui/table'
import type { AllocationRowFragment } from '../../../graphql/generated/allocation-row.ts'
import { showQuantity } from '../show-quantity.ts'
import { DrawnBar } from './drawn-bar.tsx'
import { EndsCell } from './ends-cell.tsx'
import { ModelBadge } from './model-badge.tsx'
import { RowMenu } from './row-menu.tsx'

/** How an allocation stands among those of its project. */
export const projectAllocationColumns: readonly TableColumn<AllocationRowFragment>[] = [
  {
    id: 'resource',
    header: 'Resource',
    cell: ({ id, resourceType }) => <PeekLink id={id}>{resourceType.name}</PeekLink>,
  },
  { id: 'model', header: 'Model', cell: ({ model }) => <ModelBadge model={model} /> },
  {
    id: 'drawn',
    header: 'Drawn',
    align: 'end',
    cell: ({ drawn, resourceType }) => `${showQuantity(drawn)} ${resourceType.unit}`,
  },
  {
    id: 'quantity',
    header: 'Allocated',
    align: 'end',
    cell: ({ quantity, resourceType }) => `${showQuantity(quantity)} ${resourceType.unit}`,
  },
  { id: 'bar', header: 'Share of allocation', cell: (row) => <DrawnBar of={row} /> },
  { id: 'ends', header: 'Ends', align: 'end', cell: (row) => <EndsCell of={row} /> },
  {
    id: 'verbs',
    header: <span className="sr-only">Acts</span>,
    align: 'end',
    cell: (row) => <RowMenu allocation={row} />,
  },
]
