import type { AllocationRequest } from '@tenure/prisma/client'
import type { Context } from '../../../../kernel/context.ts'
import type { OperationInput } from '../../../../kernel/operation.ts'
import { InvalidInput } from '../../../../kernel/refusals.ts'
import { carveDataShare } from '../carve-data-share.ts'
import { extendAllocation } from '../extend-allocation.ts'
import { type GrantAllocation, grantAllocation } from '../grant-allocation.ts'
import { renewAllocation } from '../renew-allocation.ts'
import { resizeAllocation } from '../resize-allocation.ts'
import { isRenewedByHand } from './submit-request.ts'
import type { Award } from './the-request.ts'

export interface CarriedOut extends Pick<OperationInput, 'reason'> {
  readonly award: Award
  /** Leaves recipients overdrawn, if need be. */
  readonly force?: boolean | null | undefined
}

/** What came of it: the allocation it was about, or a new one; a data share. */
export interface Outcome {
  readonly grantedAllocationId: string | null
  readonly dataShareId: string | null
}

/** Does what was approved, by the operations that anybody else does it with: what they refuse, this refuses. */
export async function carryOut(
  ctx: Context,
  request: AllocationRequest,
  { award, force, reason }: CarriedOut,
): Promise<Outcome> {
  if (request.kind === 'NEW') {
    const { id } = await grantAllocation(ctx, { ...termsOf(request), quantity: award.quantity ?? '0', reason })
    return { grantedAllocationId: id, dataShareId: null }
  }
  const id = request.allocationId!
  if (request.kind === 'DATA_SHARE') {
    const share = await carveDataShare(ctx, {
      allocationId: id,
      name: request.dataShareName!,
      storageSubtype: request.storageSubtype as 'POSIX',
      force,
      reason,
    })
    return { grantedAllocationId: null, dataShareId: share.id }
  }
  if (request.kind === 'RENEWAL' && !award.endsAt) {
    if (!(await isRenewedByHand(ctx, id))) throw new InvalidInput('Say until when it is renewed.', ['endsAt'])
    await renewAllocation(ctx, { id, reason })
  }
  if (award.quantity) await resizeAllocation(ctx, { id, quantity: award.quantity, force, reason })
  if (award.endsAt) await extendAllocation(ctx, { id, endsAt: award.endsAt, reason })
  return { grantedAllocationId: id, dataShareId: null }
}

const termsOf = (request: AllocationRequest): Omit<GrantAllocation, 'quantity'> => ({
  projectId: request.projectId,
  resourceTypeId: request.resourceTypeId,
  model: request.allocationModel as GrantAllocation['model'],
  startsAt: request.startsAt,
  billingPeriod: request.billingPeriod as GrantAllocation['billingPeriod'],
  renewal: request.renewal as GrantAllocation['renewal'],
  periods: request.periods,
  lifetimeMonths: request.lifetimeMonths,
  note: null,
})
