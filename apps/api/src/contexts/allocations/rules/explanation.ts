import { sum } from '@tenure/quantities/arithmetic'
import { formatGrouped } from '@tenure/quantities/format'
import { formatPercentage } from '@tenure/quantities/percentage'
import type { Quantity } from '@tenure/quantities/quantity'
import type { Entitlement } from './entitlement.ts'
import type { Lent } from './lending.ts'
import type { Term } from './terms.ts'

/** How a person calls a project; nothing leaves the name out. */
export type Naming = (projectId: string) => string | undefined

/** The figures that the sentences speak of. */
export type Explained = Pick<Entitlement, 'own' | 'carved' | 'entitlement' | 'headroom' | 'overdrawn' | 'terms'>

const nameless: Naming = () => undefined

type Part = { readonly sign: '+' | '−'; readonly text: string }

/** A12. What a project may use, as a sum: `5,500 = 5,000 own + 10 % of 5,000 own of AB-12`. */
export function explainEntitlement(entitlement: Explained, naming: Naming = nameless): string {
  return `${formatGrouped(entitlement.entitlement)} = ${sentence(partsOf(entitlement, naming))}${asides(entitlement, naming)}`
}

/** A12. What is left to a project, as a sum: `400 = 10 % of 5,000 own − 100 drawn`. */
export function explainHeadroom(entitlement: Explained, naming: Naming = nameless): string {
  const parts = [...partsOf(entitlement, naming), ...partsOfDrawn(entitlement.terms, naming)]
  const { overdrawn, headroom } = entitlement
  const figure = overdrawn > 0n ? `Overdrawn by ${formatGrouped(overdrawn)}:` : `${formatGrouped(headroom)} =`
  return `${figure} ${sentence(parts)}${asides(entitlement, naming)}`
}

function sentence(parts: readonly Part[]): string {
  if (parts.length === 0) return 'nothing granted, nothing received'
  return parts
    .map((part, index) => (index === 0 && part.sign === '+' ? part.text : `${part.sign} ${part.text}`))
    .join(' ')
}

function partsOf({ own, terms }: Explained, naming: Naming): Part[] {
  const parts: Part[] = own > 0n ? [{ sign: '+', text: `${formatGrouped(own)} own` }] : []
  for (const term of terms) {
    if (term.kind === 'RECEIVED' && term.amount > 0n) {
      const upTo = term.shareKind === 'CEILING' ? 'up to ' : ''
      parts.push({ sign: '+', text: `${upTo}${percentageOf(term)}${of(naming(term.projectId))}` })
    }
    if (term.kind === 'LENT' && term.effect === 'SUBTRACTS' && term.amount > 0n) {
      const name = naming(term.projectId)
      parts.push({ sign: '−', text: `${percentageOf(term)} lent${name === undefined ? '' : ` to ${name}`}` })
    }
  }
  return parts
}

function partsOfDrawn(terms: readonly Term[], naming: Naming): Part[] {
  const parts: Part[] = []
  const itself = sum(terms.filter((term) => term.kind === 'DRAWN').map((term) => term.amount))
  if (itself !== 0n) parts.push(signed(itself, 'drawn'))
  for (const term of terms) {
    if (term.kind !== 'DRAWN_BY_OTHER') continue
    const by = naming(term.projectId) ?? 'others'
    const why = term.as === 'DEFAULT_PROJECT' ? ' beyond its own' : ''
    parts.push(signed(term.amount, `drawn by ${by}${why}`))
  }
  return parts
}

/** Corrections can make what was drawn negative: then it adds. */
function signed(drawn: Quantity, what: string): Part {
  const amount = (drawn < 0n ? -drawn : drawn) as Quantity
  return { sign: drawn < 0n ? '+' : '−', text: `${formatGrouped(amount)} ${what}` }
}

/** `10 % of 5,000 own`. */
export function percentageOf(lent: Lent): string {
  const carved = lent.carvedAtSource > 0n ? ' not carved' : ''
  return `${formatPercentage(lent.hundredths)} % of ${formatGrouped(lent.base)} own${carved}`
}

function of(name: string | undefined): string {
  return name === undefined ? '' : ` of ${name}`
}

/** What takes nothing off and yet has to be known: carved volumes, and ceilings that others may draw up to. */
function asides({ carved, terms }: Explained, naming: Naming): string {
  const asides = carved > 0n ? [`${formatGrouped(carved)} of it is carved for data shares`] : []
  for (const term of terms) {
    if (term.kind !== 'LENT' || term.effect !== 'NONE' || term.amount === 0n) continue
    asides.push(
      `${naming(term.projectId) ?? 'another project'} may draw up to ${formatGrouped(term.amount)} of it, first come`,
    )
  }
  return asides.map((aside) => `; ${aside}`).join('')
}
