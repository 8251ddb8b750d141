import { atLeastZero, min, subtract, sum } from '@tenure/quantities/arithmetic'
import type { Quantity } from '@tenure/quantities/quantity'
import { drawnByOthers, drawnOn, reservedFor } from './drawn.ts'
import { entitlementAt } from './entitlement.ts'
import type { DrawFacts, DrawSource, Point } from './facts.ts'
import type { Graph } from './graph.ts'
import { withDraws } from './graph-changes.ts'
import { type Lent, lentOf, receivedOf } from './lending.ts'
import { isCarved, ownOf, quantityAt } from './own.ts'

/** An allocation and what may be drawn from it. */
export type Pool = { readonly allocationId: string; readonly left: Quantity }
export type ReceivedPools = {
  readonly shareId: string
  readonly sourceProjectId: string
  readonly pools: readonly Pool[]
}

/** All that a project can draw from, in the order in which it is charged. */
export type Available = {
  readonly projectId: string
  readonly own: readonly Pool[]
  readonly received: readonly ReceivedPools[]
  readonly defaultProject: {
    readonly projectId: string
    readonly label: string
    readonly pools: readonly Pool[]
  } | null
}

/**
 * A21. What a project can draw from right now. Its own, but neither what is carved nor what is still set aside for
 * recipients; then what it receives, oldest rule first; then what would be left of its PI's default project's own after
 * all of that. The default project is never helped by its own sources or by another net: overdraft does not chain.
 */
export function availableTo(graph: Graph, point: Point, defaultProjectId: string | null): Available {
  const { headroom } = entitlementAt(graph, point)
  const own = poolsOf(graph, point, min(headroom, leftToOwner(graph, point)))
  let allowance = subtract(headroom, leftIn(own))
  const received = receivedOf(graph, point).map((rule) => {
    const pools = poolsOf(graph, { ...point, projectId: rule.projectId }, min(allowance, leftUnder(graph, point, rule)))
    allowance = subtract(allowance, leftIn(pools))
    return { shareId: rule.shareId, sourceProjectId: rule.projectId, pools }
  })
  if (defaultProjectId === null || defaultProjectId === point.projectId)
    return { projectId: point.projectId, own, received, defaultProject: null }
  // The net is reached only when the rest is used up, and the two may lie on the same allocations.
  const usedUp = withDraws(graph, [
    ...asDraws(own, point, 'OWN'),
    ...received.flatMap((row) => asDraws(row.pools, point, 'RECEIVED')),
  ])
  const net = { ...point, projectId: defaultProjectId }
  const limit = min(entitlementAt(usedUp, net).headroom, leftToOwner(usedUp, net))
  const pools = poolsOf(usedUp, net, limit)
  const label = graph.label(defaultProjectId)
  return { projectId: point.projectId, own, received, defaultProject: { projectId: defaultProjectId, label, pools } }
}

export function leftIn(pools: readonly Pool[]): Quantity {
  return sum(pools.map((pool) => pool.left))
}

/** What the owner itself can draw of what is not carved: what is left there, less what is still set aside for others. */
function leftToOwner(graph: Graph, point: Point): Quantity {
  const lent = lentOf(graph, point, ownOf(graph, point))
  const drawn = new Map(
    drawnByOthers(graph, point)
      .filter((row) => row.as === 'RECEIVED')
      .map((row) => [row.projectId, row.amount]),
  )
  const setAside = lent.map((rule) => {
    const used = drawn.get(rule.projectId)
    const reserved = reservedFor([rule], rule.projectId)
    return used === undefined ? reserved : atLeastZero(subtract(reserved, used))
  })
  const left = lendable(graph, point).map((row) =>
    subtract(quantityAt(row, point.at), drawnOn(graph, row.id, point.at)),
  )
  return atLeastZero(subtract(sum(left), sum(setAside)))
}

/** What a recipient can still draw under a rule; a ceiling reaches no further than what the owner has left itself. */
function leftUnder(graph: Graph, point: Point, rule: Lent): Quantity {
  const source = { ...point, projectId: rule.projectId }
  const used = drawnByOthers(graph, source)
    .filter((row) => row.as === 'RECEIVED' && row.projectId === point.projectId)
    .map((row) => row.amount)
  const left = atLeastZero(subtract(rule.amount, sum(used)))
  return rule.shareKind === 'CEILING' ? min(left, leftToOwner(graph, source)) : left
}

function lendable(graph: Graph, { projectId, resourceTypeId, at }: Point) {
  return graph.allocationsOf(projectId, resourceTypeId).filter((row) => !isCarved(graph, row.id, at))
}

/** Spreads a limit over a project's allocations, what ends first used first, none beyond what is left on it. */
function poolsOf(graph: Graph, point: Point, limit: Quantity): Pool[] {
  let rest = limit
  return lendable(graph, point).flatMap((row) => {
    const onIt = atLeastZero(subtract(quantityAt(row, point.at), drawnOn(graph, row.id, point.at)))
    const left = min(rest, onIt)
    rest = subtract(rest, left)
    return left > 0n ? [{ allocationId: row.id, left }] : []
  })
}

function asDraws(pools: readonly Pool[], point: Point, source: DrawSource): DrawFacts[] {
  return pools.map(({ allocationId, left }) => ({
    spenderProjectId: point.projectId,
    allocationId,
    amount: left,
    source,
    startsAt: point.at,
    endsAt: null,
  }))
}
