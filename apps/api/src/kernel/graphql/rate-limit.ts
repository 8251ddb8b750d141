import { builder } from '../builder.ts'
import { type Call, currentCall } from '../call.ts'

const RateLimit = builder.objectRef<Call>('RateLimit').implement({
  description: 'What this request costs, and what the viewer may still spend in this minute.',
  fields: (t) => ({
    limit: t.int({ description: 'Points of one minute.', resolve: ({ rate }) => rate?.limit ?? 0 }),
    cost: t.exposeInt('cost', {
      description:
        'Points of this request: one for each hundred objects it may be answered with, ten for each mutation, at least one.',
    }),
    remaining: t.int({
      description: 'Points that are left until `resetAt`.',
      resolve: ({ rate }) => rate?.remaining ?? 0,
    }),
    resetAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When the points are whole again.',
      resolve: ({ rate }) => rate?.resetAt ?? null,
    }),
    nodeCount: t.int({
      description: 'How many objects this request may be answered with, at most; 500,000 are allowed.',
      resolve: ({ nodes }) => nodes,
    }),
  }),
})

builder.queryField('rateLimit', (t) =>
  t.field({
    type: RateLimit,
    nullable: true,
    description: 'What this request costs, and what is left.',
    resolve: () => currentCall() ?? null,
  }),
)
