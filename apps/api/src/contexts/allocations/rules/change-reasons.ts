import { ZERO, type Quantity } from '@tenure/quantities/quantity'
import type { Point } from './facts.ts'
import type { Graph } from './graph.ts'
import type { Entitlement } from './entitlement.ts'
import type { Lent } from './lending.ts'
import { type Own, ownOf } from './own.ts'

export type ReasonKind =
  | 'ALLOCATION_STARTS'
  | 'ALLOCATION_CHANGES'
  | 'ALLOCATION_ENDS'
  | 'CARVE_STARTS'
  | 'CARVE_ENDS'
  | 'SHARE_STARTS'
  | 'SHARE_ENDS'

/** What happened at an instant that moved a figure. The amounts are those of the allocation, or of what the rule gives. */
export type Reason = {
  readonly kind: ReasonKind
  /** The allocation or the rule. */
  readonly id: string
  /** Whose allocation; for a rule, the other side. */
  readonly projectId: string
  readonly before: Quantity
  readonly after: Quantity
}

/** Why the figures of two neighbouring instants differ, told by what happened and not by the sums that it moved. */
export function reasonsBetween(graph: Graph, before: Entitlement, after: Entitlement): Reason[] {
  const owner = (projectId: string) => reasonsOfOwner(graph, { ...before, projectId }, { ...after, projectId })
  const moved = movedSources(before.receivedRules, after.receivedRules)
  return [
    ...owner(before.projectId),
    ...reasonsOfRules(before.receivedRules, after.receivedRules),
    ...moved.flatMap(owner),
    ...reasonsOfRules(before.lentRules, after.lentRules),
  ]
}

/** Sources whose rule stayed and whose gift did not: the reason lies in what they own. */
function movedSources(before: readonly Lent[], after: readonly Lent[]): string[] {
  return after
    .filter((rule) => before.some((old) => old.shareId === rule.shareId && old.amount !== rule.amount))
    .map((rule) => rule.projectId)
}

function reasonsOfOwner(graph: Graph, before: Point, after: Point): Reason[] {
  const [old, now] = [ownOf(graph, before), ownOf(graph, after)]
  const ids = new Set([...old.parts, ...now.parts].map((part) => part.allocationId))
  return [...ids].flatMap((id) => {
    const [was, is] = [partOf(old, id), partOf(now, id)]
    const common = { id, projectId: before.projectId, before: was.amount, after: is.amount }
    if (was.amount === 0n) return [{ ...common, kind: 'ALLOCATION_STARTS' as const }]
    if (is.amount === 0n) return [{ ...common, kind: 'ALLOCATION_ENDS' as const }]
    const reasons: Reason[] = was.amount === is.amount ? [] : [{ ...common, kind: 'ALLOCATION_CHANGES' }]
    if (was.carved !== is.carved) reasons.push({ ...common, kind: is.carved ? 'CARVE_STARTS' : 'CARVE_ENDS' })
    return reasons
  })
}

function partOf(own: Own, allocationId: string): { amount: Quantity; carved: boolean } {
  return own.parts.find((part) => part.allocationId === allocationId) ?? { amount: ZERO, carved: false }
}

/** Rules that began or ceased to hold; one that gives nothing either way moved nothing. */
function reasonsOfRules(before: readonly Lent[], after: readonly Lent[]): Reason[] {
  const began = after.filter((rule) => !before.some((old) => old.shareId === rule.shareId))
  const ceased = before.filter((rule) => !after.some((now) => now.shareId === rule.shareId))
  return [
    ...ceased.map((rule): Reason => ({ ...whose(rule), kind: 'SHARE_ENDS', before: rule.amount, after: ZERO })),
    ...began.map((rule): Reason => ({ ...whose(rule), kind: 'SHARE_STARTS', before: ZERO, after: rule.amount })),
  ].filter(
    // A 0 % rule that begins by pushing out a uniform one is a reason: it is why the other one ceased.
    (reason) => reason.before !== reason.after || ceased.some((rule) => rule.projectId === reason.projectId),
  )
}

function whose(rule: Lent): { id: string; projectId: string } {
  return { id: rule.shareId, projectId: rule.projectId }
}
