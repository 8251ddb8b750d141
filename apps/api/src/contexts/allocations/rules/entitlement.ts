import { add, atLeastZero, subtract, sum } from '@tenure/quantities/arithmetic'
import type { Quantity } from '@tenure/quantities/quantity'
import { chargedToOwner, drawnByItself, drawnByOthers } from './drawn.ts'
import type { Point } from './facts.ts'
import type { Graph } from './graph.ts'
import { type Lent, lentOf, receivedOf } from './lending.ts'
import { ownOf } from './own.ts'
import { type DrawnTerm, type Term, termsOf } from './terms.ts'

/** What a project may use of a type at an instant, with every term of the sum. */
export type Entitlement = Point & {
  readonly own: Quantity
  readonly carved: Quantity
  readonly base: Quantity
  /** What RESERVED rules take off. */
  readonly lent: Quantity
  /** What recipients may draw besides under CEILING rules, first come: it takes nothing off. */
  readonly ceilings: Quantity
  readonly received: Quantity
  /** own + received − lent. Never negative. */
  readonly entitlement: Quantity
  readonly drawn: Quantity
  /** What is left: entitlement − drawn, never below zero. */
  readonly headroom: Quantity
  /** By how much more is drawn than there is; zero unless a change was forced. */
  readonly overdrawn: Quantity
  readonly state: 'WITHIN' | 'OVERDRAWN'
  readonly lentRules: readonly Lent[]
  readonly receivedRules: readonly Lent[]
  readonly terms: readonly Term[]
}

function totalOf(rows: readonly { readonly amount: Quantity }[]): Quantity {
  return sum(rows.map((row) => row.amount))
}

/** A11. entitlement = own + received − lent; headroom = entitlement − drawn, or else the state is OVERDRAWN. */
export function entitlementAt(graph: Graph, point: Point): Entitlement {
  const owned = ownOf(graph, point)
  const lentRules = lentOf(graph, point, owned)
  const receivedRules = receivedOf(graph, point)
  const lent = totalOf(lentRules.filter((row) => row.shareKind === 'RESERVED'))
  const received = totalOf(receivedRules)
  const entitlement = subtract(add(owned.own, received), lent)
  const drawnTerms = termsOfDrawn(graph, point, lentRules)
  const drawn = totalOf(drawnTerms)
  const overdrawn = atLeastZero(subtract(drawn, entitlement))
  return {
    projectId: point.projectId,
    resourceTypeId: point.resourceTypeId,
    at: point.at,
    own: owned.own,
    carved: owned.carved,
    base: owned.base,
    lent,
    ceilings: totalOf(lentRules.filter((row) => row.shareKind === 'CEILING')),
    received,
    entitlement,
    drawn,
    headroom: atLeastZero(subtract(entitlement, drawn)),
    overdrawn,
    state: overdrawn > 0n ? 'OVERDRAWN' : 'WITHIN',
    lentRules,
    receivedRules,
    terms: termsOf(owned, { receivedRules, lentRules }, drawnTerms),
  }
}

function termsOfDrawn(graph: Graph, point: Point, lent: readonly Lent[]): DrawnTerm[] {
  const itself = [...drawnByItself(graph, point)].sort(([a], [b]) => (a < b ? -1 : 1))
  const others = chargedToOwner(drawnByOthers(graph, point), lent)
  return [
    ...itself.map(([allocationId, amount]): DrawnTerm => ({
      kind: 'DRAWN',
      effect: 'SUBTRACTS',
      amount,
      allocationId,
    })),
    ...others.map((row): DrawnTerm => ({ ...row, kind: 'DRAWN_BY_OTHER', effect: 'SUBTRACTS' })),
  ]
}
