import { markThousands, trimDecimal } from '@tenure/ui/decimal'
import { Table, type TableColumn } from '@tenure/ui/table'
import { UsageBar } from '@tenure/ui/usage-bar'
import { useNarrow } from '@tenure/ui/use-media'
import type { EntitlementFigureFragment } from '../../../graphql/generated/entitlement-figure.ts'
import { unitBeside } from './unit-beside.ts'

const quantity = (text: string) => markThousands(trimDecimal(text))

const columns: readonly TableColumn<EntitlementFigureFragment>[] = [
  {
    id: 'resource',
    header: 'Resource',
    cell: ({ resourceType }) => (
      <>
        {resourceType.name} <span className="text-dim">{unitBeside(resourceType)}</span>
      </>
    ),
  },
  { id: 'own', header: 'Own', align: 'end', cell: ({ own }) => quantity(own) },
  { id: 'received', header: 'Received', align: 'end', cell: ({ received }) => quantity(received) },
  { id: 'lent', header: 'Lent', align: 'end', cell: ({ lent }) => quantity(lent) },
  {
    id: 'entitlement',
    header: 'Entitlement',
    align: 'end',
    cell: ({ entitlement }) => <span className="font-medium">{quantity(entitlement)}</span>,
  },
  { id: 'drawn', header: 'Used', align: 'end', cell: ({ drawn }) => quantity(drawn) },
  {
    id: 'share',
    header: 'Share used',
    cell: ({ entitlement, drawn, resourceType }) => (
      <UsageBar
        label={`${resourceType.name} used`}
        percent={percentOf(drawn, entitlement)}
        className="min-w-24 wide:min-w-36"
      />
    ),
  },
  { id: 'left', header: 'Left', align: 'end', cell: ({ headroom }) => quantity(headroom) },
]

const onPhones = ['resource', 'entitlement', 'share']
const narrowColumns = columns.filter(({ id }) => onPhones.includes(id))

/** Entitlements, resource by resource; on phones without the terms they are made of. */
export function EntitlementTable({
  label,
  entitlements,
}: {
  readonly label: string
  readonly entitlements: readonly EntitlementFigureFragment[]
}) {
  const shown = useNarrow() ? narrowColumns : columns
  return <Table label={label} columns={shown} rows={entitlements} rowId={({ resourceType }) => resourceType.id} />
}

/** For the bar alone: the exact quantities stand beside it as text. */
function percentOf(part: string, whole: string): number {
  const [of, all] = [Number(part), Number(whole)]
  if (all > 0) return (of / all) * 100
  return of > 0 ? 101 : 0
}
