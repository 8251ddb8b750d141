import { markThousands, trimDecimal } from '../decimal.ts'
import { Table } from '../table.tsx'
import type { FlowGraph, FlowLink } from './flow-graph.ts'

/** The flow as rows: from, to, how much, digit for digit. */
export function FlowTable({
  label,
  graph,
  unit,
}: {
  readonly label: string
  readonly graph: FlowGraph
  readonly unit: string
}) {
  const name = (id: string) => graph.nodes.find((node) => node.id === id)?.name ?? id
  return (
    <Table<FlowLink>
      label={label}
      rows={graph.links}
      rowId={({ from, to }) => `${from} ${to}`}
      columns={[
        { id: 'from', header: 'From', cell: ({ from }) => name(from) },
        { id: 'to', header: 'To', cell: ({ to }) => name(to) },
        {
          id: 'quantity',
          header: `Quantity (${unit})`,
          align: 'end',
          cell: ({ quantity }) => markThousands(trimDecimal(quantity)),
        },
      ]}
    />
  )
}
