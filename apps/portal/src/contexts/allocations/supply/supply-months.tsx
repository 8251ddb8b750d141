import { Badge } from '@tenure/ui/badge'
import { Button } from '@tenure/ui/button'
import { Card } from '@tenure/ui/card'
import { Table, type TableColumn } from '@tenure/ui/table'
import Download from 'lucide-react/icons/download'
import { csvOf } from '../../../graphql/csv.ts'
import { keepFile } from '../../../graphql/keep-file.ts'
import { showQuantity } from '../show-quantity.ts'
import { supplyUnit } from './supply-words.ts'
import type { TypeSupply } from './type-supply-page.tsx'

type Month = TypeSupply['supplyMonths'][number]
const figures = [
  ['supply', 'Supply'],
  ['granted', 'Granted'],
  ['given', 'Given on'],
  ['used', 'Used'],
  ['free', 'Free'],
] as const

/** Month by month, with the same as a file. */
export function SupplyMonths({ type }: { readonly type: TypeSupply }) {
  if (type.supplyMonths.length === 0) return null
  return (
    <Card
      title={`Month by month, in ${supplyUnit(type)}`}
      actions={
        <Button icon={<Download size={14} aria-hidden />} onPress={() => keep(type)}>
          Export CSV
        </Button>
      }
    >
      <Table label="Supply by month" rows={type.supplyMonths} rowId={({ startsAt }) => startsAt} columns={columns} />
      <p className="text-small text-dim">
        {type.supplyBasis === 'PER_MONTH'
          ? 'What flows in the month. Given on: what shares set aside at its end.'
          : 'The least supply and the most granted in the month. Given on: what shares set aside at its end.'}
      </p>
    </Card>
  )
}

const columns: readonly TableColumn<Month>[] = [
  {
    id: 'month',
    header: 'Month',
    cell: ({ startsAt, overcommitted }) => (
      <span className="flex items-center gap-2 whitespace-nowrap">
        {MONTH.format(new Date(startsAt))}
        {overcommitted && <Badge tone="warn">Overcommitted</Badge>}
      </span>
    ),
  },
  ...figures.map(([id, header]) => ({
    id,
    header,
    align: 'end' as const,
    cell: (month: Month) => showQuantity(month[id]),
  })),
]
const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' })

function keep(type: TypeSupply): void {
  const heads = ['month', 'unit', ...figures.map(([id]) => id), 'overcommitted']
  const rows = type.supplyMonths.map((month) => [
    month.startsAt.slice(0, 7),
    supplyUnit(type),
    ...figures.map(([id]) => month[id]),
    month.overcommitted ? 'yes' : 'no',
  ])
  keepFile(`supply of ${type.name}.csv`, new Blob([csvOf([heads, ...rows])], { type: 'text/csv' }))
}
