import { type Hundredths, floorShare } from '@tenure/quantities/percentage'
import type { Quantity } from '@tenure/quantities/quantity'
import { covers } from './calendar.ts'
import type { Point, ShareFacts, ShareKind } from './facts.ts'
import { type Graph, byAge } from './graph.ts'
import { type Own, ownOf } from './own.ts'

/**
 * A7. The rules that hold for a type at an instant, one for each pair at most: the type's own rule replaces the uniform
 * one (0 % included), they are never summed. Oldest first.
 */
function holding(shares: readonly ShareFacts[], point: Point, partnerOf: (share: ShareFacts) => string): ShareFacts[] {
  const held = new Map<string, ShareFacts>()
  for (const share of shares) {
    if (share.resourceTypeId !== null && share.resourceTypeId !== point.resourceTypeId) continue
    if (!covers(share, point.at)) continue
    const rival = held.get(partnerOf(share))
    // Two of the same kind for one pair are refused when saved (A16); were there two, the older one holds.
    if (!rival || (rival.resourceTypeId === null && share.resourceTypeId !== null)) held.set(partnerOf(share), share)
  }
  return [...held.values()].sort(byAge)
}

/** The rules by which a project lends a type at an instant, oldest first. */
export function rulesFrom(graph: Graph, point: Point): ShareFacts[] {
  return holding(graph.sharesFrom(point.projectId), point, (share) => share.recipientProjectId)
}

/** The rules by which a project receives a type at an instant, oldest first. */
export function rulesTo(graph: Graph, point: Point): ShareFacts[] {
  return holding(graph.sharesTo(point.projectId), point, (share) => share.sourceProjectId)
}

/** What one rule gives at an instant, and what of. */
export type Lent = {
  readonly shareId: string
  /** The other side: the recipient of what is lent, the source of what is received. */
  readonly projectId: string
  readonly shareKind: ShareKind
  readonly uniform: boolean
  readonly hundredths: Hundredths
  /** What the percentage is of: the source's own quantity less what is carved. */
  readonly base: Quantity
  /** What is carved from the source's own, and so not in the base. */
  readonly carvedAtSource: Quantity
  readonly amount: Quantity
}

function lentBy(share: ShareFacts, projectId: string, source: Own): Lent {
  return {
    shareId: share.id,
    projectId,
    shareKind: share.kind,
    uniform: share.resourceTypeId === null,
    hundredths: share.hundredths,
    base: source.base,
    carvedAtSource: source.carved,
    amount: floorShare(source.base, share.hundredths),
  }
}

/** A8. What a project lends: a percentage of its base, rounded down to four decimals, so that the crumb stays with it. */
export function lentOf(graph: Graph, point: Point, owned: Own): Lent[] {
  return rulesFrom(graph, point).map((share) => lentBy(share, share.recipientProjectId, owned))
}

/** A9. What a project receives: from each source's own only, so that sharing does not pass on what was received. */
export function receivedOf(graph: Graph, point: Point): Lent[] {
  return rulesTo(graph, point).map((share) => {
    const source = ownOf(graph, { ...point, projectId: share.sourceProjectId })
    return lentBy(share, share.sourceProjectId, source)
  })
}
