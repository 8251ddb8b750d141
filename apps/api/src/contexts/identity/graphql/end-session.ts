import { builder } from '../../../kernel/builder.ts'
import { operationFields } from '../../../kernel/graphql/operation-input.ts'
import { commonRefusals } from '../../../kernel/graphql/refusal-types.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { endSession } from '../operations/end-session.ts'
import { SessionRef } from './session.ts'

const EndSessionInput = builder.inputType('EndSessionInput', {
  description: 'A session to end.',
  fields: (t) => ({
    ...operationFields(t),
    id: t.globalID({ required: true, for: SessionRef, description: 'The session.' }),
  }),
})

builder.mutationField('endSession', (t) =>
  t.prismaField({
    type: SessionRef,
    description: 'Ends a session, from its next request on.',
    errors: { types: commonRefusals },
    args: { input: t.arg({ type: EndSessionInput, required: true, description: 'Which.' }) },
    resolve: async (query, _root, { input }, ctx) => {
      const { id } = await endSession(ctx, { ...input, id: input.id.id })
      return ctx.tx.session.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) })
    },
  }),
)
