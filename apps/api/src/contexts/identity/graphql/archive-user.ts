import { builder } from '../../../kernel/builder.ts'
import { editFields } from '../../../kernel/graphql/operation-input.ts'
import { commonRefusals } from '../../../kernel/graphql/refusal-types.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { archiveUser } from '../operations/archive-user.ts'
import { LastKeeper, PersonArchived, PersonHoldsParts } from '../refusals.ts'
import { UserRef } from './user.ts'

const ArchiveUserInput = builder.inputType('ArchiveUserInput', {
  description: 'A person to archive.',
  fields: (t) => ({
    ...editFields(t),
    id: t.globalID({ required: true, for: UserRef, description: 'The person.' }),
  }),
})
builder.mutationField('archiveUser', (t) =>
  t.prismaField({
    type: UserRef,
    description:
      'Puts a person away: they come in no more, their tokens end for good, and what they did stays. Refused while projects need them.',
    errors: { types: [...commonRefusals, PersonArchived, PersonHoldsParts, LastKeeper] },
    args: { input: t.arg({ type: ArchiveUserInput, required: true, description: 'Which.' }) },
    resolve: async (query, _root, { input }, ctx) => {
      const { id } = await archiveUser(ctx, { ...input, id: input.id.id })
      return ctx.tx.user.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) })
    },
  }),
)
