import { builder } from '../../../kernel/builder.ts'
import { operationFields } from '../../../kernel/graphql/operation-input.ts'
import { commonRefusals } from '../../../kernel/graphql/refusal-types.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { endSessions } from '../operations/end-sessions.ts'
import { UserRef } from './user.ts'

const EndSessionsInput = builder.inputType('EndSessionsInput', {
  description: 'Whose sessions are to end.',
  fields: (t) => ({
    ...operationFields(t),
    userId: t.globalID({ for: UserRef, description: 'The person; the viewer where left out.' }),
  }),
})
builder.mutationField('endSessions', (t) =>
  t.prismaField({
    type: UserRef,
    description: 'Ends every session of a person from its next request on; of one’s own, every one but this.',
    errors: { types: commonRefusals },
    args: { input: t.arg({ type: EndSessionsInput, required: true, description: 'Which.' }) },
    resolve: async (query, _root, { input }, ctx) => {
      const { id } = await endSessions(ctx, { ...input, userId: input.userId?.id })
      return ctx.tx.user.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) })
    },
  }),
)
