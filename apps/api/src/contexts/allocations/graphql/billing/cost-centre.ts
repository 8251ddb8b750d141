import { builder } from '../../../../kernel/builder.ts'
import { holds } from '../../../identity/index.ts'
import { coins } from '../../rules/billing/money.ts'
import { StatementRef } from './statement.ts'
import { statementsPage } from './statements-query.ts'
import { askedMonth } from './asked-month.ts'

interface Item {
  readonly what: string
  readonly unit: string | null
  readonly quantity: string | null
  readonly currency: string
  readonly amount: string
}

const ItemType = builder.objectRef<Item>('CostCentreItem').implement({
  description: 'What a cost centre pays for one thing, over all its projects.',
  fields: (t) => ({
    what: t.exposeString('what', { description: 'Of what; credits are one.' }),
    unit: t.exposeString('unit', { nullable: true, description: 'What one is.' }),
    quantity: t.expose('quantity', { type: 'Decimal', nullable: true, description: 'How much in all.' }),
    currency: t.exposeString('currency', { description: 'Three letters of ISO 4217.' }),
    amount: t.field({
      type: 'Decimal',
      description: 'The sum of the lines.',
      resolve: ({ amount, currency }) => coins(amount, currency),
    }),
  }),
})

const CostCentreStatementType = builder
  .objectRef<{ costCentre: string; month: string; items: Item[] }>('CostCentreStatement')
  .implement({
    description: 'What a cost centre pays for a month: the lines of its projects’ statements, added up.',
    fields: (t) => ({
      costCentre: t.exposeString('costCentre', { description: 'Who pays.' }),
      month: t.exposeString('month', { description: 'Written as `2026-10`.' }),
      items: t.expose('items', { type: [ItemType], description: 'For what.' }),
    }),
  })

builder.objectField(CostCentreStatementType, 'statements', (t) =>
  t.connection({
    type: StatementRef,
    description: 'The statements it is made of.',
    resolve: ({ costCentre, month }, args, ctx, info) =>
      statementsPage({ ctx, info, args }, { costCentre, month: new Date(askedMonth(month)), status: 'ISSUED' }),
  }),
)

builder.queryField('costCentreStatement', (t) =>
  t.field({
    type: CostCentreStatementType,
    nullable: true,
    description:
      'What a cost centre pays for an issued month. Needs billing:view; null without, or where nothing is billed to it.',
    args: {
      costCentre: t.arg.string({ required: true, description: 'Who pays, as the statements say.' }),
      month: t.arg.string({ required: true, description: 'Written as `2026-10`.' }),
    },
    resolve: async (_root, { costCentre, month }, ctx) => {
      if (!holds(ctx, 'billing:view')) return null
      const items = await ctx.sql<{ [K in keyof Item]: Item[K] }>(
        `select l.what, l.unit, sum(l.quantity)::text as quantity, s.currency, sum(l.amount)::numeric(20, 4)::text as amount
         from allocations.statements s join allocations.statement_lines l on l.tenant_id = s.tenant_id and l.project_id = s.project_id and l.statement_id = s.id
         where s.tenant_id = $1 and s.month = $2 and s.cost_centre = $3 and s.status = 'ISSUED' group by l.what, l.unit, s.currency order by 4, 1, 2`,
        [ctx.viewer.tenantId, askedMonth(month), costCentre],
      )
      return items.length > 0 ? { costCentre, month, items } : null
    },
  }),
)
