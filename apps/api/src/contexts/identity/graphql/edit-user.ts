import { builder } from '../../../kernel/builder.ts'
import { editFields } from '../../../kernel/graphql/operation-input.ts'
import { commonRefusals } from '../../../kernel/graphql/refusal-types.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { editUser } from '../operations/edit-user.ts'
import { BeyondOwnRights, PersonArchived, PersonKnownAlready } from '../refusals.ts'
import { UserRef } from './user.ts'

const EditUserInput = builder.inputType('EditUserInput', {
  description: 'What of a person is to change: what is left out stays.',
  fields: (t) => ({
    ...editFields(t),
    id: t.globalID({ required: true, for: UserRef, description: 'The person.' }),
    username: t.string({ description: 'The short name the facility knows them by; unique.' }),
    email: t.string({ description: 'Their address; unique.' }),
    fullName: t.string({ description: 'Their name.' }),
  }),
})
builder.mutationField('editUser', (t) =>
  t.prismaField({
    type: UserRef,
    description: 'Changes how a person is called and reached. A new address has yet to be confirmed.',
    errors: { types: [...commonRefusals, PersonKnownAlready, PersonArchived, BeyondOwnRights] },
    args: { input: t.arg({ type: EditUserInput, required: true, description: 'Which.' }) },
    resolve: async (query, _root, { input }, ctx) => {
      const { id } = await editUser(ctx, { ...input, id: input.id.id })
      return ctx.tx.user.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) })
    },
  }),
)
