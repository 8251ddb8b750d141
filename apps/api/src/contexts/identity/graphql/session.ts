import { builder } from '../../../kernel/builder.ts'
import { bySql, inTable } from '../../../kernel/compiled/declare.ts'
import { nodeKey } from '../../../kernel/keys.ts'

export const SessionRef = builder.prismaNode('Session', {
  nullable: true,
  extensions: inTable('identity.sessions'),
  id: { resolve: ({ id }) => id },
  findUnique: nodeKey,
  fields: (t) => ({
    isCurrent: t.boolean({
      description: 'Whether this very request came by it.',
      extensions: bySql(({ x, once }) => `coalesce(${x}.id = ${once('(ctx.claims())[3]', 'uuid')}, false)`),
      resolve: ({ id }, _args, ctx) => id === ctx.viewer.sessionId,
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When the person signed in.' }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime', description: 'When it ends at the latest.' }),
    lastActiveAt: t.expose('lastActiveAt', { type: 'DateTime', description: 'When it was last used, to the minute.' }),
    revokedAt: t.expose('revokedAt', { type: 'DateTime', nullable: true, description: 'When it was ended.' }),
    ipAddress: t.exposeString('ipAddress', {
      nullable: true,
      description: 'Where from.',
      extensions: bySql(({ x }) => `host(${x}.ip_address)`),
    }),
    userAgent: t.exposeString('userAgent', { nullable: true, description: 'By which program.' }),
    methods: t.exposeStringList('methods', {
      description: 'What the person proved themselves by, such as `PASSWORD` and `TOTP`.',
    }),
    isNewPlaceAndAgent: t.boolean({
      description: 'Whether both the place and the program were new when it began: worth a second look.',
      extensions: bySql(({ x }) => `coalesce(${x}.metadata -> 'newPlaceAndAgent' = 'true', false)`),
      resolve: ({ metadata }) => (metadata as { newPlaceAndAgent?: boolean }).newPlaceAndAgent === true,
    }),
  }),
})
