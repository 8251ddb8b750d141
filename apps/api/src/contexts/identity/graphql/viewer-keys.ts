import { builder } from '../../../kernel/builder.ts'
import { byRows } from '../../../kernel/compiled/declare.ts'
import { ApiTokenRef } from './api-token.ts'
import { SessionRef } from './session.ts'
import { ViewerType } from './viewer.ts'

builder.objectField(ViewerType, 'apiTokens', (t) =>
  t.prismaField({
    type: [ApiTokenRef],
    description: 'The viewer’s own tokens, newest first, ended ones too. A token sees none.',
    extensions: byRows({
      where: (k, { tenant, viewer }) => `${k}.tenant_id = ${tenant} and ${k}.user_id = ${viewer}`,
      order: (k) => `${k}.created_at desc, ${k}.id desc`,
      most: 200,
    }),
    resolve: (query, { tenantId, userId }, _args, ctx) =>
      ctx.tx.apiToken.findMany({
        ...query,
        where: { tenantId, userId },
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        take: 200,
      }),
  }),
)

builder.objectField(ViewerType, 'sessions', (t) =>
  t.prismaField({
    type: [SessionRef],
    description: 'Where the viewer is signed in, latest first. A token sees none.',
    extensions: byRows({
      where: (k, { tenant, viewer, now }) =>
        `${k}.tenant_id = ${tenant} and ${k}.user_id = ${viewer} and ${k}.revoked_at is null and ${k}.expires_at > ${now}`,
      order: (k) => `${k}.last_active_at desc, ${k}.id desc`,
      most: 200,
    }),
    resolve: (query, { tenantId, userId }, _args, ctx) =>
      ctx.tx.session.findMany({
        ...query,
        where: { tenantId, userId, revokedAt: null, expiresAt: { gt: ctx.now } },
        orderBy: [{ lastActiveAt: 'desc' }, { id: 'desc' }],
        take: 200,
      }),
  }),
)

builder.objectField(ViewerType, 'sessionId', (t) =>
  t.globalID({
    nullable: true,
    description: 'The session of this request; null for a token.',
    resolve: ({ sessionId }) => (sessionId ? { type: 'Session', id: sessionId } : null),
  }),
)
