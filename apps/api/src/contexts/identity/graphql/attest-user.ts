import { builder } from '../../../kernel/builder.ts'
import { operationFields } from '../../../kernel/graphql/operation-input.ts'
import { commonRefusals } from '../../../kernel/graphql/refusal-types.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { attestUser } from '../operations/attest-user.ts'
import { UserRef } from './user.ts'

const AttestUserInput = builder.inputType('AttestUserInput', {
  description: 'An attestation that a person may work under export control.',
  fields: (t) => ({
    ...operationFields(t),
    userId: t.globalID({ required: true, for: UserRef, description: 'The person.' }),
    basis: t.string({ required: true, description: 'What it rests on: what was seen, and where that is kept.' }),
    expiresAt: t.field({ type: 'DateTime', required: true, description: 'Until when it holds.' }),
  }),
})
builder.mutationField('attestUser', (t) =>
  t.prismaField({
    type: UserRef,
    description:
      'Attests that a person may work under export control (ITAR), until a day. It takes the place of the one before. Nobody attests themselves.',
    errors: { types: commonRefusals },
    args: { input: t.arg({ type: AttestUserInput, required: true, description: 'Which.' }) },
    resolve: async (query, _root, { input }, ctx) => {
      const { id } = await attestUser(ctx, { ...input, userId: input.userId.id })
      return ctx.tx.user.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) })
    },
  }),
)
