import { builder } from '../../../../kernel/builder.ts'
import { editFields, operationFields } from '../../../../kernel/graphql/operation-input.ts'
import { commonRefusals } from '../../../../kernel/graphql/refusal-types.ts'
import { rowKey } from '../../../../kernel/keys.ts'
import { endRate } from '../../operations/billing/end-rate.ts'
import { setRate } from '../../operations/billing/set-rate.ts'
import { MonthIssued } from '../../refusals/billing.ts'
import { quantityRefusals } from '../allocation-refusals.ts'
import { RateBasis } from './rate.ts'

const SetRateInput = builder.inputType('SetRateInput', {
  description: 'What a unit of a resource type costs from a day on.',
  fields: (t) => ({
    ...operationFields(t),
    resourceTypeId: t.globalID({ required: true, description: 'Of which resource type.' }),
    basis: t.field({ type: RateBasis, required: true, description: 'What it charges for.' }),
    price: t.field({ type: 'Decimal', required: true, description: 'Of one unit.' }),
    currency: t.string({ required: true, description: 'Three letters of ISO 4217: `EUR`.' }),
    validFrom: t.field({ type: 'DateTime', description: 'Its day in UTC is the first; absent, today.' }),
    validUntil: t.field({
      type: 'DateTime',
      description: 'Its day in UTC is the first on which it holds no more; absent, it stays.',
    }),
  }),
})

builder.mutationField('setRate', (t) =>
  t.prismaField({
    type: 'Rate',
    description: 'Sets a price: a new rate, which ends the one that holds that day. An issued month keeps its prices.',
    errors: { types: [...commonRefusals, ...quantityRefusals, MonthIssued] },
    args: { input: t.arg({ type: SetRateInput, required: true, description: 'The price.' }) },
    resolve: async (query, _root, { input }, ctx) => {
      const { id } = await setRate(ctx, { ...input, resourceTypeId: input.resourceTypeId.id })
      return ctx.tx.rate.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) })
    },
  }),
)

const EndRateInput = builder.inputType('EndRateInput', {
  description: 'Which rate, and when.',
  fields: (t) => ({
    ...editFields(t),
    id: t.globalID({ required: true, description: 'The rate.' }),
    validUntil: t.field({
      type: 'DateTime',
      description: 'Its day in UTC is the first on which it holds no more; absent, today.',
    }),
  }),
})

builder.mutationField('endRate', (t) =>
  t.prismaField({
    type: 'Rate',
    description: 'Ends a rate: from that day on nothing is charged by it. On its first day, it never held.',
    errors: { types: [...commonRefusals, MonthIssued] },
    args: { input: t.arg({ type: EndRateInput, required: true, description: 'Which, and when.' }) },
    resolve: async (query, _root, { input }, ctx) => {
      const { id } = await endRate(ctx, { ...input, id: input.id.id })
      return ctx.tx.rate.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) })
    },
  }),
)
