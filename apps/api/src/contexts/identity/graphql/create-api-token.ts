import { builder } from '../../../kernel/builder.ts'
import { operationFields } from '../../../kernel/graphql/operation-input.ts'
import { commonRefusals } from '../../../kernel/graphql/refusal-types.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { createApiToken } from '../operations/create-api-token.ts'
import { ProofNeeded, TokenAlreadyShown, TokenExpiryOutOfRange, UnknownScopes } from '../refusals.ts'
import { ApiTokenRef } from './api-token.ts'

const CreateApiTokenInput = builder.inputType('CreateApiTokenInput', {
  description: 'A new token for a program that acts for the viewer.',
  fields: (t) => ({
    ...operationFields(t),
    name: t.string({ required: true, description: 'What it is for.' }),
    scopes: t.stringList({
      required: true,
      description: 'The permissions it is limited to, of the catalogue. What the viewer may not do, it may not either.',
    }),
    expiresAt: t.field({ type: 'DateTime', required: true, description: 'When it ends: within a year.' }),
  }),
})

const Created = builder.objectRef<{ readonly id: string; readonly token: string }>('ApiTokenCreated').implement({
  description: 'A token that was just made.',
  fields: (t) => ({
    token: t.exposeString('token', { description: 'Its secret. It is told here and never again: keep it now.' }),
    apiToken: t.prismaField({
      type: ApiTokenRef,
      description: 'The token.',
      resolve: (query, { id }, _args, ctx) => ctx.tx.apiToken.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) }),
    }),
  }),
})

builder.mutationField('createApiToken', (t) =>
  t.field({
    type: Created,
    description:
      'Makes a token by which a program acts for the viewer, who has proved who they are within ten minutes.',
    errors: { types: [...commonRefusals, UnknownScopes, TokenExpiryOutOfRange, TokenAlreadyShown, ProofNeeded] },
    args: { input: t.arg({ type: CreateApiTokenInput, required: true, description: 'The token.' }) },
    resolve: (_root, { input }, ctx) => createApiToken(ctx, input),
  }),
)
