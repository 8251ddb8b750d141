import { Badge } from '@tenure/ui/badge'
import { Button } from '@tenure/ui/button'
import { Card } from '@tenure/ui/card'
import { EmptyState } from '@tenure/ui/empty-state'
import { showDay } from '@tenure/ui/instant'
import { SegmentedControl } from '@tenure/ui/segmented-control'
import { Skeleton } from '@tenure/ui/skeleton'
import { Table } from '@tenure/ui/table'
import { useState } from 'react'
import { useQuery } from 'urql'
import { DrawLedgerDocument, type DrawRowFragment } from '../../../graphql/generated/draw-ledger.ts'
import { ReadFailed } from '../../../graphql/read-failed.tsx'
import { showQuantity } from '../show-quantity.ts'

const sides = [
  { id: 'spent', name: 'What it used' },
  { id: 'paid', name: 'What it paid for' },
]
const rights = { OWN: 'Own', RECEIVED: 'Received', DEFAULT_PROJECT: 'Default project' } as const

/** The ledger of draws, from either side, newest first. */
export function DrawLedger({ projectId }: { readonly projectId: string }) {
  const [side, setSide] = useState('spent')
  const [after, setAfter] = useState<string | null>(null)
  const spent = side === 'spent'
  const [{ data, error, fetching }, again] = useQuery({
    query: DrawLedgerDocument,
    variables: { id: projectId, spent, after: spent ? after : null, afterPaid: spent ? null : after },
  })
  const page = spent ? data?.project?.draws : data?.project?.drawsPaid
  const rows = page?.edges.map(({ node }, n) => ({ ...node, n: String(n) }))
  const choose = (id: string) => {
    setSide(id)
    setAfter(null)
  }
  return (
    <Card title="Ledger of draws" lead="Each row is written once; what is corrected has a row of its own.">
      <SegmentedControl label="Side" options={sides} value={side} onChange={choose} className="self-start" />
      {!rows && !error && <Skeleton className="h-32 w-full" />}
      {!rows && error && <ReadFailed error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />}
      {rows?.length === 0 && <EmptyState>Nothing was drawn yet.</EmptyState>}
      {rows && rows.length > 0 && (
        <Table label="Ledger of draws" rows={rows} rowId={({ n }) => n} columns={columns(spent)} />
      )}
      {page && (after !== null || page.pageInfo.hasNextPage) && (
        <div className="flex gap-2">
          <Button isDisabled={after === null || fetching} onPress={() => setAfter(null)}>
            Newest
          </Button>
          <Button
            isDisabled={!page.pageInfo.hasNextPage || fetching}
            onPress={() => setAfter(page.pageInfo.endCursor ?? null)}
          >
            Older
          </Button>
        </div>
      )}
    </Card>
  )
}

const columns = (spent: boolean) => [
  { id: 'written', header: 'Written', cell: ({ drawnAt }: DrawRowFragment) => showDay(drawnAt) },
  { id: 'used', header: 'Used on', cell: ({ usedOn }: DrawRowFragment) => (usedOn === null ? '' : showDay(usedOn)) },
  {
    id: 'other',
    header: spent ? 'Paid by' : 'Used by',
    cell: ({ project, payingProject }: DrawRowFragment) => (spent ? payingProject : project).publicId,
  },
  { id: 'right', header: 'Right', cell: ({ source }: DrawRowFragment) => rights[source] },
  {
    id: 'amount',
    header: 'Amount',
    align: 'end' as const,
    cell: ({ amount, resourceType }: DrawRowFragment) => `${showQuantity(amount)} ${resourceType.unit}`,
  },
  {
    id: 'note',
    header: 'Note',
    cell: ({ forced, note }: DrawRowFragment) => (
      <span className="flex flex-wrap items-center gap-2">
        {forced && <Badge tone="warn">Overdrawn</Badge>}
        {note}
      </span>
    ),
  },
]
