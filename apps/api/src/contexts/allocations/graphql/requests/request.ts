import { builder } from '../../../../kernel/builder.ts'
import { actionsType } from '../../../../kernel/graphql/actions.ts'
import { nodeKey } from '../../../../kernel/keys.ts'
import { mayAsk } from '../../operations/requests/the-request.ts'
import { after, isBeforeDeciders, isEditable, type RequestState as State } from '../../rules/request-states.ts'
import { AllocationModel, BillingPeriod, Renewal, StorageSubtype } from '../enums.ts'
import { ProjectReferenceType, projectReference } from '../project-reference.ts'
import { RequestKind, RequestState } from './request-enums.ts'
import { AnswerType, ApprovalType, stepsOf, StepType, TransitionType } from './request-parts.ts'

const RequestActions = actionsType('AllocationRequestActions', {
  edit: 'Change what is asked.',
  submit: 'Put it before those who decide.',
  withdraw: 'Take it back.',
  review: 'Say that it is being looked at, send it back or decline it.',
  recommend: 'Recommend something beside what was asked.',
  approve: 'Approve it.',
})

const AmountsType = builder
  .objectRef<{ readonly quantity: { toFixed(digits: number): string } | null; readonly endsAt: Date | null }>(
    'RequestAmounts',
  )
  .implement({
    description: 'A quantity and an end; null where nothing is said of it.',
    fields: (t) => ({
      quantity: t.field({
        type: 'Decimal',
        nullable: true,
        description: 'How much.',
        resolve: ({ quantity }) => quantity?.toFixed(4) ?? null,
      }),
      endsAt: t.field({
        type: 'DateTime',
        nullable: true,
        description: 'Until when.',
        resolve: ({ endsAt }) => endsAt,
      }),
    }),
  })

export const RequestRef = builder.prismaNode('AllocationRequest', {
  nullable: true,
  id: { resolve: ({ id }) => id },
  findUnique: nodeKey,
  fields: (t) => ({
    project: t.field({
      type: ProjectReferenceType,
      description: 'For which project.',
      resolve: ({ projectId }, _args, ctx) => projectReference(ctx, projectId),
    }),
    resourceType: t.relation('resourceType', { description: 'Of which resource type.' }),
    allocation: t.relation('allocation', {
      nullable: true,
      description:
        'Which allocation is to change, be renewed or be carved from; null of a new one, and to who may not see it.',
    }),
    kind: t.field({
      type: RequestKind,
      description: 'What it asks for.',
      resolve: ({ kind }) => kind as typeof RequestKind.$inferType,
    }),
    state: t.field({
      type: RequestState,
      description: 'Where it stands.',
      resolve: ({ state }) => state as typeof RequestState.$inferType,
    }),
    round: t.exposeInt('round', { description: 'How often it was submitted.' }),
    askedBy: t.relation('askedByUser', { description: 'Who asks.' }),
    justification: t.exposeString('justification', { description: 'Why it is needed, as Markdown.' }),
    model: t.field({
      type: AllocationModel,
      nullable: true,
      description: 'Of a new allocation: how.',
      resolve: ({ allocationModel }) => allocationModel as typeof AllocationModel.$inferType | null,
    }),
    billingPeriod: t.field({
      type: BillingPeriod,
      nullable: true,
      description: 'Of a new subscription: how long its period is; a month if null.',
      resolve: ({ billingPeriod }) => billingPeriod as typeof BillingPeriod.$inferType | null,
    }),
    renewal: t.field({
      type: Renewal,
      nullable: true,
      description: 'Of a new subscription: what happens when its period ends; AUTO if null.',
      resolve: ({ renewal }) => renewal as typeof Renewal.$inferType | null,
    }),
    periods: t.exposeInt('periods', { nullable: true, description: 'Of a new subscription: for how many periods.' }),
    lifetimeMonths: t.exposeInt('lifetimeMonths', {
      nullable: true,
      description: 'Of a new condo: for how many calendar months; the resource type’s if null.',
    }),
    startsAt: t.expose('startsAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Of a new allocation: from when; null: from when it is approved.',
    }),
    dataShareName: t.exposeString('dataShareName', { nullable: true, description: 'Of a data share: its name.' }),
    storageSubtype: t.field({
      type: StorageSubtype,
      nullable: true,
      description: 'Of a data share: how it is reached.',
      resolve: ({ storageSubtype }) => storageSubtype as typeof StorageSubtype.$inferType | null,
    }),
    asked: t.field({
      type: AmountsType,
      description: 'What was asked.',
      resolve: (row) => ({ quantity: row.requestedQuantity, endsAt: row.requestedEndsAt }),
    }),
    recommended: t.field({
      type: AmountsType,
      description: 'What a reviewer recommends.',
      resolve: (row) => ({ quantity: row.recommendedQuantity, endsAt: row.recommendedEndsAt }),
    }),
    awarded: t.field({
      type: AmountsType,
      description: 'What was awarded.',
      resolve: (row) => ({ quantity: row.awardedQuantity, endsAt: row.awardedEndsAt }),
    }),
    recommendation: t.exposeString('recommendation', { nullable: true, description: 'A reviewer’s words.' }),
    recommendedBy: t.relation('recommendedByUser', { nullable: true, description: 'Who recommends.' }),
    submittedAt: t.expose('submittedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was last submitted.',
    }),
    decidedAt: t.expose('decidedAt', { type: 'DateTime', nullable: true, description: 'When it was decided.' }),
    decidedBy: t.relation('decidedByUser', { nullable: true, description: 'Who decided.' }),
    grantedAllocation: t.relation('grantedAllocation', {
      nullable: true,
      description: 'The allocation that came of it, or that it changed.',
    }),
    dataShare: t.relation('dataShare', { nullable: true, description: 'The data share that came of it.' }),
    answers: t.relation('answers', {
      type: AnswerType,
      description: 'What was answered to the resource type’s questions, in their order.',
      query: { orderBy: [{ question: { position: 'asc' } }, { id: 'asc' }] },
    }),
    transitions: t.relation('transitions', {
      type: TransitionType,
      description: 'Its way, from the beginning.',
      query: { orderBy: { position: 'asc' } },
    }),
    approvals: t.relation('approvals', {
      type: ApprovalType,
      description: 'Who approved it, the oldest first.',
      query: { orderBy: [{ approvedAt: 'asc' }, { id: 'asc' }] },
    }),
    steps: t.field({
      type: [StepType],
      description: 'Whose approval it needs, and how far that is.',
      resolve: async ({ id }, _args, ctx) => [...((await stepsOf(ctx, id, null)) ?? [])],
    }),
    version: t.exposeInt('version', { description: 'Counts every change; give it back as expectedVersion.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was begun.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it last changed.' }),
    viewerCan: t.field({
      type: RequestActions,
      description: 'What the viewer may do to it.',
      resolve: (request, _args, ctx) => {
        const state = request.state as State
        const asks = () => mayAsk(ctx, request)
        const steps = async () => (await stepsOf(ctx, request.id, null)) ?? []
        const decides = async () => (await steps()).some(({ viewerMay }) => viewerMay)
        const open = isBeforeDeciders(state)
        return {
          edit: async () => isEditable(state) && (await asks()),
          submit: async () => isEditable(state) && (await asks()),
          withdraw: async () => after(state, 'WITHDRAW') !== null && (await asks()),
          review: async () => open && (await decides()),
          recommend: async () => open && (await decides()),
          approve: async () => open && (await steps()).some(({ viewerMay, viewerGave }) => viewerMay && !viewerGave),
        }
      },
    }),
  }),
})
