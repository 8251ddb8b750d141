import { builder } from '../../../../kernel/builder.ts'
import { editFields, operationFields } from '../../../../kernel/graphql/operation-input.ts'
import { commonRefusals } from '../../../../kernel/graphql/refusal-types.ts'
import { rowKey } from '../../../../kernel/keys.ts'
import { PersonNotActive } from '../../../projects/index.ts'
import { createApprovalRule } from '../../operations/approval-rules/create-approval-rule.ts'
import { editApprovalRule } from '../../operations/approval-rules/edit-approval-rule.ts'
import { retireApprovalRule } from '../../operations/approval-rules/retire-approval-rule.ts'
import { ApprovalRuleNameTaken } from '../../refusals/requests.ts'
import { quantityRefusals } from '../allocation-refusals.ts'
import { ApprovalRuleRef } from './approval-rule.ts'
import { Approver, RequestKind } from './request-enums.ts'

const RuleContent = builder.inputType('ApprovalRuleContent', {
  description: 'A whole approval rule.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'Unique among the rules in force.' }),
    resourceTypeId: t.globalID({ description: 'Of which resource type; absent, of every one.' }),
    kinds: t.field({ type: [RequestKind], description: 'For which kinds of request; none, for every one.' }),
    atLeast: t.field({ type: 'Decimal', description: 'From which quantity on; absent, from any.' }),
    approvalsNeeded: t.int({ description: 'How many have to approve; one if absent.' }),
    approver: t.field({ type: Approver, required: true, description: 'Who.' }),
    roleId: t.globalID({ description: 'Where a role approves: which.' }),
    userIds: t.globalIDList({ description: 'Where people approve: who.' }),
    ownAllowed: t.boolean({ description: 'Whether one of them may approve what they asked themselves; no if absent.' }),
  }),
})

const contentOf = ({ resourceTypeId, roleId, userIds, ...content }: typeof RuleContent.$inferInput) => ({
  ...content,
  resourceTypeId: resourceTypeId?.id,
  roleId: roleId?.id,
  userIds: userIds?.map(({ id }) => id),
})

const refusals = [...commonRefusals, ...quantityRefusals, ApprovalRuleNameTaken, PersonNotActive]

const CreateApprovalRuleInput = builder.inputType('CreateApprovalRuleInput', {
  description: 'A new approval rule.',
  fields: (t) => ({
    ...operationFields(t),
    rule: t.field({ type: RuleContent, required: true, description: 'The rule.' }),
  }),
})

builder.mutationField('createApprovalRule', (t) =>
  t.prismaField({
    type: ApprovalRuleRef,
    description: 'Says whose approval requests need, from now on: those that wait already need it too.',
    errors: { types: refusals },
    args: { input: t.arg({ type: CreateApprovalRuleInput, required: true, description: 'The rule.' }) },
    resolve: async (query, _root, { input: { rule, ...input } }, ctx) => {
      const { id } = await createApprovalRule(ctx, { ...input, ...contentOf(rule) })
      return ctx.tx.approvalRule.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) })
    },
  }),
)

const EditApprovalRuleInput = builder.inputType('EditApprovalRuleInput', {
  description: 'An approval rule as it is to be.',
  fields: (t) => ({
    ...editFields(t),
    id: t.globalID({ required: true, for: ApprovalRuleRef, description: 'Which.' }),
    rule: t.field({ type: RuleContent, required: true, description: 'The whole rule.' }),
  }),
})

builder.mutationField('editApprovalRule', (t) =>
  t.prismaField({
    type: ApprovalRuleRef,
    description: 'Changes whose approval requests need: at once, for those that wait too.',
    errors: { types: refusals },
    args: { input: t.arg({ type: EditApprovalRuleInput, required: true, description: 'The rule.' }) },
    resolve: async (query, _root, { input: { rule, ...input } }, ctx) => {
      const { id } = await editApprovalRule(ctx, { ...input, ...contentOf(rule), id: input.id.id })
      return ctx.tx.approvalRule.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) })
    },
  }),
)

const RetireApprovalRuleInput = builder.inputType('RetireApprovalRuleInput', {
  description: 'Which approval rule.',
  fields: (t) => ({
    ...editFields(t),
    id: t.globalID({ required: true, for: ApprovalRuleRef, description: 'Which.' }),
  }),
})

builder.mutationField('retireApprovalRule', (t) =>
  t.prismaField({
    type: ApprovalRuleRef,
    description: 'A rule holds no more: what was approved under it stays written.',
    errors: { types: commonRefusals },
    args: { input: t.arg({ type: RetireApprovalRuleInput, required: true, description: 'Which rule.' }) },
    resolve: async (query, _root, { input }, ctx) => {
      const { id } = await retireApprovalRule(ctx, { ...input, id: input.id.id })
      return ctx.tx.approvalRule.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) })
    },
  }),
)
