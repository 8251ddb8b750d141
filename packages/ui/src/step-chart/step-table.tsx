import { markThousands, trimDecimal } from '../decimal.ts'
import { showDay } from '../instant.ts'
import { Table } from '../table.tsx'
import { instantsOf, quantityAt, type StepSeries } from './step-series.ts'

/** The chart as rows: one for each instant at which something changes. */
export function StepTable({
  label,
  series,
  unit,
}: {
  readonly label: string
  readonly series: readonly StepSeries[]
  readonly unit: string
}) {
  return (
    <Table<string>
      label={label}
      rows={instantsOf(series)}
      rowId={(at) => at}
      columns={[
        { id: 'from', header: 'From', cell: showDay },
        ...series.map((one) => ({
          id: one.id,
          header: `${one.name} (${unit})`,
          align: 'end' as const,
          cell: (at: string) => {
            const quantity = quantityAt(one, Date.parse(at))
            return quantity === null ? '' : markThousands(trimDecimal(quantity))
          },
        })),
      ]}
    />
  )
}
