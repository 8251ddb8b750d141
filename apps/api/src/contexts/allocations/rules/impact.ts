import { type Entitlement, entitlementAt } from './entitlement.ts'
import type { Point } from './facts.ts'
import type { Graph } from './graph.ts'
import { rulesFrom } from './lending.ts'

/** A change: the graph without and with it, at the project whose allocations or rules it touches. */
export type Change = Point & { readonly before: Graph; readonly after: Graph }

/** What a change does to one project. */
export type Impact = { readonly projectId: string; readonly before: Entitlement; readonly after: Entitlement }

/** Whom a change at a project can reach: itself and those it lends to, before or after. Sharing does not pass on. */
export function reachedBy(change: Change): string[] {
  const recipients = [change.before, change.after].flatMap((graph) =>
    rulesFrom(graph, change).map((rule) => rule.recipientProjectId),
  )
  return [...new Set([change.projectId, ...recipients])]
}

const FIGURES = ['own', 'carved', 'lent', 'ceilings', 'received', 'entitlement', 'headroom', 'overdrawn'] as const

/** A22. Who is affected by a change and how, before it is made; those for whom nothing moves are left out. */
export function impactOf(change: Change): Impact[] {
  const { before, after, resourceTypeId, at } = change
  return reachedBy(change)
    .map((projectId) => {
      const point = { projectId, resourceTypeId, at }
      return { projectId, before: entitlementAt(before, point), after: entitlementAt(after, point) }
    })
    .filter((row) => FIGURES.some((figure) => row.before[figure] !== row.after[figure]))
}
