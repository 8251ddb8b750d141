import type { Quantity } from '@tenure/quantities/quantity'
import { type Reason, reasonsBetween } from './change-reasons.ts'
import { type Entitlement, entitlementAt } from './entitlement.ts'
import type { Span } from './calendar.ts'
import type { Point } from './facts.ts'
import type { Graph } from './graph.ts'

/** A span in which the figures stay, and why they are not those of the step before. */
export type EntitlementStep = {
  readonly startsAt: Date
  readonly endsAt: Date
  readonly own: Quantity
  readonly carved: Quantity
  readonly base: Quantity
  readonly lent: Quantity
  readonly ceilings: Quantity
  readonly received: Quantity
  readonly entitlement: Quantity
  /** Empty for the first step: nothing came before. */
  readonly reasons: readonly Reason[]
}

export type Window = Omit<Point, 'at'> & { readonly from: Date; readonly to: Date }

/**
 * A13. The entitlement over [from, to) as a step function: steps touch, cover the window and differ from their
 * neighbours. Draws move nothing here; they are counted against the entitlement, not in it.
 */
export function entitlementSteps(graph: Graph, window: Window): EntitlementStep[] {
  if (window.from >= window.to) return []
  const { projectId, resourceTypeId, from, to } = window
  const steps: EntitlementStep[] = []
  let before: Entitlement | undefined
  for (const at of [from, ...changesWithin(graph, window)]) {
    const now = entitlementAt(graph, { projectId, resourceTypeId, at })
    if (before && !differs(before, now)) continue
    const last = steps.pop()
    if (last) steps.push({ ...last, endsAt: at })
    steps.push(stepOf(now, to, before ? reasonsBetween(graph, before, now) : []))
    before = now
  }
  return steps
}

const FIGURES = ['own', 'carved', 'lent', 'ceilings', 'received'] as const

function differs(a: Entitlement, b: Entitlement): boolean {
  return FIGURES.some((figure) => a[figure] !== b[figure])
}

function stepOf(now: Entitlement, endsAt: Date, reasons: readonly Reason[]): EntitlementStep {
  const { own, carved, base, lent, ceilings, received, entitlement } = now
  return { startsAt: now.at, endsAt, own, carved, base, lent, ceilings, received, entitlement, reasons }
}

/** Every instant inside the window at which a figure could change, in order. */
function changesWithin(graph: Graph, { projectId, resourceTypeId, from, to }: Window): Date[] {
  const incoming = graph.sharesTo(projectId)
  const owners = new Set([projectId, ...incoming.map((share) => share.sourceProjectId)])
  const allocations = [...owners].flatMap((owner) => graph.allocationsOf(owner, resourceTypeId))
  const spans: Partial<Span>[] = [
    ...incoming,
    ...graph.sharesFrom(projectId),
    ...allocations,
    ...allocations.flatMap((row) => row.periods),
    ...allocations.flatMap((row) => graph.carvesOf(row.id)),
  ]
  const instants = new Set<number>()
  for (const { startsAt, endsAt } of spans) {
    for (const instant of [startsAt, endsAt]) {
      if (instant && instant > from && instant < to) instants.add(instant.getTime())
    }
  }
  return [...instants].sort((a, b) => a - b).map((time) => new Date(time))
}
