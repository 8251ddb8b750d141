import type { Refusal } from '../../../kernel/refusal.ts'
import { CircularSharing } from '../refusals/shares.ts'
import { dayOf } from './calendar.ts'
import type { ShareFacts } from './facts.ts'
import type { Graph } from './graph.ts'
import { rulesFrom } from './lending.ts'
import { ANY_OTHER_TYPE, type ShareChange, turningPoints, typeLabel, typesNamedBy } from './share-change.ts'

/** The shortest way from one project to another along the given edges, both ends included; null when there is none. */
function shortestPath(from: string, to: string, next: (projectId: string) => readonly string[]): string[] | null {
  const cameFrom = new Map<string, string | null>([[from, null]])
  for (const project of cameFrom.keys()) {
    if (project === to) {
      const path: string[] = []
      for (let at: string | null = to; at !== null; at = cameFrom.get(at) ?? null) path.unshift(at)
      return path
    }
    for (const neighbour of next(project)) if (!cameFrom.has(neighbour)) cameFrom.set(neighbour, project)
  }
  return null
}

/** Every project that is reached from one along rules of any type and time, itself included. */
function reached(from: string, next: (projectId: string) => readonly string[]): Set<string> {
  const seen = new Set([from])
  for (const project of seen) for (const neighbour of next(project)) seen.add(neighbour)
  return seen
}

/**
 * The rules that lie on some way back from the recipient to the source, whatever their type and time; none when there is
 * no way. Only these can close a circle, and they are few where the tenant's rules are many.
 */
function rulesOnTheWayBack(graph: Graph, { sourceProjectId, recipientProjectId }: ShareChange): ShareFacts[] {
  const after = reached(recipientProjectId, (id) => graph.sharesFrom(id).map((rule) => rule.recipientProjectId))
  if (!after.has(sourceProjectId)) return []
  const before = reached(sourceProjectId, (id) => graph.sharesTo(id).map((rule) => rule.sourceProjectId))
  return [...after]
    .filter((id) => before.has(id))
    .flatMap((id) => graph.sharesFrom(id))
    .filter((rule) => before.has(rule.recipientProjectId))
}

/**
 * A18. No sharing in a circle, per resource type and at any time: a 0 % rule breaks the circle for its type. Chains are
 * fine. `graph` is as it would be after the change; only a circle through the changed pair can be new.
 */
export function checkNoCycle(graph: Graph, change: ShareChange): Refusal | null {
  const { sourceProjectId: source, recipientProjectId: recipient } = change
  const rules = rulesOnTheWayBack(graph, change)
  if (rules.length === 0) return null
  for (const at of turningPoints(rules, change)) {
    for (const resourceTypeId of typesNamedBy(rules)) {
      const next = (projectId: string) =>
        rulesFrom(graph, { projectId, resourceTypeId, at })
          .filter((rule) => rule.hundredths > 0)
          .map((rule) => rule.recipientProjectId)
      if (!next(source).includes(recipient)) continue
      const back = shortestPath(recipient, source, next)
      if (back === null) continue
      const path = [source, ...back]
      return new CircularSharing({
        path,
        resourceTypeId: resourceTypeId === ANY_OTHER_TYPE ? null : resourceTypeId,
        at,
        labels: { path: path.map(graph.label), type: typeLabel(graph, resourceTypeId), day: dayOf(at) },
      })
    }
  }
  return null
}
