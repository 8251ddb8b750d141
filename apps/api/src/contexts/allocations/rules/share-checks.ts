import type { Refusal } from '../../../kernel/refusal.ts'
import { DuplicateShare, ShareWithItself, UniformShareOfNothing } from '../refusals/shares.ts'
import { overlap } from './calendar.ts'
import type { ShareFacts } from './facts.ts'
import type { Graph } from './graph.ts'
import { type ShareChange, typeLabel } from './share-change.ts'
import { checkNoCycle } from './share-cycle.ts'
import { checkShareLimit } from './share-limit.ts'
import { checkSpan } from './value-checks.ts'

/**
 * Whether a rule may be saved: A14 to A18 in the order in which a person mends them. `after` is the graph with the rule
 * in it; `from` is when the change takes effect, if later than the rule's own start: what was is not judged again.
 */
export function checkShare(after: Graph, share: ShareFacts, from: Date = share.startsAt): Refusal | null {
  // Past the rule's own end too: where an edit brought the end forward, the uniform rule holds again from there.
  const change = { ...share, startsAt: from > share.startsAt ? from : share.startsAt, endsAt: null }
  return checkShareItself(after, share) ?? checkNoDuplicate(after, share) ?? checkPair(after, change)
}

/** Whether a pair's rules may stand as they are after one was ended: a uniform rule that was overridden holds again. */
export function checkPair(after: Graph, change: ShareChange): Refusal | null {
  return checkShareLimit(after, change) ?? checkNoCycle(after, change)
}

/** A16. The rule by itself: another project as recipient, something given, a sound span. */
export function checkShareItself(graph: Graph, share: ShareFacts): Refusal | null {
  if (share.sourceProjectId === share.recipientProjectId)
    return new ShareWithItself(share.sourceProjectId, graph.label(share.sourceProjectId))
  // A single type at 0 % overrides a uniform rule; all types at 0 % says nothing.
  if (share.resourceTypeId === null && share.hundredths === 0) return new UniformShareOfNothing()
  return checkSpan(share)
}

/** A16. One rule for each pair and type at a time, and one uniform rule for each pair. */
export function checkNoDuplicate(graph: Graph, share: ShareFacts): Refusal | null {
  const rival = graph
    .sharesFrom(share.sourceProjectId)
    .find(
      (other) =>
        other.id !== share.id &&
        other.recipientProjectId === share.recipientProjectId &&
        other.resourceTypeId === share.resourceTypeId &&
        overlap(other, share),
    )
  if (!rival) return null
  return new DuplicateShare({
    existingShareId: rival.id,
    resourceTypeId: share.resourceTypeId,
    source: graph.label(share.sourceProjectId),
    recipient: graph.label(share.recipientProjectId),
    type: typeLabel(graph, share.resourceTypeId),
  })
}
