import { Badge } from '@tenure/ui/badge'
import { Button } from '@tenure/ui/button'
import { Card } from '@tenure/ui/card'
import { EmptyState } from '@tenure/ui/empty-state'
import { showDay } from '@tenure/ui/instant'
import { lazyPart } from '@tenure/ui/lazy-part'
import { Table, type TableColumn } from '@tenure/ui/table'
import { Suspense, useState } from 'react'
import { useQuery } from 'urql'
import { type RateRowFragment, RatesDocument } from '../../../graphql/generated/rates.ts'
import { Reading } from '../../../graphql/reading.tsx'
import { lastDayOf } from '../day.ts'
import { showPrice } from './money.ts'

const SetRate = lazyPart(() => import('./set-rate.tsx'), 'SetRate')
const EndRate = lazyPart(() => import('./end-rate.tsx'), 'EndRate')

/** What each unit costs, and when. */
export function Rates({ mayManage }: { readonly mayManage: boolean }) {
  const [{ data, error }, again] = useQuery({ query: RatesDocument, requestPolicy: 'cache-and-network' })
  const [open, setOpen] = useState<'set' | RateRowFragment | null>(null)
  const reread = () => again({ requestPolicy: 'network-only' })
  const close = () => setOpen(null)
  const set = mayManage && <Button onPress={() => setOpen('set')}>Set a price</Button>
  const columns: readonly TableColumn<RateRowFragment>[] = [
    { id: 'type', header: 'Resource type', namesRow: true, cell: ({ resourceType }) => resourceType.name },
    { id: 'price', header: 'Price', align: 'end', cell: ({ price, currency }) => showPrice(price, currency) },
    { id: 'of', header: 'Of', cell: ofWhat },
    { id: 'from', header: 'From', cell: ({ validFrom }) => showDay(validFrom) },
    {
      id: 'until',
      header: 'Last day',
      cell: ({ validUntil }) => (validUntil ? showDay(lastDayOf(validUntil)) : 'Stays'),
    },
    { id: 'state', header: 'State', cell: (rate) => <Badge>{stateOf(rate)}</Badge> },
    {
      id: 'acts',
      header: <span className="sr-only">Acts</span>,
      align: 'end',
      cell: (rate) =>
        mayManage &&
        rate.validUntil === null && (
          <Button tone="quiet" aria-label={`End: the price of ${rate.resourceType.name}`} onPress={() => setOpen(rate)}>
            End
          </Button>
        ),
    },
  ]
  return (
    <Card title="Prices" lead="A new price is a new line: what was charged stays as it was." actions={set}>
      <Reading data={data} error={error} onRetry={reread}>
        {({ rates }) =>
          rates.edges.length === 0 ? (
            <EmptyState>There is no price yet, and nothing is charged.</EmptyState>
          ) : (
            <Table label="Prices" rows={rates.edges.map(({ node }) => node)} rowId={({ id }) => id} columns={columns} />
          )
        }
      </Reading>
      <Suspense>
        {open === 'set' && <SetRate onDone={reread} onClose={close} />}
        {open !== null && open !== 'set' && <EndRate rate={open} onDone={reread} onClose={close} />}
      </Suspense>
    </Card>
  )
}

const ofWhat = ({ basis, resourceType: { unit } }: RateRowFragment) =>
  basis === 'USED' ? `each ${unit} used` : `each ${unit} held for a month`

function stateOf({ validFrom, validUntil }: RateRowFragment): string {
  const now = Date.now()
  if (Date.parse(validFrom) > now) return 'To come'
  return validUntil !== null && Date.parse(validUntil) <= now ? 'Over' : 'Holds'
}
