import type { TableColumn } from '@tenure/ui/table'
import type { DataShareRowFragment } from '../../../graphql/generated/data-share-row.ts'
import { PeekLink } from '../peek-link.tsx'
import { showQuantity } from '../show-quantity.ts'
import { subtypeWords } from '../words.ts'
import { DataShareMenu } from './data-share-menu.tsx'
import { GroupCell, StewardCell } from './steward-cell.tsx'

/** How a data share stands among those of its project. */
export const projectDataShareColumns: readonly TableColumn<DataShareRowFragment>[] = [
  { id: 'name', header: 'Name', cell: ({ id, name }) => <PeekLink id={id}>{name}</PeekLink> },
  { id: 'kind', header: 'Kind', cell: ({ storageSubtype }) => subtypeWords[storageSubtype] },
  {
    id: 'quota',
    header: 'Size',
    align: 'end',
    cell: ({ quota, allocation }) => `${showQuantity(quota)} ${allocation?.resourceType.unit ?? ''}`,
  },
  { id: 'steward', header: 'Steward', cell: (share) => <StewardCell share={share} /> },
  { id: 'group', header: 'Group', cell: (share) => <GroupCell share={share} /> },
  {
    id: 'verbs',
    header: <span className="sr-only">Acts</span>,
    align: 'end',
    cell: (share) => <DataShareMenu share={share} />,
  },
]
