import { Link } from '@tanstack/react-router'
import { Card } from '@tenure/ui/card'
import { markThousands, trimDecimal } from '@tenure/ui/decimal'
import { EmptyState } from '@tenure/ui/empty-state'
import { LinkButton } from '@tenure/ui/link-button'
import { rowLinkStyle } from '@tenure/ui/link-style'
import { Table, type TableColumn } from '@tenure/ui/table'
import { UsageBar } from '@tenure/ui/usage-bar'
import { useNarrow } from '@tenure/ui/use-media'
import { useQuery } from 'urql'
import { unitBeside } from '../../contexts/projects/overview/unit-beside.ts'
import { FacilityTotalsDocument, type FacilityTotalsQuery } from '../../graphql/generated/facility-totals.ts'
import { Reading } from '../../graphql/reading.tsx'

type Total = FacilityTotalsQuery['resourceTypes'][number]

const quantity = (text: string) => markThousands(trimDecimal(text))

const columns: readonly TableColumn<Total>[] = [
  {
    id: 'resource',
    header: 'Resource',
    cell: ({ id, name, unit }) => (
      <>
        <Link to="/allocations" search={{ type: id }} className={rowLinkStyle}>
          {name}
        </Link>{' '}
        <span className="text-dim">{unitBeside({ name, unit })}</span>
      </>
    ),
  },
  { id: 'projects', header: 'Projects', align: 'end', cell: ({ entitlementTotals }) => entitlementTotals.projects },
  { id: 'own', header: 'Allocated', align: 'end', cell: ({ entitlementTotals }) => quantity(entitlementTotals.own) },
  { id: 'lent', header: 'Shared', align: 'end', cell: ({ entitlementTotals }) => quantity(entitlementTotals.lent) },
  { id: 'drawn', header: 'Used', align: 'end', cell: ({ entitlementTotals }) => quantity(entitlementTotals.drawn) },
  {
    id: 'share',
    header: 'Share used',
    cell: ({ name, entitlementTotals: { drawn, own } }) => (
      <UsageBar
        label={`${name} used`}
        percent={Number(own) > 0 ? (Number(drawn) / Number(own)) * 100 : 0}
        className="min-w-24 wide:min-w-36"
      />
    ),
  },
]

const onPhones = ['resource', 'own', 'share']
const narrowColumns = columns.filter(({ id }) => onPhones.includes(id))

/** The facility's figures, resource by resource. */
export function FacilityTotals() {
  const [{ data, error }, again] = useQuery({ query: FacilityTotalsDocument })
  const shown = useNarrow() ? narrowColumns : columns
  const granted = data?.resourceTypes.filter(({ entitlementTotals }) => entitlementTotals.projects > 0)
  return (
    <Card
      title="The whole facility now"
      lead="Granted to projects and used in the running periods."
      actions={<LinkButton href="/allocations">All allocations</LinkButton>}
    >
      <Reading data={granted} error={error} onRetry={() => again({ requestPolicy: 'network-only' })}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState action={<LinkButton href="/import">Import the facility</LinkButton>}>
              Nothing has been granted yet. Import the facility’s files, or grant the first allocation.
            </EmptyState>
          ) : (
            <Table label="The facility’s figures" columns={shown} rows={rows} rowId={({ id }) => id} />
          )
        }
      </Reading>
    </Card>
  )
}
