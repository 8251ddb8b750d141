import type { GridColumn } from '@tenure/ui/grid-column'
import type { DataShareRowFragment } from '../../../graphql/generated/data-share-row.ts'
import { PeekLink } from '../peek-link.tsx'
import { ProjectLink } from '../project-link.tsx'
import { showQuantity } from '../show-quantity.ts'
import { subtypeWords } from '../words.ts'
import { DataShareMenu } from './data-share-menu.tsx'
import { GroupCell, StewardCell } from './steward-cell.tsx'

/** How a data share stands in a list of the facility's. */
export const dataShareColumns: readonly GridColumn<DataShareRowFragment>[] = [
  {
    id: 'name',
    header: 'Name',
    width: 'minmax(160px, 1.4fr)',
    narrow: 'title',
    cell: ({ id, name }) => <PeekLink id={id}>{name}</PeekLink>,
  },
  {
    id: 'project',
    header: 'Project',
    width: 'minmax(160px, 1.4fr)',
    cell: ({ projectReference }) => <ProjectLink project={projectReference} />,
  },
  { id: 'kind', header: 'Kind', width: '96px', cell: ({ storageSubtype }) => subtypeWords[storageSubtype] },
  {
    id: 'quota',
    header: 'Size',
    width: '120px',
    align: 'end',
    narrow: 'value',
    cell: ({ quota, allocation }) => (
      <>
        {showQuantity(quota)}&nbsp;<span className="text-dim">{allocation?.resourceType.unit}</span>
      </>
    ),
  },
  {
    id: 'steward',
    header: 'Steward',
    width: 'minmax(200px, 1.6fr)',
    narrow: 'detail',
    cell: (share) => <StewardCell share={share} />,
  },
  { id: 'group', header: 'Group', width: 'minmax(160px, 1.4fr)', cell: (share) => <GroupCell share={share} /> },
  { id: 'verbs', header: 'Acts', hidesHeader: true, width: '44px', cell: (share) => <DataShareMenu share={share} /> },
]
