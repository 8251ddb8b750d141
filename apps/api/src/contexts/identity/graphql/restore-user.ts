import { builder } from '../../../kernel/builder.ts'
import { editFields } from '../../../kernel/graphql/operation-input.ts'
import { commonRefusals } from '../../../kernel/graphql/refusal-types.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { restoreUser } from '../operations/restore-user.ts'
import { UserRef } from './user.ts'

const RestoreUserInput = builder.inputType('RestoreUserInput', {
  description: 'An archived person to bring back.',
  fields: (t) => ({
    ...editFields(t),
    id: t.globalID({ required: true, for: UserRef, description: 'The person.' }),
  }),
})
builder.mutationField('restoreUser', (t) =>
  t.prismaField({
    type: UserRef,
    description: 'Brings an archived person back, with the roles that have not ended since.',
    errors: { types: commonRefusals },
    args: { input: t.arg({ type: RestoreUserInput, required: true, description: 'Which.' }) },
    resolve: async (query, _root, { input }, ctx) => {
      const { id } = await restoreUser(ctx, { ...input, id: input.id.id })
      return ctx.tx.user.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) })
    },
  }),
)
