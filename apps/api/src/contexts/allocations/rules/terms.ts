import type { Quantity } from '@tenure/quantities/quantity'
import type { DrawnByOther } from './drawn.ts'
import type { Lent } from './lending.ts'
import type { Own } from './own.ts'

/**
 * One term of the explanation of a number: how much, from where, and what it does to the result. Terms that ADD and
 * SUBTRACT add up to the entitlement, and with the drawn ones to what is left; NONE is shown for information.
 */
export type Term =
  | { readonly kind: 'OWN'; readonly effect: 'ADDS'; readonly amount: Quantity; readonly allocationId: string }
  | { readonly kind: 'CARVED'; readonly effect: 'NONE'; readonly amount: Quantity; readonly allocationId: string }
  | (Lent & { readonly kind: 'RECEIVED'; readonly effect: 'ADDS' })
  | (Lent & { readonly kind: 'LENT'; readonly effect: 'SUBTRACTS' | 'NONE' })
  | DrawnTerm

export type DrawnTerm =
  | { readonly kind: 'DRAWN'; readonly effect: 'SUBTRACTS'; readonly amount: Quantity; readonly allocationId: string }
  | (DrawnByOther & { readonly kind: 'DRAWN_BY_OTHER'; readonly effect: 'SUBTRACTS' })

/** Whether the term belongs to what was drawn rather than to the entitlement. */
export function isDrawn(term: Term): term is DrawnTerm {
  return term.kind === 'DRAWN' || term.kind === 'DRAWN_BY_OTHER'
}

/** The terms of an entitlement, in the order in which a person adds them up. */
export function termsOf(
  owned: Own,
  rules: { readonly receivedRules: readonly Lent[]; readonly lentRules: readonly Lent[] },
  drawn: readonly DrawnTerm[],
): Term[] {
  return [
    ...owned.parts.flatMap(({ allocationId, amount, carved }): Term[] => {
      const own: Term = { kind: 'OWN', effect: 'ADDS', amount, allocationId }
      return carved ? [own, { kind: 'CARVED', effect: 'NONE', amount, allocationId }] : [own]
    }),
    ...rules.receivedRules.map((row): Term => ({ ...row, kind: 'RECEIVED', effect: 'ADDS' })),
    ...rules.lentRules.map((row): Term => ({
      ...row,
      kind: 'LENT',
      effect: row.shareKind === 'RESERVED' ? 'SUBTRACTS' : 'NONE',
    })),
    ...drawn,
  ]
}
