import { subtract, sum } from '@tenure/quantities/arithmetic'
import type { Quantity } from '@tenure/quantities/quantity'
import type { Refusal } from '../../../kernel/refusal.ts'
import { NotEnoughLeft } from '../refusals/draws.ts'
import { type Available, leftIn } from './availability.ts'
import { type DrawLine, charge } from './charging.ts'
import type { Point } from './facts.ts'
import type { Graph } from './graph.ts'
import { rulesTo } from './lending.ts'
import { isCarved, quantityAt } from './own.ts'

/** A draw that was made whatever the limit says. */
export type ForcedLine = DrawLine & { readonly forced: boolean }

/**
 * A21, forced: use that has already happened is recorded even beyond what is left. What own and received cover is charged
 * as ever, and the default project for the rest if it has enough; else the rest falls on the project's own last
 * allocation, or, where it owns none, on its oldest source's. Refuses where there is nothing at all to charge.
 */
export function chargeForced(
  graph: Graph,
  point: Point,
  { amount, available }: { readonly amount: Quantity; readonly available: Available },
): readonly ForcedLine[] | Refusal {
  const lines = charge(amount, available)
  if (!(lines instanceof NotEnoughLeft))
    return lines instanceof Error ? lines : lines.map((line) => ({ ...line, forced: false }))
  const scapegoat = lastPayer(graph, point)
  if (!scapegoat) return lines
  const covered = sum([leftIn(available.own), ...available.received.map((row) => leftIn(row.pools))])
  const ordinary = covered > 0n ? charge(covered, { ...available, defaultProject: null }) : []
  if (ordinary instanceof Error) return ordinary
  const rest = { ...scapegoat, spenderProjectId: point.projectId, amount: subtract(amount, covered), forced: true }
  return [...ordinary.map((line) => ({ ...line, forced: false })), rest]
}

function lastPayer(graph: Graph, point: Point): Pick<DrawLine, 'allocationId' | 'source' | 'shareId'> | null {
  const running = (projectId: string) =>
    graph
      .allocationsOf(projectId, point.resourceTypeId)
      .findLast((row) => quantityAt(row, point.at) > 0n && !isCarved(graph, row.id, point.at))?.id
  const own = running(point.projectId)
  if (own) return { allocationId: own, source: 'OWN', shareId: null }
  for (const rule of rulesTo(graph, point)) {
    const allocationId = running(rule.sourceProjectId)
    if (allocationId && rule.hundredths > 0) return { allocationId, source: 'RECEIVED', shareId: rule.id }
  }
  return null
}
