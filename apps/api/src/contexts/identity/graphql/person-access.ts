import { builder } from '../../../kernel/builder.ts'
import { holds, lockOf } from '../access.ts'
import { isPermission, permissions } from '../permissions.ts'
import { UserRef } from './user.ts'

interface PersonPermission {
  readonly name: string
  readonly through: readonly { readonly name: string; readonly expiresAt: Date | null }[]
}

const PersonPermissionType = builder.objectRef<PersonPermission>('PersonPermission').implement({
  description: 'Something a person may do in the whole tenant, and by which of their roles.',
  fields: (t) => ({
    name: t.exposeString('name', { description: '`<resource>:<action>`.' }),
    description: t.string({
      description: 'In words.',
      resolve: ({ name }) => (isPermission(name) ? permissions[name] : name),
    }),
    roles: t.stringList({
      description: 'The names of the roles it comes from.',
      resolve: ({ through }) => through.map(({ name }) => name),
    }),
    endsAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When the last of those ends; null is without end.',
      resolve: ({ through }) =>
        through.some(({ expiresAt }) => expiresAt === null)
          ? null
          : through.reduce<Date>((latest, { expiresAt }) => (expiresAt! > latest ? expiresAt! : latest), new Date(0)),
    }),
  }),
})

builder.prismaObject('ItarAttestation', {
  description: 'That a person may work under export control: who says so, since when, until when.',
  findUnique: ({ tenantId, id }) => ({ tenantId_id: { tenantId, id } }),
  fields: (t) => ({
    basis: t.exposeString('basis', { description: 'What it rests on.' }),
    attestedBy: t.relation('attestedByUser', {
      nullable: true,
      description: 'Who attests; null where the installation did.',
    }),
    attestedAt: t.expose('attestedAt', { type: 'DateTime', description: 'Since when.' }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime', description: 'Until when it holds.' }),
    revokedAt: t.expose('revokedAt', { type: 'DateTime', nullable: true, description: 'When it was taken back.' }),
  }),
})

builder.prismaObject('Impersonation', {
  description: 'That somebody looked at Tenure as another person: read only, on the record.',
  findUnique: ({ tenantId, id }) => ({ tenantId_id: { tenantId, id } }),
  fields: (t) => ({
    by: t.relation('user', { description: 'Who looked.' }),
    reason: t.exposeString('reason', { description: 'Why, in their own words.' }),
    startedAt: t.expose('startedAt', { type: 'DateTime', description: 'Since when.' }),
    endsAt: t.expose('endsAt', { type: 'DateTime', description: 'When it ends by itself.' }),
    endedAt: t.expose('endedAt', { type: 'DateTime', nullable: true, description: 'When they ended it.' }),
  }),
})

builder.prismaObjectFields(UserRef, (t) => ({
  permissions: t.field({
    type: [PersonPermissionType],
    description: 'What they may do in the whole tenant now, as far as the viewer may see their roles.',
    select: (_args, ctx) => ({
      roles: {
        where: { OR: [{ expiresAt: null }, { expiresAt: { gt: ctx.now } }] },
        select: { expiresAt: true, role: { select: { name: true, permissions: true } } },
      },
    }),
    resolve: ({ roles }) => {
      const held = new Map<string, { name: string; expiresAt: Date | null }[]>()
      for (const { role, expiresAt } of roles)
        for (const permission of role.permissions as string[])
          held.set(permission, [...(held.get(permission) ?? []), { name: role.name, expiresAt }])
      return [...held].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, through]) => ({ name, through }))
    },
  }),
  lockedUntil: t.field({
    type: 'DateTime',
    nullable: true,
    description: 'Until when failed sign-ins lock them; told to who may unlock them.',
    resolve: async ({ id }, _args, ctx) => (holds(ctx, 'user:update') ? ((await lockOf(ctx, id, null)) ?? null) : null),
  }),
  attestations: t.relation('attestations', {
    description: 'Their attestations for export control, newest first, as far as the viewer may see them.',
    query: { orderBy: [{ attestedAt: 'desc' }, { id: 'desc' }], take: 20 },
  }),
  sessions: t.relation('sessions', {
    description: 'Where they are signed in, latest first: their own, or for who may change people.',
    query: (_args, ctx) => ({
      where: { revokedAt: null, expiresAt: { gt: ctx.now } },
      orderBy: [{ lastActiveAt: 'desc' }, { id: 'desc' }],
      take: 100,
    }),
  }),
  apiTokens: t.relation('apiTokens', {
    description: 'Their tokens that work, newest first: their own, or for who may change people.',
    query: (_args, ctx) => ({
      where: { revokedAt: null, expiresAt: { gt: ctx.now } },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: 100,
    }),
  }),
  viewedBy: t.relation('impersonationsOf', {
    description: 'Who looked at Tenure as them, newest first: told to them, and to who reads the audit log.',
    query: { orderBy: [{ startedAt: 'desc' }, { id: 'desc' }], take: 20 },
  }),
}))
