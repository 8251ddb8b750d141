import { Card } from '@tenure/ui/card'
import { showDay } from '@tenure/ui/instant'
import { Table, type TableColumn } from '@tenure/ui/table'
import { ProjectLink } from '../project-link.tsx'
import { showQuantity } from '../show-quantity.ts'
import type { TypeSupply } from './type-supply-page.tsx'

type Overcommitment = TypeSupply['overcommitments']['edges'][number]['node']

/** Who granted beyond the supply, the newest first. */
export function Overcommitments({ type }: { readonly type: TypeSupply }) {
  return (
    <Card title="Granted beyond the supply">
      <Table
        label="Granted beyond the supply"
        rows={type.overcommitments.edges.map(({ node }) => node)}
        rowId={({ madeAt, granted }) => `${madeAt} ${granted}`}
        columns={columns}
      />
    </Card>
  )
}

const columns: readonly TableColumn<Overcommitment>[] = [
  {
    id: 'what',
    header: 'Grant to',
    cell: ({ allocation }) =>
      allocation ? <ProjectLink project={allocation.project} showsId /> : 'A supply that was lowered',
  },
  { id: 'who', header: 'Who', cell: ({ madeBy }) => madeBy?.fullName ?? '—' },
  { id: 'when', header: 'When', align: 'end', cell: ({ madeAt }) => showDay(madeAt) },
  { id: 'from', header: 'Too little from', align: 'end', cell: ({ beginsAt }) => showDay(beginsAt) },
  { id: 'supply', header: 'Supply', align: 'end', cell: ({ supply }) => showQuantity(supply) },
  { id: 'granted', header: 'Granted', align: 'end', cell: ({ granted }) => showQuantity(granted) },
]
