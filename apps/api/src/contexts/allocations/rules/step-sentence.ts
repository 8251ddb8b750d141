import { formatGrouped } from '@tenure/quantities/format'
import { dayOf } from './calendar.ts'
import type { Reason, ReasonKind } from './change-reasons.ts'
import type { EntitlementStep } from './entitlement-steps.ts'
import type { Graph } from './graph.ts'

const HAPPENS: Record<ReasonKind, (label: string, owner: string) => string> = {
  ALLOCATION_STARTS: (label, owner) => `${label} of ${owner} starts`,
  ALLOCATION_CHANGES: (label, owner) => `${label} of ${owner} changes`,
  ALLOCATION_ENDS: (label, owner) => `${label} of ${owner} ends`,
  CARVE_STARTS: (label, owner) => `${label} of ${owner} is carved for a data share`,
  CARVE_ENDS: (label, owner) => `${label} of ${owner} is no longer carved`,
  SHARE_STARTS: (_label, other) => `a share with ${other} starts`,
  SHARE_ENDS: (_label, other) => `a share with ${other} ends`,
}

/** A13. A step in words: `On 1 January 2027 AB-12 drops from 500 to 250 because #12 of AB-12 ends.` */
export function stepSentence(
  graph: Graph,
  projectId: string,
  steps: readonly [EntitlementStep, EntitlementStep],
): string {
  const [before, now] = steps
  const day = `On ${dayOf(now.startsAt)} ${graph.label(projectId)}`
  const because = now.reasons.map((reason) => happening(graph, reason)).join(', and ')
  if (before.entitlement === now.entitlement) return `${day} stays at ${formatGrouped(now.entitlement)}; ${because}.`
  const moves = now.entitlement < before.entitlement ? 'drops' : 'rises'
  const figures = `from ${formatGrouped(before.entitlement)} to ${formatGrouped(now.entitlement)}`
  return `${day} ${moves} ${figures} because ${because}.`
}

function happening(graph: Graph, reason: Reason): string {
  return HAPPENS[reason.kind](graph.label(reason.id), graph.label(reason.projectId))
}
