import { builder } from '../../../kernel/builder.ts'
import { person } from './person.ts'
import { UserRef } from './user.ts'

/** People by id who come to reach data, and who no longer do. */
export interface AccessDifference {
  readonly gains: readonly string[]
  readonly loses: readonly string[]
}

export const AccessDifferenceType = builder.objectRef<AccessDifference>('AccessDifference').implement({
  description: 'Who comes to reach data by a change, and who no longer does.',
  fields: (t) => ({
    gains: t.prismaField({
      type: [UserRef],
      description: 'Who comes to reach it.',
      resolve: (query, { gains }, _args, ctx) => people(ctx, gains, query),
    }),
    loses: t.prismaField({
      type: [UserRef],
      description: 'Who no longer does.',
      resolve: (query, { loses }, _args, ctx) => people(ctx, loses, query),
    }),
  }),
})

async function people(...[ctx, ids, query]: [Parameters<typeof person>[0], readonly string[], object]) {
  const found = await Promise.all(ids.map((id) => person(ctx, id, query)))
  return found.filter((user) => user !== undefined).sort((a, b) => (a.fullName < b.fullName ? -1 : 1))
}
