import { builder } from '../../../../kernel/builder.ts'
import { editFields } from '../../../../kernel/graphql/operation-input.ts'
import { rowKey } from '../../../../kernel/keys.ts'
import { approveRequest } from '../../operations/requests/approve-request.ts'
import { AlreadyApprovedByYou, RequestAlreadyDecided, RequestElsewhere } from '../../refusals/requests.ts'
import { carveDataShareRefusals } from '../carve-data-share.ts'
import { extendAllocationRefusals } from '../extend-allocation.ts'
import { grantAllocationRefusals } from '../grant-allocation.ts'
import { renewAllocationRefusals } from '../renew-allocation.ts'
import { resizeAllocationRefusals } from '../resize-allocation.ts'
import { RequestRef } from './request.ts'

export const ApproveRequestInput = builder.inputType('ApproveRequestInput', {
  description: 'Which request, and what is awarded: what was asked, unless something else is said.',
  fields: (t) => ({
    ...editFields(t),
    id: t.globalID({ required: true, for: RequestRef, description: 'The request.' }),
    quantity: t.field({ type: 'Decimal', description: 'Instead of the quantity that was asked: with a reason.' }),
    endsAt: t.field({ type: 'DateTime', description: 'Instead of the end that was asked: with a reason.' }),
    force: t.boolean({ description: 'Leaves less than is drawn, if need be: both sides are told.' }),
  }),
})

/** What the operation takes of it. */
export const approveRequestInput = (input: typeof ApproveRequestInput.$inferInput) => ({ ...input, id: input.id.id })

/** Its own, and whatever the change that was approved is refused with: nothing is then done, and the request stays in review. */
export const approveRequestRefusals = [
  ...new Set([
    ...grantAllocationRefusals,
    ...resizeAllocationRefusals,
    ...extendAllocationRefusals,
    ...renewAllocationRefusals,
    ...carveDataShareRefusals,
    RequestAlreadyDecided,
    RequestElsewhere,
    AlreadyApprovedByYou,
  ]),
]

builder.mutationField('approveRequest', (t) =>
  t.prismaField({
    type: RequestRef,
    description:
      'Approves a request. With the last approval that its rules ask for, what was approved is done in the same transaction; what can’t be done any more refuses the approval, and the request stays in review.',
    errors: { types: approveRequestRefusals },
    args: { input: t.arg({ type: ApproveRequestInput, required: true, description: 'Which request, and the award.' }) },
    resolve: async (query, _root, { input }, ctx) => {
      const { id } = await approveRequest(ctx, approveRequestInput(input))
      return ctx.tx.allocationRequest.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) })
    },
  }),
)
