import { builder } from '../../../../kernel/builder.ts'
import { operationFields } from '../../../../kernel/graphql/operation-input.ts'
import { commonRefusals } from '../../../../kernel/graphql/refusal-types.ts'
import { rowKey } from '../../../../kernel/keys.ts'
import { addCredit } from '../../operations/billing/add-credit.ts'
import { correctLine } from '../../operations/billing/correct-line.ts'
import { issueStatements } from '../../operations/billing/issue-statements.ts'
import { MonthNotOpen } from '../../refusals/billing.ts'
import { quantityRefusals } from '../allocation-refusals.ts'
import { IssuedMonthType, issuedMonth } from './issued-month.ts'

const IssueStatementsInput = builder.inputType('IssueStatementsInput', {
  description: 'Which month.',
  fields: (t) => ({
    ...operationFields(t),
    month: t.string({ required: true, description: 'Written as `2026-10`: over, and the next to be issued.' }),
  }),
})

builder.mutationField('issueStatements', (t) =>
  t.field({
    type: IssuedMonthType,
    description: 'Issues every statement of a month and tells who keeps the projects. A second time changes nothing.',
    errors: { types: [...commonRefusals, MonthNotOpen] },
    args: { input: t.arg({ type: IssueStatementsInput, required: true, description: 'Which month.' }) },
    resolve: async (_root, { input }, ctx) => issuedMonth(ctx, (await issueStatements(ctx, input)).id),
  }),
)

const AddCreditInput = builder.inputType('AddCreditInput', {
  description: 'What a project is given back, and why.',
  fields: (t) => ({
    idempotencyKey: operationFields(t).idempotencyKey,
    projectId: t.globalID({ required: true, description: 'The project.' }),
    amount: t.field({ type: 'Decimal', required: true, description: 'How much: more than nothing.' }),
    currency: t.string({ required: true, description: 'Three letters of ISO 4217.' }),
    reason: t.string({ required: true, description: 'Why: it stands on the statement.' }),
  }),
})

builder.mutationField('addCredit', (t) =>
  t.prismaField({
    type: 'Statement',
    description: 'Gives a project something back: a line on its open statement, which it answers.',
    errors: { types: [...commonRefusals, ...quantityRefusals] },
    args: { input: t.arg({ type: AddCreditInput, required: true, description: 'The credit.' }) },
    resolve: async (query, _root, { input }, ctx) => {
      const { id } = await addCredit(ctx, { ...input, projectId: input.projectId.id })
      return ctx.tx.statement.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) })
    },
  }),
)

const CorrectLineInput = builder.inputType('CorrectLineInput', {
  description: 'What a line should have been, and why.',
  fields: (t) => ({
    idempotencyKey: operationFields(t).idempotencyKey,
    lineId: t.globalID({ required: true, description: 'The line.' }),
    quantity: t.field({ type: 'Decimal', required: true, description: 'How much it should have been.' }),
    reason: t.string({ required: true, description: 'Why: it stands on the statement.' }),
  }),
})

builder.mutationField('correctLine', (t) =>
  t.prismaField({
    type: 'Statement',
    description:
      'Puts the difference to what a line should have been on the project’s open statement, which it answers.',
    errors: { types: [...commonRefusals, ...quantityRefusals] },
    args: { input: t.arg({ type: CorrectLineInput, required: true, description: 'The correction.' }) },
    resolve: async (query, _root, { input }, ctx) => {
      const { id } = await correctLine(ctx, { ...input, lineId: input.lineId.id })
      return ctx.tx.statement.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) })
    },
  }),
)
