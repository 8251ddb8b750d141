import { formatGrouped } from '@tenure/quantities/format'
import { dayOf } from './calendar.ts'
import { type Naming, percentageOf } from './explanation.ts'
import type { Term } from './terms.ts'

/** A12. One term in words: `500 received: 10 % of 5,000 own of AB-12`. */
export function termSentence(
  term: Term,
  naming: Naming,
  facts: { readonly unit: string; readonly since: Date | null },
): string {
  const amount = `${formatGrouped(term.amount)} ${facts.unit}`
  const since = facts.since ? ` since ${dayOf(facts.since)}` : ''
  switch (term.kind) {
    case 'OWN':
      return `${amount} of its own${since}.`
    case 'CARVED':
      return `${amount} of its own back a data share, and can’t be lent.`
    case 'RECEIVED':
      return `${term.shareKind === 'CEILING' ? 'Up to ' : ''}${amount} received: ${percentageOf(term)} of ${naming(term.projectId) ?? 'another project'}${since}.`
    case 'LENT': {
      const recipient = naming(term.projectId) ?? 'another project'
      return term.effect === 'SUBTRACTS'
        ? `${amount} lent to ${recipient}: ${percentageOf(term)}${since}.`
        : `${recipient} may draw up to ${amount}, first come: ${percentageOf(term)}${since}.`
    }
    case 'DRAWN':
      return `${amount} drawn.`
    case 'DRAWN_BY_OTHER':
      return `${amount} drawn by ${naming(term.projectId) ?? 'another project'}${term.as === 'DEFAULT_PROJECT' ? ', whose own was used up: this is its PI’s default project' : ', beyond what is set aside for it'}.`
  }
}
