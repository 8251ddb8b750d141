import type { Span } from './calendar.ts'
import { covers } from './calendar.ts'
import type { ShareFacts } from './facts.ts'
import type { Graph } from './graph.ts'

/**
 * A pair of projects whose rule is made, changed or ended, and from when to when that matters. Checks look at the graph
 * as it would be afterwards: ending a rule is a change too, for the uniform rule it overrode holds again.
 */
export type ShareChange = Span & { readonly sourceProjectId: string; readonly recipientProjectId: string }

/** Stands for every type without a rule of its own, those to be invented included. No id is empty. */
export const ANY_OTHER_TYPE = ''

/** The types in which rules can differ: those that some rule names, and all others as one. */
export function typesNamedBy(shares: readonly ShareFacts[]): string[] {
  return [...new Set([ANY_OTHER_TYPE, ...shares.flatMap((share) => share.resourceTypeId ?? [])])].sort()
}

/** Every instant in the span at which one of the rules begins or ceases, its start first. */
export function turningPoints(shares: readonly ShareFacts[], span: Span): Date[] {
  const times = shares.flatMap(({ startsAt, endsAt }) => (endsAt === null ? [startsAt] : [startsAt, endsAt]))
  const inside = times.filter((time) => covers(span, time)).map((time) => time.getTime())
  return [...new Set([span.startsAt.getTime(), ...inside])].sort((a, b) => a - b).map((time) => new Date(time))
}

/** What a person calls the type: null and the stand-in for all others have no name of their own. */
export function typeLabel(graph: Graph, resourceTypeId: string | null): string {
  return resourceTypeId === null || resourceTypeId === ANY_OTHER_TYPE ? 'all resources' : graph.label(resourceTypeId)
}
