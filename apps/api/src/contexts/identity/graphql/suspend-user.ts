import { builder } from '../../../kernel/builder.ts'
import { editFields } from '../../../kernel/graphql/operation-input.ts'
import { commonRefusals } from '../../../kernel/graphql/refusal-types.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { suspendUser } from '../operations/suspend-user.ts'
import { LastKeeper, PersonArchived } from '../refusals.ts'
import { UserRef } from './user.ts'

const SuspendUserInput = builder.inputType('SuspendUserInput', {
  description: 'A person to shut out.',
  fields: (t) => ({
    ...editFields(t),
    id: t.globalID({ required: true, for: UserRef, description: 'The person.' }),
  }),
})
builder.mutationField('suspendUser', (t) =>
  t.prismaField({
    type: UserRef,
    description:
      'Shuts a person out until they are reinstated: their sessions end at once, their tokens stop. A reason must be given.',
    errors: { types: [...commonRefusals, PersonArchived, LastKeeper] },
    args: { input: t.arg({ type: SuspendUserInput, required: true, description: 'Which.' }) },
    resolve: async (query, _root, { input }, ctx) => {
      const { id } = await suspendUser(ctx, { ...input, id: input.id.id })
      return ctx.tx.user.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) })
    },
  }),
)
