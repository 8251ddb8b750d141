import { builder } from '../../../kernel/builder.ts'
import { operationFields } from '../../../kernel/graphql/operation-input.ts'
import { commonRefusals } from '../../../kernel/graphql/refusal-types.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { revokeApiToken } from '../operations/revoke-api-token.ts'
import { ApiTokenRef } from './api-token.ts'

const RevokeApiTokenInput = builder.inputType('RevokeApiTokenInput', {
  description: 'A token to end.',
  fields: (t) => ({
    ...operationFields(t),
    id: t.globalID({ required: true, for: ApiTokenRef, description: 'The token.' }),
  }),
})

builder.mutationField('revokeApiToken', (t) =>
  t.prismaField({
    type: ApiTokenRef,
    description: 'Ends a token, from its next request on.',
    errors: { types: commonRefusals },
    args: { input: t.arg({ type: RevokeApiTokenInput, required: true, description: 'Which.' }) },
    resolve: async (query, _root, { input }, ctx) => {
      const { id } = await revokeApiToken(ctx, { ...input, id: input.id.id })
      return ctx.tx.apiToken.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) })
    },
  }),
)
