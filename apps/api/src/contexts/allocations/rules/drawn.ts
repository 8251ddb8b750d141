import { add, atLeastZero, subtract, sum } from '@tenure/quantities/arithmetic'
import { ZERO, type Quantity } from '@tenure/quantities/quantity'
import { covers } from './calendar.ts'
import type { DrawFacts, Point } from './facts.ts'
import type { Graph } from './graph.ts'
import type { Lent } from './lending.ts'

/** What is drawn on an allocation at an instant, by whomever. */
export function drawnOn(graph: Graph, allocationId: string, at: Date): Quantity {
  return sum(drawsAt(graph.drawsOn(allocationId), at).map((draw) => draw.amount))
}

function drawsAt(draws: readonly DrawFacts[], at: Date): DrawFacts[] {
  return draws.filter((draw) => covers(draw, at))
}

/** What a project itself drew against its entitlement: on its own and on what it receives, not on the safety net. */
export function drawnByItself(graph: Graph, point: Point): Map<string, Quantity> {
  const byAllocation = new Map<string, Quantity>()
  for (const draw of drawsAt(graph.drawsBy(point.projectId), point.at)) {
    if (draw.source === 'DEFAULT_PROJECT') continue
    if (graph.allocation.get(draw.allocationId)?.resourceTypeId !== point.resourceTypeId) continue
    byAllocation.set(draw.allocationId, add(byAllocation.get(draw.allocationId) ?? ZERO, draw.amount))
  }
  return byAllocation
}

/** What another project drew on this one's allocations, and by which right. */
export type DrawnByOther = {
  readonly projectId: string
  readonly as: 'RECEIVED' | 'DEFAULT_PROJECT'
  readonly amount: Quantity
}

/** Everything others drew on a project's allocations of a type. */
export function drawnByOthers(graph: Graph, point: Point): DrawnByOther[] {
  const totals = new Map<string, DrawnByOther>()
  for (const allocation of graph.allocationsOf(point.projectId, point.resourceTypeId)) {
    for (const draw of drawsAt(graph.drawsOn(allocation.id), point.at)) {
      if (draw.spenderProjectId === point.projectId) continue
      const as = draw.source === 'DEFAULT_PROJECT' ? 'DEFAULT_PROJECT' : 'RECEIVED'
      const key = `${as} ${draw.spenderProjectId}`
      const amount = add(totals.get(key)?.amount ?? ZERO, draw.amount)
      totals.set(key, { projectId: draw.spenderProjectId, as, amount })
    }
  }
  return [...totals.values()].sort((a, b) => (`${a.as} ${a.projectId}` < `${b.as} ${b.projectId}` ? -1 : 1))
}

/** What of a project's base is set aside for a recipient: a ceiling sets nothing aside. */
export function reservedFor(lent: readonly Lent[], projectId: string): Quantity {
  return sum(lent.filter((row) => row.projectId === projectId && row.shareKind === 'RESERVED').map((row) => row.amount))
}

/**
 * A10. What others drew that counts against the owner: all that its default-project role covered, and of what they drew
 * as received the part above what is set aside for them (under a ceiling, everything; after a forced cut, the excess).
 * What is set aside has already left the owner's entitlement and would count twice.
 */
export function chargedToOwner(others: readonly DrawnByOther[], lent: readonly Lent[]): DrawnByOther[] {
  return others
    .map((row) => {
      if (row.as === 'DEFAULT_PROJECT') return row
      return { ...row, amount: atLeastZero(subtract(row.amount, reservedFor(lent, row.projectId))) }
    })
    .filter((row) => row.amount !== 0n)
}
