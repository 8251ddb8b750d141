import { showLastDay } from '@tenure/ui/instant'
import { Table, type TableColumn } from '@tenure/ui/table'
import type { WholeRequestFragment } from '../../../graphql/generated/request-page.ts'
import { showQuantity } from '../show-quantity.ts'

interface Row {
  readonly name: string
  readonly amounts: WholeRequestFragment['asked']
  readonly who: string | null
}

/** What was asked, what a reviewer recommends, and what was awarded, side by side. */
export function AmountsTable({ request }: { readonly request: WholeRequestFragment }) {
  const { unit } = request.resourceType
  const now = request.allocation && request.kind !== 'NEW' ? request.allocation : null
  const rows: Row[] = [
    ...(now ? [{ name: 'Now', amounts: { quantity: now.quantity, endsAt: now.endsAt }, who: null }] : []),
    { name: 'Asked', amounts: request.asked, who: request.askedBy.fullName },
    { name: 'Recommended', amounts: request.recommended, who: request.recommendedBy?.fullName ?? null },
    {
      name: 'Awarded',
      amounts: request.awarded,
      who: request.state === 'APPROVED' ? (request.decidedBy?.fullName ?? null) : null,
    },
  ]
  const none = <span className="text-dim">–</span>
  const columns: readonly TableColumn<Row>[] = [
    { id: 'name', header: 'Amount', cell: ({ name }) => name },
    {
      id: 'quantity',
      header: unit,
      align: 'end',
      cell: ({ amounts: { quantity } }) => (quantity === null ? none : showQuantity(quantity)),
    },
    ...(request.kind === 'CHANGE' || request.kind === 'RENEWAL'
      ? [
          {
            id: 'until',
            header: 'Until',
            cell: ({ amounts: { endsAt } }: Row) => (endsAt === null ? none : showLastDay(endsAt)),
          },
        ]
      : []),
    { id: 'who', header: 'By', cell: ({ who }) => who ?? none },
  ]
  return <Table label="Amounts" rows={rows} rowId={({ name }) => name} columns={columns} />
}
