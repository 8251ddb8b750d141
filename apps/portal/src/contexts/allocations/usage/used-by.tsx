import { Button } from '@tenure/ui/button'
import { Card } from '@tenure/ui/card'
import { EmptyState } from '@tenure/ui/empty-state'
import { showDay } from '@tenure/ui/instant'
import { SegmentedControl } from '@tenure/ui/segmented-control'
import { Skeleton } from '@tenure/ui/skeleton'
import { Table } from '@tenure/ui/table'
import { UsageBar } from '@tenure/ui/usage-bar'
import { useState } from 'react'
import { useQuery } from 'urql'
import { UsedByDocument } from '../../../graphql/generated/used-by.ts'
import { keepFile } from '../../../graphql/keep-file.ts'
import { ReadFailed } from '../../../graphql/read-failed.tsx'
import { monthsLater, startOfDay, today } from '../day.ts'
import { percentOf, showQuantity } from '../show-quantity.ts'
import { total } from './exact.ts'
import { csvOf, type UsedRow, usedRows, type Way } from './used-rows.ts'

interface UsedByProps {
  readonly projectId: string
  readonly publicId: string
  readonly type: { readonly id: string; readonly name: string; readonly unit: string }
}

const ways = [
  { id: 'person', name: 'By person' },
  { id: 'day', name: 'By day' },
  { id: 'origin', name: 'By where' },
]
const spans = [
  { id: '1', name: '1 month' },
  { id: '3', name: '3 months' },
  { id: '12', name: '12 months' },
]
const MOST = 50

/** Who used what: by person, by day, by where it ran. */
export function UsedBy({ projectId, publicId, type }: UsedByProps) {
  const [way, setWay] = useState<Way>('person')
  const [months, setMonths] = useState('1')
  const [until] = useState(today)
  const [from, to] = [startOfDay(monthsLater(until, -Number(months))) ?? '', `${until}T23:59:59.999Z`]
  const day = new Date(Date.parse(to) + 1).toISOString()
  const [{ data, error }, again] = useQuery({
    query: UsedByDocument,
    variables: { id: projectId, resourceTypeId: type.id, from, to: day },
  })
  const usage = data?.project?.usage
  const rows = usage && usedRows(usage, way)
  return (
    <Card
      title="Who used it"
      lead={
        rows ? `${showQuantity(total(rows.map(({ amount }) => amount)))} ${type.unit} since ${showDay(from)}.` : ' '
      }
      actions={
        rows && (
          <Button
            isDisabled={rows.length === 0}
            onPress={() =>
              keepFile(`${publicId}-use-${way}.csv`, new Blob([csvOf(rows, type.unit)], { type: 'text/csv' }))
            }
          >
            Download CSV
          </Button>
        )
      }
    >
      <div className="flex flex-wrap gap-2">
        <SegmentedControl label="By" options={ways} value={way} onChange={(id) => setWay(id as Way)} />
        <SegmentedControl label="Time" options={spans} value={months} onChange={setMonths} />
      </div>
      {!rows && !error && <Skeleton className="h-32 w-full" />}
      {!rows && error && <ReadFailed error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />}
      {rows?.length === 0 && <EmptyState>Nothing of it was used in this time, as far as was recorded.</EmptyState>}
      {rows && rows.length > 0 && <Rows rows={rows} way={way} unit={type.unit} />}
    </Card>
  )
}

function Rows({ rows, way, unit }: { readonly rows: readonly UsedRow[]; readonly way: Way; readonly unit: string }) {
  const all = total(rows.map(({ amount }) => amount))
  return (
    <>
      <Table
        label={`Use ${ways.find(({ id }) => id === way)?.name.toLowerCase() ?? ''}`}
        rows={rows.slice(0, MOST)}
        rowId={({ id }) => id}
        columns={[
          {
            id: 'name',
            header: way === 'person' ? 'Person' : way === 'day' ? 'Day' : 'Where',
            cell: ({ name }) => name,
          },
          { id: 'amount', header: `Used (${unit})`, align: 'end', cell: ({ amount }) => showQuantity(amount) },
          ...(way === 'day'
            ? [{ id: 'uncharged', header: 'Uncharged', align: 'end' as const, cell: ({ note }: UsedRow) => note }]
            : [{ id: 'records', header: 'Jobs', align: 'end' as const, cell: ({ note }: UsedRow) => note }]),
          {
            id: 'part',
            header: 'Part of it',
            cell: ({ name, amount }) => (
              <UsageBar label={`Part of ${name}`} percent={percentOf(amount, all)} warnsAt={101} className="min-w-28" />
            ),
          },
        ]}
      />
      {rows.length > MOST && (
        <p className="text-dim">
          The first {MOST} of {rows.length}; the CSV file has them all.
        </p>
      )}
    </>
  )
}
