import { batched } from '../../../../kernel/batch.ts'
import { builder } from '../../../../kernel/builder.ts'
import type { ApprovalStep } from '../../operations/requests/the-request.ts'
import { RequestState } from './request-enums.ts'

type Step = ApprovalStep & { readonly requestId: string }

/** The steps of many requests, in one statement. */
export const stepsOf = batched<readonly Step[]>(async (ctx, ids) => {
  const rows = await ctx.sql<Step>(
    `select q.id as "requestId", s.rule_id as "ruleId", s.name, s.needed, s.given, s.viewer_may as "viewerMay", s.viewer_gave as "viewerGave"
     from unnest($1::uuid[]) q (id) cross join lateral allocations.approval_steps(q.id) s order by s.name, s.rule_id`,
    [ids],
  )
  return new Map(ids.map((id) => [id, rows.filter((row) => row.requestId === id)]))
})

export const StepType = builder.objectRef<ApprovalStep>('ApprovalStep').implement({
  description: 'One approval rule that a request matches, or the facility’s own word where none does.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'The rule’s name.' }),
    needed: t.exposeInt('needed', { description: 'How many have to approve under it.' }),
    given: t.exposeInt('given', { description: 'How many have, since it was last submitted.' }),
    viewerMay: t.exposeBoolean('viewerMay', { description: 'Whether the viewer is one of them.' }),
    viewerGave: t.exposeBoolean('viewerGave', { description: 'Whether the viewer has approved.' }),
  }),
})

export const AnswerType = builder.prismaObject('RequestAnswer', {
  description: 'What was answered to a question.',
  fields: (t) => ({
    question: t.relation('question', { description: 'The question as it was worded then.' }),
    answer: t.exposeString('answer', { description: 'The answer.' }),
  }),
})

const state = (value: string) => value as typeof RequestState.$inferType

export const TransitionType = builder.prismaObject('RequestTransition', {
  description: 'One step of a request’s way.',
  fields: (t) => ({
    from: t.field({
      type: RequestState,
      nullable: true,
      description: 'Where it stood; null as it was begun.',
      resolve: ({ fromState }) => (fromState ? state(fromState) : null),
    }),
    to: t.field({ type: RequestState, description: 'Where it stood then.', resolve: ({ toState }) => state(toState) }),
    madeBy: t.relation('madeByUser', { nullable: true, description: 'Who took it.' }),
    madeAt: t.expose('madeAt', { type: 'DateTime', description: 'When.' }),
    reason: t.exposeString('reason', { nullable: true, description: 'Why, in their words.' }),
  }),
})

export const ApprovalType = builder.prismaObject('RequestApproval', {
  description: 'That somebody approved a request.',
  fields: (t) => ({
    rule: t.relation('rule', { nullable: true, description: 'Under which rule; null where the facility decides.' }),
    person: t.relation('user', { description: 'Who.' }),
    round: t.exposeInt('round', { description: 'In which round: an earlier one counts no more.' }),
    quantity: t.field({
      type: 'Decimal',
      nullable: true,
      description: 'Which quantity they approved.',
      resolve: ({ quantity }) => quantity?.toFixed(4) ?? null,
    }),
    endsAt: t.expose('endsAt', { type: 'DateTime', nullable: true, description: 'Which end they approved.' }),
    reason: t.exposeString('reason', { nullable: true, description: 'Why, in their words.' }),
    approvedAt: t.expose('approvedAt', { type: 'DateTime', description: 'When.' }),
  }),
})
