import { builder } from '../../../../kernel/builder.ts'
import { commonRefusals } from '../../../../kernel/graphql/refusal-types.ts'
import { canStart, type StartAnswer } from '../../operations/usage/can-start.ts'
import { quantityRefusals } from '../allocation-refusals.ts'

const AnswerType = builder.objectRef<StartAnswer>('CanStart').implement({
  description: 'Whether so much may be used now.',
  fields: (t) => ({
    can: t.exposeBoolean('can', { description: 'Whether it may.' }),
    reason: t.exposeString('reason', { description: 'Why, in a sentence for whoever waits.' }),
    headroom: t.field({
      type: 'Decimal',
      description: 'What is left of own and received, or of the person’s cap where that is less.',
      resolve: ({ headroom }) => headroom,
    }),
    own: t.field({ type: 'Decimal', description: 'Left of its own.', resolve: ({ own }) => own }),
    received: t.field({
      type: 'Decimal',
      description: 'Left of what it receives.',
      resolve: ({ received }) => received,
    }),
    defaultProject: t.field({
      type: 'Decimal',
      description: 'Left in its PI’s default project, for the whole rest.',
      resolve: ({ defaultProject }) => defaultProject,
    }),
    capRemaining: t.field({
      type: 'Decimal',
      nullable: true,
      description: 'What the person’s cap leaves; null where they have none.',
      resolve: ({ capRemaining }) => capRemaining,
    }),
  }),
})

builder.queryField('canStart', (t) =>
  t.field({
    type: AnswerType,
    description:
      'Whether a project may start work of so much: what a scheduler asks before a job, by the names it knows. For who sees the project, and tokens with usage:check. It promises nothing.',
    errors: { types: [...commonRefusals, ...quantityRefusals] },
    args: {
      account: t.arg.string({ required: true, description: 'A project’s public id, or an account that is mapped.' }),
      cluster: t.arg.string({ description: 'Where, where accounts differ by it.' }),
      resourceType: t.arg.string({ required: true, description: 'What, by its name.' }),
      quantity: t.arg({ type: 'Decimal', required: true, description: 'How much, in the type’s unit.' }),
      username: t.arg.string({ description: 'Who would use it: their cap counts.' }),
    },
    resolve: (_root, args, ctx) => canStart(ctx, args),
  }),
)
