import { builder } from '../../../../kernel/builder.ts'
import { actionsType } from '../../../../kernel/graphql/actions.ts'
import { nodeKey } from '../../../../kernel/keys.ts'
import { holds, UserRef } from '../../../identity/index.ts'
import { Approver, RequestKind } from './request-enums.ts'

const ApprovalRuleActions = actionsType('ApprovalRuleActions', { update: 'Change it, and retire it.' })

export const ApprovalRuleRef = builder.prismaNode('ApprovalRule', {
  nullable: true,
  id: { resolve: ({ id }) => id },
  findUnique: nodeKey,
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Its name.' }),
    resourceType: t.relation('resourceType', { nullable: true, description: 'Of which type; null: of every one.' }),
    kinds: t.field({
      type: [RequestKind],
      description: 'For which kinds of request; none: for every one.',
      resolve: ({ kinds }) => kinds as (typeof RequestKind.$inferType)[],
    }),
    atLeast: t.field({
      type: 'Decimal',
      nullable: true,
      description: 'From which quantity on; null: from any.',
      resolve: ({ atLeast }) => atLeast?.toFixed(4) ?? null,
    }),
    approvalsNeeded: t.exposeInt('approvalsNeeded', { description: 'How many have to approve.' }),
    approver: t.field({
      type: Approver,
      description: 'Who.',
      resolve: ({ approver }) => approver as typeof Approver.$inferType,
    }),
    role: t.relation('role', { nullable: true, description: 'Where a role approves: which.' }),
    roleName: t.exposeString('roleName', {
      nullable: true,
      description: 'Of a retired rule whose role is gone since: what it was called.',
    }),
    people: t.field({
      type: [UserRef],
      description: 'Where people approve: who, by name.',
      select: { people: { include: { user: true } } },
      resolve: ({ people }) => people.map(({ user }) => user).sort((a, b) => a.fullName.localeCompare(b.fullName)),
    }),
    ownAllowed: t.exposeBoolean('ownAllowed', {
      description: 'Whether one of them may approve what they asked themselves.',
    }),
    retiredAt: t.expose('retiredAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Since when it holds no more; null while it does.',
    }),
    version: t.exposeInt('version', { description: 'Counts every change; give it back as expectedVersion.' }),
    viewerCan: t.field({
      type: ApprovalRuleActions,
      description: 'What the viewer may do to it.',
      resolve: (_rule, _args, ctx) => ({ update: holds(ctx, 'tenant:update') }),
    }),
  }),
})

builder.queryField('approvalRules', (t) =>
  t.prismaField({
    type: [ApprovalRuleRef],
    description: 'Whose approval requests need, by name. A request that no rule matches is the facility’s to decide.',
    resolve: (query, _root, _args, ctx) =>
      ctx.tx.approvalRule.findMany({
        ...query,
        where: { tenantId: ctx.viewer.tenantId, retiredAt: null },
        orderBy: [{ name: 'asc' }, { id: 'asc' }],
        take: 200,
      }),
  }),
)
