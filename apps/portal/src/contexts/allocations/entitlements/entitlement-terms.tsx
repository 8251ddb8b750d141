import { Table } from '@tenure/ui/table'
import { showQuantity } from '../show-quantity.ts'
import type { EntitlementExplained } from './entitlement-view.tsx'

type Term = EntitlementExplained['terms'][number]

interface EntitlementTermsProps {
  readonly terms: readonly Term[]
  readonly unit: string
}

const words = { OWN: 'Own', CARVED: 'Backs data shares', RECEIVED: 'Received', LENT: 'Lent', DRAWN: 'Drawn' } as const

/** Every term with its sign and its sentence. */
export function EntitlementTerms({ terms, unit }: EntitlementTermsProps) {
  const numbered = terms.map((term, index) => ({ term, id: String(index) }))
  return (
    <Table
      label="Term by term"
      rows={numbered}
      rowId={({ id }) => id}
      columns={[
        { id: 'kind', header: 'Term', cell: ({ term }) => words[term.kind] },
        { id: 'sentence', header: 'Why', cell: ({ term }) => term.sentence },
        {
          id: 'amount',
          header: `Quantity (${unit})`,
          align: 'end',
          cell: ({ term }) => signOf(term) + showQuantity(term.amount),
        },
      ]}
    />
  )
}

/** What the term does to the sum: what is carved, or lent only as a ceiling, takes nothing away. */
function signOf({ kind, shareKind }: Term): string {
  if (kind === 'CARVED' || (kind === 'LENT' && shareKind === 'CEILING')) return ''
  return kind === 'LENT' || kind === 'DRAWN' ? '− ' : '+ '
}
