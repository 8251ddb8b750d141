import { builder } from '../../../kernel/builder.ts'
import { editFields } from '../../../kernel/graphql/operation-input.ts'
import { commonRefusals } from '../../../kernel/graphql/refusal-types.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { reinstateUser } from '../operations/reinstate-user.ts'
import { PersonArchived } from '../refusals.ts'
import { UserRef } from './user.ts'

const ReinstateUserInput = builder.inputType('ReinstateUserInput', {
  description: 'A person to let in again.',
  fields: (t) => ({
    ...editFields(t),
    id: t.globalID({ required: true, for: UserRef, description: 'The person.' }),
  }),
})
builder.mutationField('reinstateUser', (t) =>
  t.prismaField({
    type: UserRef,
    description: 'Lets a suspended person in again: they sign in anew, and their tokens work as before.',
    errors: { types: [...commonRefusals, PersonArchived] },
    args: { input: t.arg({ type: ReinstateUserInput, required: true, description: 'Which.' }) },
    resolve: async (query, _root, { input }, ctx) => {
      const { id } = await reinstateUser(ctx, { ...input, id: input.id.id })
      return ctx.tx.user.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) })
    },
  }),
)
