import { Button } from '@tenure/ui/button'
import { Card } from '@tenure/ui/card'
import { EmptyState } from '@tenure/ui/empty-state'
import { showDay, showLastDay } from '@tenure/ui/instant'
import { Table, type TableColumn } from '@tenure/ui/table'
import type { SupplyRowFragment } from '../../../graphql/generated/supply-row.ts'
import { showQuantity } from '../show-quantity.ts'
import { supplyUnit } from './supply-words.ts'
import type { TypeSupply } from './type-supply-page.tsx'

/** What is done to the supply of a type. */
export type SupplyVerb =
  { readonly verb: 'policy' | 'add' } | { readonly verb: 'edit' | 'end'; readonly supply: SupplyRowFragment }

interface SuppliesCardProps {
  readonly type: TypeSupply
  readonly onVerb: (verb: SupplyVerb) => void
}

/** What the supply is made of. */
export function SuppliesCard({ type, onVerb }: SuppliesCardProps) {
  const rows = type.supplies.edges.map(({ node }) => node)
  return (
    <Card title="What there is">
      {rows.length === 0 ? (
        <EmptyState>Nothing is written down yet. Add what the facility has, and from when.</EmptyState>
      ) : (
        <Table label="What there is" rows={rows} rowId={({ id }) => id} columns={columnsOf(type, onVerb)} />
      )}
    </Card>
  )
}

function columnsOf(type: TypeSupply, onVerb: SuppliesCardProps['onVerb']): readonly TableColumn<SupplyRowFragment>[] {
  const isOver = ({ endsAt }: SupplyRowFragment) => endsAt !== null && Date.parse(endsAt) <= Date.now()
  const verbs: TableColumn<SupplyRowFragment> = {
    id: 'verbs',
    header: <span className="sr-only">Acts</span>,
    align: 'end',
    cell: (supply) =>
      !isOver(supply) && (
        <span className="inline-flex gap-1">
          <Button tone="quiet" aria-label={`Edit ${supply.name}`} onPress={() => onVerb({ verb: 'edit', supply })}>
            Edit
          </Button>
          <Button tone="quiet" aria-label={`End ${supply.name}`} onPress={() => onVerb({ verb: 'end', supply })}>
            End
          </Button>
        </span>
      ),
  }
  return [
    {
      id: 'name',
      header: 'What',
      cell: ({ name, note }) => (
        <span className="flex flex-col">
          {name}
          {note && <span className="text-small text-dim">{note}</span>}
        </span>
      ),
    },
    { id: 'quantity', header: `In ${supplyUnit(type)}`, align: 'end', cell: ({ quantity }) => showQuantity(quantity) },
    { id: 'from', header: 'From', align: 'end', cell: ({ startsAt }) => showDay(startsAt) },
    { id: 'until', header: 'Last day', align: 'end', cell: ({ endsAt }) => (endsAt ? showLastDay(endsAt) : 'Stays') },
    ...(type.viewerCan.update ? [verbs] : []),
  ]
}
