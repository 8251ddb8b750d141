import { builder } from '../../../../kernel/builder.ts'
import type { AccessChange, DataShareTold } from '../../groups/membership-difference.ts'
import { person } from '../person.ts'
import { UserRef } from '../user.ts'

const ShareTold = builder.objectRef<DataShareTold>('DataShareTold').implement({
  description: 'A data share by its name.',
  fields: (t) => ({
    dataShareId: t.globalID({ description: 'Its id.', resolve: ({ id }) => ({ type: 'DataShare', id }) }),
    label: t.exposeString('label', { description: 'Its name, and its project’s public id.' }),
  }),
})

export const AccessChangeType = builder.objectRef<AccessChange>('AccessChange').implement({
  description: 'Which data shares a person comes to reach by a change, and which no longer.',
  fields: (t) => ({
    user: t.prismaField({
      type: UserRef,
      description: 'The person.',
      resolve: async (query, { userId }, _args, ctx) => (await person(ctx, userId, query))!,
    }),
    gains: t.field({ type: [ShareTold], description: 'Which they come to reach.', resolve: ({ gains }) => [...gains] }),
    loses: t.field({
      type: [ShareTold],
      description: 'Which they no longer reach.',
      resolve: ({ loses }) => [...loses],
    }),
  }),
})
