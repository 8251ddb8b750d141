import { builder } from '../../../../kernel/builder.ts'
import { RefusalInterface } from '../../../../kernel/graphql/refusal-types.ts'
import { MonthIssued, MonthNotOpen } from '../../refusals/billing.ts'
import { writeMonth } from '../../rules/billing/month.ts'

const interfaces = [RefusalInterface]

builder.objectType(MonthIssued, {
  name: 'MonthIssued',
  description: 'The statements of that month are issued: prices and discounts change from the next on.',
  interfaces,
  fields: (t) => ({
    openFrom: t.field({
      type: 'DateTime',
      description: 'The first day on which they may change.',
      resolve: ({ openFrom }) => openFrom,
    }),
  }),
})

builder.objectType(MonthNotOpen, {
  name: 'MonthNotOpen',
  description: 'The month is not over, or not the next to be issued.',
  interfaces,
  fields: (t) => ({
    next: t.string({ description: 'The next to be issued: `2026-10`.', resolve: ({ next }) => writeMonth(next) }),
  }),
})
