import { Link } from '@tanstack/react-router'
import { Badge } from '@tenure/ui/badge'
import { Card } from '@tenure/ui/card'
import { EmptyState } from '@tenure/ui/empty-state'
import { rowLinkStyle } from '@tenure/ui/link-style'
import { Page } from '@tenure/ui/page'
import { PageHeader } from '@tenure/ui/page-header'
import { Table, type TableColumn } from '@tenure/ui/table'
import { UsageBar } from '@tenure/ui/usage-bar'
import { useQuery } from 'urql'
import { SupplyPageDocument, type SupplyPageQuery } from '../../../graphql/generated/supply-page.ts'
import { Reading } from '../../../graphql/reading.tsx'
import { percentOf, showQuantity } from '../show-quantity.ts'
import { policyWord, supplyUnit } from './supply-words.ts'

type Type = SupplyPageQuery['resourceTypes'][number]
type Month = Type['supplyMonths'][number]

/** What the facility has of each type this month, and what became of it. */
export function SupplyPage() {
  const [{ data, error }, again] = useQuery({ query: SupplyPageDocument, requestPolicy: 'cache-and-network' })
  return (
    <Page>
      <title>Supply · Tenure</title>
      <PageHeader
        title="Supply"
        lead="What the facility has of each resource type this month, and what became of it."
      />
      <Reading data={data} error={error} onRetry={() => again({ requestPolicy: 'network-only' })} lines={6}>
        {({ resourceTypes }) =>
          resourceTypes.length === 0 ? (
            <EmptyState>
              There is no resource type yet. Make one under Resource types, then say how much of it there is.
            </EmptyState>
          ) : (
            <Card>
              <Table label="Supply this month" rows={resourceTypes} rowId={({ id }) => id} columns={columns} />
            </Card>
          )
        }
      </Reading>
    </Page>
  )
}

const figure = (
  id: keyof Pick<Month, 'supply' | 'granted' | 'given' | 'used' | 'free'>,
  header: string,
): TableColumn<Type> => ({
  id,
  header,
  align: 'end',
  cell: ({ supplyMonths: [month] }) => (month ? showQuantity(month[id]) : '—'),
})

const columns: readonly TableColumn<Type>[] = [
  {
    id: 'name',
    header: 'Resource type',
    cell: ({ id, name, supplyMonths: [month] }) => (
      <span className="flex items-center gap-2">
        <Link to="/supply/$typeId" params={{ typeId: id }} className={rowLinkStyle}>
          {name}
        </Link>
        {month?.overcommitted && <Badge tone="warn">Overcommitted</Badge>}
      </span>
    ),
  },
  { id: 'unit', header: 'Unit', cell: (type) => <span className="text-dim">{supplyUnit(type)}</span> },
  figure('supply', 'Supply'),
  figure('granted', 'Granted'),
  figure('given', 'Given on'),
  figure('used', 'Used'),
  figure('free', 'Free'),
  {
    id: 'bar',
    header: 'Share granted',
    cell: ({ name, supplyMonths: [month] }) =>
      month && Number(month.supply) > 0 ? (
        <UsageBar label={`${name} granted`} percent={percentOf(month.granted, month.supply)} className="min-w-36" />
      ) : (
        <span className="text-dim">Not recorded</span>
      ),
  },
  { id: 'policy', header: 'Beyond it', cell: ({ supplyPolicy }) => policyWord(supplyPolicy) },
]
