import { subtract, sum } from '@tenure/quantities/arithmetic'
import { ZERO, type Quantity } from '@tenure/quantities/quantity'
import { covers } from './calendar.ts'
import type { AllocationFacts, Point } from './facts.ts'
import type { Graph } from './graph.ts'

/**
 * A5. What an allocation grants at an instant: the quantity of the period that covers it. Beyond the periods made so far
 * an allocation without an end goes on with its present quantity, so that a forecast sees the renewals to come.
 */
export function quantityAt(allocation: AllocationFacts, at: Date): Quantity {
  if (!covers(allocation, at)) return ZERO
  const period = allocation.periods.find((row) => covers(row, at))
  if (period) return period.quantity
  const beyond = allocation.periods.every((row) => row.endsAt <= at)
  return allocation.endsAt === null && beyond ? allocation.quantity : ZERO
}

/** Whether the allocation backs a data share at the instant. */
export function isCarved(graph: Graph, allocationId: string, at: Date): boolean {
  return graph
    .carvesOf(allocationId)
    .some((carve) => (!carve.startsAt || carve.startsAt <= at) && (!carve.endsAt || at < carve.endsAt))
}

export type OwnPart = { readonly allocationId: string; readonly amount: Quantity; readonly carved: boolean }

export type Own = {
  readonly parts: readonly OwnPart[]
  readonly own: Quantity
  readonly carved: Quantity
  /** What percentages are taken of: own less what is carved, for a carved volume can't be lent. */
  readonly base: Quantity
}

/** A6. A project's own quantity of a type at an instant: all its allocations of it, a top-up being one more. */
export function ownOf(graph: Graph, point: Point): Own {
  const parts = graph
    .allocationsOf(point.projectId, point.resourceTypeId)
    .map((row) => ({
      allocationId: row.id,
      amount: quantityAt(row, point.at),
      carved: isCarved(graph, row.id, point.at),
    }))
    .filter((part) => part.amount > 0n)
  const own = sum(parts.map((part) => part.amount))
  const carved = sum(parts.filter((part) => part.carved).map((part) => part.amount))
  return { parts, own, carved, base: subtract(own, carved) }
}
