import { builder } from '../../../../kernel/builder.ts'
import { nodeKey } from '../../../../kernel/keys.ts'
import { coins } from '../../rules/billing/money.ts'
import { asText } from './rate.ts'

const StatementSource = builder.enumType('StatementSource', {
  description: 'Where a line of a statement comes from.',
  values: {
    USAGE: { description: 'What was used in the month.' },
    ALLOCATION: { description: 'What was held over the month.' },
    CREDIT: { description: 'What is given back.' },
    CORRECTION: {
      description: 'Use of an earlier month that was told late, or what an earlier line should have been.',
    },
  } as const,
})

export const StatementLineRef = builder.prismaNode('StatementLine', {
  nullable: true,
  id: { resolve: ({ id }) => id },
  findUnique: nodeKey,
  fields: (t) => ({
    source: t.field({
      type: StatementSource,
      description: 'Where it comes from.',
      resolve: ({ source }) => source as typeof StatementSource.$inferType,
    }),
    forMonth: t.field({
      type: 'DateTime',
      description: 'The beginning of the month in which it was used or held, in UTC.',
      resolve: ({ forMonth }) => forMonth,
    }),
    what: t.exposeString('what', { description: 'Of what, as the resource type was called then.' }),
    unit: t.exposeString('unit', { nullable: true, description: 'What one is; null of a credit.' }),
    quantity: t.field({
      type: 'Decimal',
      nullable: true,
      description: 'How much; below zero where less was used than was charged; null of a credit.',
      resolve: ({ quantity }) => (quantity ? quantity.toFixed(4) : null),
    }),
    price: t.field({
      type: 'Decimal',
      nullable: true,
      description: 'Of one; null of a credit.',
      resolve: ({ price }) => (price ? asText(price) : null),
    }),
    percent: t.field({ type: 'Decimal', description: 'The discount.', resolve: ({ percent }) => percent.toFixed(2) }),
    amount: t.field({
      type: 'Decimal',
      description: 'Quantity × price less the discount, rounded half to even to the currency’s smallest coin.',
      select: { amount: true, statement: { select: { currency: true } } },
      resolve: ({ amount, statement }) => coins(amount.toFixed(4), statement.currency),
    }),
    corrects: t.relation('corrects', { nullable: true, description: 'The line that it corrects.' }),
    reason: t.exposeString('reason', { nullable: true, description: 'Why it was entered, where somebody did.' }),
    enteredBy: t.relation('enteredByUser', { nullable: true, description: 'Who entered it; null: reckoned.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was written.' }),
  }),
})
