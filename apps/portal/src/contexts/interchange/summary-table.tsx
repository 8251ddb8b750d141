import { markThousands } from '@tenure/ui/decimal'
import { Table, type TableColumn } from '@tenure/ui/table'
import { type Action, type ImportPreview, type Kind, kindNames, kinds } from './plan.ts'

interface SummaryRow {
  readonly kind: Kind
  readonly counts: Readonly<Record<Action, number>>
}

const count = (value: number, tone = '') =>
  value === 0 ? <span className="text-dim">0</span> : <span className={tone}>{markThousands(String(value))}</span>

const columns: readonly TableColumn<SummaryRow>[] = [
  { id: 'kind', header: 'Rows', cell: ({ kind }) => kindNames[kind] },
  {
    id: 'create',
    header: 'Created',
    align: 'end',
    cell: ({ counts }) => count(counts.create, 'font-medium text-accent'),
  },
  {
    id: 'change',
    header: 'Changed',
    align: 'end',
    cell: ({ counts }) => count(counts.change, 'font-medium text-blue'),
  },
  { id: 'same', header: 'Same', align: 'end', cell: ({ counts }) => count(counts.same) },
  { id: 'refuse', header: 'Refused', align: 'end', cell: ({ counts }) => count(counts.refuse, 'font-medium text-bad') },
]

/** How many rows of each kind would be created, changed, left and refused; kinds the files do not speak of are left out. */
export function SummaryTable({ plan }: { readonly plan: ImportPreview }) {
  const rows = kinds
    .map((kind) => ({ kind, counts: plan.summary[kind] }))
    .filter(({ counts }) => Object.values(counts).some((value) => value > 0))
  if (rows.length === 0) return null
  return (
    <div className="min-w-0">
      <Table label="What the import would do" columns={columns} rows={rows} rowId={({ kind }) => kind} />
    </div>
  )
}
