import { atLeastZero, subtract } from '@tenure/quantities/arithmetic'
import { fromHundredths, type Hundredths } from '@tenure/quantities/percentage'
import { ZERO, parseQuantity } from '@tenure/quantities/quantity'
import type { Context } from '../../../kernel/context.ts'
import { explainHeadroom, type Naming } from '../rules/explanation.ts'
import type { ShareKind } from '../rules/facts.ts'
import type { Lent } from '../rules/lending.ts'
import type { Term } from '../rules/terms.ts'
import { type EntitlementRow, type TermRow, termsOfProject } from './entitlement-rows.ts'
import { projectReference } from './project-reference.ts'

const quantity = (text: string | null) => (text === null ? ZERO : parseQuantity(text))
const hundredths = (percentage: string | null): Hundredths => fromHundredths(Math.round(Number(percentage ?? 0) * 100))

/** A row of the database as the rules' term. */
export function termOf(row: TermRow): Term {
  const amount = quantity(row.amount)
  const [allocationId, projectId] = [row.allocationId ?? '', row.partnerId ?? '']
  const lent = (): Lent => ({
    shareId: row.resourceShareId ?? '',
    projectId,
    shareKind: row.ruleKind as ShareKind,
    uniform: false,
    hundredths: hundredths(row.percentage),
    base: quantity(row.base),
    carvedAtSource: quantity(row.sourceCarved),
    amount,
  })
  switch (row.kind) {
    case 'OWN':
      return { kind: 'OWN', effect: 'ADDS', amount, allocationId }
    case 'CARVED':
      return { kind: 'CARVED', effect: 'NONE', amount, allocationId }
    case 'RECEIVED':
      return { ...lent(), kind: 'RECEIVED', effect: 'ADDS' }
    case 'LENT':
      return { ...lent(), kind: 'LENT', effect: row.ruleKind === 'RESERVED' ? 'SUBTRACTS' : 'NONE' }
    case 'DRAWN':
      if (row.partnerId === null) return { kind: 'DRAWN', effect: 'SUBTRACTS', amount, allocationId }
      return {
        kind: 'DRAWN_BY_OTHER',
        effect: 'SUBTRACTS',
        amount,
        projectId,
        as: row.ruleKind === 'DEFAULT_PROJECT' ? 'DEFAULT_PROJECT' : 'RECEIVED',
      }
  }
}

/** The terms of one entitlement. */
export async function termRows(ctx: Context, { projectId, resourceTypeId, at }: EntitlementRow): Promise<TermRow[]> {
  return ((await termsOfProject(ctx, projectId, at)) ?? []).filter((row) => row.resourceTypeId === resourceTypeId)
}

/** How the partners of some terms are called: their public ids. */
export async function namingOf(ctx: Context, rows: readonly TermRow[]): Promise<Naming> {
  const ids = [...new Set(rows.flatMap(({ partnerId }) => partnerId ?? []))]
  const names = new Map(
    (await Promise.all(ids.map((id) => projectReference(ctx, id)))).map(({ id, publicId }) => [id, publicId]),
  )
  return (id) => names.get(id)
}

/** By how much more is drawn than there is. */
export const overdrawnBy = ({ entitlement, drawn }: Pick<EntitlementRow, 'entitlement' | 'drawn'>) =>
  atLeastZero(subtract(parseQuantity(drawn), parseQuantity(entitlement)))

/** A12. What is left, as a sum that adds up: `400 = 10 % of 5,000 own of AB-12 − 100 drawn`. */
export async function sentenceOf(ctx: Context, row: EntitlementRow): Promise<string> {
  const rows = await termRows(ctx, row)
  return headroomSentence(row, rows, await namingOf(ctx, rows))
}

/** The same of figures and terms that are at hand. */
export function headroomSentence(row: Figures, rows: readonly TermRow[], naming: Naming): string {
  const { own, carved, entitlement, headroom } = row
  return explainHeadroom(
    {
      own: quantity(own),
      carved: quantity(carved),
      entitlement: quantity(entitlement),
      headroom: quantity(headroom),
      overdrawn: overdrawnBy(row),
      terms: rows.map(termOf),
    },
    naming,
  )
}

type Figures = Pick<EntitlementRow, 'own' | 'carved' | 'entitlement' | 'headroom' | 'drawn'>
