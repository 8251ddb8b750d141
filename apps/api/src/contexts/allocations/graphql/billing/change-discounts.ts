import { builder } from '../../../../kernel/builder.ts'
import { editFields, operationFields } from '../../../../kernel/graphql/operation-input.ts'
import { commonRefusals } from '../../../../kernel/graphql/refusal-types.ts'
import { rowKey } from '../../../../kernel/keys.ts'
import { clearDiscount } from '../../operations/billing/clear-discount.ts'
import { createProjectClass, setProjectClass } from '../../operations/billing/project-class.ts'
import { setDiscount } from '../../operations/billing/set-discount.ts'
import { MonthIssued } from '../../refusals/billing.ts'

const SetDiscountInput = builder.inputType('SetDiscountInput', {
  description: 'What a class of projects pays less from a day on.',
  fields: (t) => ({
    ...operationFields(t),
    projectClassId: t.globalID({ required: true, description: 'Which class.' }),
    resourceTypeId: t.globalID({ description: 'Of which resource type; absent, of all without one of their own.' }),
    percent: t.field({ type: 'Decimal', required: true, description: 'In per cent.' }),
    validFrom: t.field({ type: 'DateTime', description: 'Its day in UTC is the first; absent, today.' }),
  }),
})

builder.mutationField('setDiscount', (t) =>
  t.prismaField({
    type: 'Discount',
    description: 'Sets a discount: a new one, which ends the one of the same class and type that holds that day.',
    errors: { types: [...commonRefusals, MonthIssued] },
    args: { input: t.arg({ type: SetDiscountInput, required: true, description: 'The discount.' }) },
    resolve: async (query, _root, { input }, ctx) => {
      const ids = { projectClassId: input.projectClassId.id, resourceTypeId: input.resourceTypeId?.id }
      const { id } = await setDiscount(ctx, { ...input, ...ids })
      return ctx.tx.discount.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) })
    },
  }),
)

const ClearDiscountInput = builder.inputType('ClearDiscountInput', {
  description: 'Which discount, and when.',
  fields: (t) => ({
    ...editFields(t),
    id: t.globalID({ required: true, description: 'The discount.' }),
    validUntil: t.field({
      type: 'DateTime',
      description: 'Its day in UTC is the first on which it holds no more; absent, today.',
    }),
  }),
})

builder.mutationField('clearDiscount', (t) =>
  t.prismaField({
    type: 'Discount',
    description: 'Ends a discount. On its first day, it never held.',
    errors: { types: [...commonRefusals, MonthIssued] },
    args: { input: t.arg({ type: ClearDiscountInput, required: true, description: 'Which, and when.' }) },
    resolve: async (query, _root, { input }, ctx) => {
      const { id } = await clearDiscount(ctx, { ...input, id: input.id.id })
      return ctx.tx.discount.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) })
    },
  }),
)

const CreateProjectClassInput = builder.inputType('CreateProjectClassInput', {
  description: 'A class of projects to charge by.',
  fields: (t) => ({ ...operationFields(t), name: t.string({ required: true, description: 'Its name.' }) }),
})

builder.mutationField('createProjectClass', (t) =>
  t.prismaField({
    type: 'ProjectClass',
    description: 'Adds a class of projects to charge by: internal, external, industry.',
    errors: { types: [...commonRefusals] },
    args: { input: t.arg({ type: CreateProjectClassInput, required: true, description: 'The class.' }) },
    resolve: async (query, _root, { input }, ctx) => {
      const { id } = await createProjectClass(ctx, input)
      return ctx.tx.projectClass.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) })
    },
  }),
)

const SetProjectClassInput = builder.inputType('SetProjectClassInput', {
  description: 'What a project is to whom it is charged.',
  fields: (t) => ({
    ...operationFields(t),
    projectId: t.globalID({ required: true, description: 'The project.' }),
    projectClassId: t.globalID({ description: 'Its class; absent or null, none.' }),
  }),
})

builder.mutationField('setProjectClass', (t) =>
  t.prismaField({
    type: 'Project',
    description: 'Says of which class a project is. The next statement goes by it; what is issued stays.',
    errors: { types: [...commonRefusals] },
    args: { input: t.arg({ type: SetProjectClassInput, required: true, description: 'Which is what.' }) },
    resolve: async (query, _root, { input }, ctx) => {
      const ids = { projectId: input.projectId.id, projectClassId: input.projectClassId?.id ?? null }
      const { id } = await setProjectClass(ctx, { ...input, ...ids })
      return ctx.tx.project.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) })
    },
  }),
)
