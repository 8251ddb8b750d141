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

/** Every rule on some way from a project, whatever its type and time: only these can close a circle. */
function reachableRules(graph: Graph, from: string): ShareFacts[] {
  const seen = new Set([from])
  const rules: ShareFacts[] = []
  for (const project of seen) {
    for (const share of graph.sharesFrom(project)) {
      rules.push(share)
      seen.add(share.recipientProjectId)
    }
  }
  return rules
}

/**
 * A18. No sharing in a circle, per resource type and at any time: a 0 % rule breaks the circle for its type. Chains are
 * fine. `graph` is as it would be after the change; only a circle through the changed pair can be new.
 */
export function checkNoCycle(graph: Graph, change: ShareChange): Refusal | null {
  const { sourceProjectId: source, recipientProjectId: recipient } = change
  const rules = reachableRules(graph, recipient)
  // Past this line the source is reached too, and its own rules are among them.
  if (!rules.some((rule) => rule.recipientProjectId === source)) return null
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
