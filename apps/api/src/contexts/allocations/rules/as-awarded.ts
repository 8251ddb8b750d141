import type { Quantity } from '@tenure/quantities/quantity'
import type { Point } from './facts.ts'
import type { Graph } from './graph.ts'
import { withAllocation, withCarve } from './graph-changes.ts'
import { quantityAt } from './own.ts'
import type { RequestKind } from './request-states.ts'

/** What is awarded, at the instant that it is looked at. */
export type Awarded = Point & {
  readonly kind: RequestKind
  /** Which changes, goes on or is carved; null of a new one, or where it is out of sight. */
  readonly allocationId: string | null
  /** Null: as much as there is. */
  readonly quantity: Quantity | null
}

/**
 * The graph in which a request has been awarded, true at that instant alone: what is granted, changed or goes on gives
 * its quantity then, whatever its periods are to be.
 */
export function asAwarded(graph: Graph, { kind, allocationId, quantity, at, ...of }: Awarded): Graph {
  const whole = { startsAt: at, endsAt: null, periods: [] }
  if (kind === 'NEW')
    return quantity === null ? graph : withAllocation(graph, { ...of, ...whole, id: 'asked', quantity })
  const held = allocationId === null ? undefined : graph.allocation.get(allocationId)
  if (!held) return graph
  if (kind === 'DATA_SHARE') return withCarve(graph, { allocationId: held.id })
  return withAllocation(graph, { ...held, ...whole, quantity: quantity ?? (quantityAt(held, at) || held.quantity) })
}
