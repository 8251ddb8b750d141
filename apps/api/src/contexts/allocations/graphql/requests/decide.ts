import { builder } from '../../../../kernel/builder.ts'
import { editFields } from '../../../../kernel/graphql/operation-input.ts'
import { commonRefusals } from '../../../../kernel/graphql/refusal-types.ts'
import { rowKey } from '../../../../kernel/keys.ts'
import { declineRequest } from '../../operations/requests/decline-request.ts'
import { recommendRequest } from '../../operations/requests/recommend-request.ts'
import { returnRequest } from '../../operations/requests/return-request.ts'
import { takeRequestIntoReview } from '../../operations/requests/take-request-into-review.ts'
import { RequestAlreadyDecided, RequestElsewhere } from '../../refusals/requests.ts'
import { quantityRefusals, spanRefusals } from '../allocation-refusals.ts'
import { RequestInput } from './ask.ts'
import { RequestRef } from './request.ts'

const standingRefusals = [...commonRefusals, RequestAlreadyDecided, RequestElsewhere]

builder.mutationField('takeRequestIntoReview', (t) =>
  t.prismaField({
    type: RequestRef,
    description: 'Says that a submitted request is being looked at.',
    errors: { types: standingRefusals },
    args: { input: t.arg({ type: RequestInput, required: true, description: 'Which request.' }) },
    resolve: async (query, _root, { input }, ctx) => {
      const { id } = await takeRequestIntoReview(ctx, { ...input, id: input.id.id })
      return ctx.tx.allocationRequest.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) })
    },
  }),
)

builder.mutationField('returnRequest', (t) =>
  t.prismaField({
    type: RequestRef,
    description: 'Sends a request back for changes, with a reason: who asked mends it and submits it again.',
    errors: { types: standingRefusals },
    args: { input: t.arg({ type: RequestInput, required: true, description: 'Which request.' }) },
    resolve: async (query, _root, { input }, ctx) => {
      const { id } = await returnRequest(ctx, { ...input, id: input.id.id })
      return ctx.tx.allocationRequest.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) })
    },
  }),
)

builder.mutationField('declineRequest', (t) =>
  t.prismaField({
    type: RequestRef,
    description: 'Declines a request, with a reason: it is over.',
    errors: { types: standingRefusals },
    args: { input: t.arg({ type: RequestInput, required: true, description: 'Which request.' }) },
    resolve: async (query, _root, { input }, ctx) => {
      const { id } = await declineRequest(ctx, { ...input, id: input.id.id })
      return ctx.tx.allocationRequest.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) })
    },
  }),
)

const RecommendRequestInput = builder.inputType('RecommendRequestInput', {
  description: 'What a reviewer recommends.',
  fields: (t) => ({
    ...editFields(t),
    id: t.globalID({ required: true, for: RequestRef, description: 'The request.' }),
    quantity: t.field({ type: 'Decimal', description: 'Instead of the quantity that was asked.' }),
    endsAt: t.field({ type: 'DateTime', description: 'Instead of the end that was asked.' }),
    recommendation: t.string({ description: 'In words, for who approves and who asked.' }),
  }),
})

builder.mutationField('recommendRequest', (t) =>
  t.prismaField({
    type: RequestRef,
    description: 'Writes down what a reviewer recommends beside what was asked.',
    errors: { types: [...standingRefusals, ...quantityRefusals, ...spanRefusals] },
    args: { input: t.arg({ type: RecommendRequestInput, required: true, description: 'Which request.' }) },
    resolve: async (query, _root, { input }, ctx) => {
      const { id } = await recommendRequest(ctx, { ...input, id: input.id.id })
      return ctx.tx.allocationRequest.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) })
    },
  }),
)
