import type { Quantity } from '@tenure/quantities/quantity'
import type { Refusal } from '../../../kernel/refusal.ts'
import {
  AllocationAlreadyShared,
  AllocationNotActive,
  AllocationNotStorage,
  AllocationOfAnotherProject,
  QuotaNotWholeAllocation,
} from '../refusals/data-shares.ts'
import type { AllocationFacts } from './facts.ts'
import type { Graph } from './graph.ts'
import { isCarved, quantityAt } from './own.ts'

export type DataShareDraft = {
  readonly projectId: string
  readonly allocation: AllocationFacts & { readonly isStorage: boolean }
  readonly at: Date
  /** Only to be told that it is not a choice: leave it out. */
  readonly quota?: Quantity
}

/**
 * A20. A data share is carved from one running storage allocation of its own project, which backs no other one, and takes
 * the whole of it. Hands back the quota. `graph` is as it is before.
 */
export function checkDataShare(graph: Graph, draft: DataShareDraft): Quantity | Refusal {
  const { allocation, projectId, at } = draft
  const { id: allocationId, resourceTypeId } = allocation
  const label = graph.label(allocationId)
  // First: whose it is. Nothing else is told about an allocation of a project that the person may not know.
  if (allocation.projectId !== projectId)
    return new AllocationOfAnotherProject({
      allocationId,
      projectId,
      allocation: label,
      project: graph.label(projectId),
    })
  if (!allocation.isStorage)
    return new AllocationNotStorage({
      allocationId,
      resourceTypeId,
      allocation: label,
      type: graph.label(resourceTypeId),
    })
  if (isCarved(graph, allocationId, at)) return new AllocationAlreadyShared(allocationId, label)
  const whole = quantityAt(allocation, at)
  if (whole === 0n) return new AllocationNotActive(allocationId, label)
  if (draft.quota !== undefined && draft.quota !== whole) return new QuotaNotWholeAllocation(draft.quota, whole)
  return whole
}
