import { builder } from '../../../kernel/builder.ts'
import { inTable } from '../../../kernel/compiled/declare.ts'
import { nodeKey } from '../../../kernel/keys.ts'

export const ApiTokenRef = builder.prismaNode('ApiToken', {
  nullable: true,
  extensions: inTable('identity.api_tokens'),
  id: { resolve: ({ id }) => id },
  findUnique: nodeKey,
  fields: (t) => ({
    name: t.exposeString('name', { description: 'What it is for, in its owner’s words.' }),
    prefix: t.exposeString('prefix', { description: 'How its secret begins, to know it by.' }),
    scopes: t.exposeStringList('scopes', { description: 'The permissions it is limited to.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime', description: 'When it ends.' }),
    lastUsedAt: t.expose('lastUsedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was last used, to the minute.',
    }),
    revokedAt: t.expose('revokedAt', { type: 'DateTime', nullable: true, description: 'When it was ended early.' }),
  }),
})
