import { HIGHEST } from '@tenure/quantities/percentage'
import type { Refusal } from '../../../kernel/refusal.ts'
import { SharedTooMuch } from '../refusals/shares.ts'
import { dayOf } from './calendar.ts'
import type { Point } from './facts.ts'
import type { Graph } from './graph.ts'
import { rulesFrom } from './lending.ts'
import { ANY_OTHER_TYPE, type ShareChange, turningPoints, typeLabel, typesNamedBy } from './share-change.ts'

/** All that a project gives away of a type at an instant, in hundredths of a percent. */
export function totalShared(graph: Graph, point: Point): number {
  return rulesFrom(graph, point).reduce((total, rule) => total + rule.hundredths, 0)
}

/**
 * A17. A project gives away at most 99 % of any type at any time, overrides applied, ceilings counted: for each type
 * that a rule names, and for all others together. `graph` is as it would be after the change.
 */
export function checkShareLimit(graph: Graph, change: ShareChange): Refusal | null {
  const { sourceProjectId: projectId, recipientProjectId } = change
  const shares = graph.sharesFrom(projectId)
  for (const at of turningPoints(shares, change)) {
    for (const resourceTypeId of typesNamedBy(shares)) {
      const total = totalShared(graph, { projectId, resourceTypeId, at })
      if (total <= HIGHEST) continue
      const own = rulesFrom(graph, { projectId, resourceTypeId, at }).find(
        (rule) => rule.recipientProjectId === recipientProjectId,
      )
      return new SharedTooMuch({
        sourceProjectId: projectId,
        resourceTypeId: resourceTypeId === ANY_OTHER_TYPE ? null : resourceTypeId,
        at,
        total,
        atMost: Math.max(0, HIGHEST - (total - (own?.hundredths ?? 0))),
        labels: { source: graph.label(projectId), type: typeLabel(graph, resourceTypeId), day: dayOf(at) },
      })
    }
  }
  return null
}
