import { builder } from '../../../kernel/builder.ts'
import { byContext, byRow, byRows, bySameRow, type Place } from '../../../kernel/compiled/declare.ts'
import type { Context, Viewer } from '../../../kernel/context.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { mayInTenant } from '../access.ts'
import { permissions } from '../permissions.ts'

const ViewerKind = builder.enumType('ViewerKind', {
  description: 'How the viewer came in.',
  values: {
    SESSION: { description: 'Signed in at a device.' },
    API_TOKEN: { description: 'A program, by a token.' },
    IMPERSONATION: { description: 'Somebody else, who looks as the person and changes nothing.' },
    TOLD: { description: 'The installation itself.' },
  } as const,
})

interface Relations {
  readonly ownedProjects: number
  readonly managedProjects: number
  readonly memberProjects: number
  readonly stewardedDataShares: number
}

const RelationsType = builder.objectRef<Relations>('ViewerRelations').implement({
  description: 'How many projects and shares the viewer is close to.',
  fields: (t) => ({
    ownedProjects: t.exposeInt('ownedProjects', { description: 'Projects whose PI they are.' }),
    managedProjects: t.exposeInt('managedProjects', { description: 'Projects whose resource manager they are.' }),
    memberProjects: t.exposeInt('memberProjects', { description: 'Projects they are a member of.' }),
    stewardedDataShares: t.exposeInt('stewardedDataShares', { description: 'Data shares whose steward they are.' }),
  }),
})

const owned = (person: string) =>
  `(select count(*) from projects.projects p where p.pi_owner_id = ${person} and p.deleted_at is null)`
const managed = (person: string) =>
  `(select count(*) from projects.project_resource_managers m where m.user_id = ${person})`
const worked = (person: string) => `(select count(*) from projects.project_members m where m.user_id = ${person})`
const stewarded = (person: string) =>
  `(select count(*) from allocations.data_shares d where d.data_steward_id = ${person} and d.released_at is null)`

const relationsInSql: Record<keyof Relations, (place: Place) => string> = {
  ownedProjects: ({ viewer }) => owned(viewer),
  managedProjects: ({ viewer }) => managed(viewer),
  memberProjects: ({ viewer }) => worked(viewer),
  stewardedDataShares: ({ viewer }) => stewarded(viewer),
}

async function relations(ctx: Context): Promise<Relations> {
  const [row] = await ctx.sql<{ counts: Relations }>(
    `select json_build_object('ownedProjects', ${owned('$1')}, 'managedProjects', ${managed('$1')}, 'memberProjects', ${worked('$1')},
       'stewardedDataShares', ${stewarded('$1')}) as counts`,
    [ctx.viewer.userId],
  )
  return row!.counts
}

export const ViewerType = builder.objectRef<Viewer>('Viewer').implement({
  description: 'Who is asking, and what they may do.',
  fields: (t) => ({
    kind: t.field({
      type: ViewerKind,
      description: 'How they came in.',
      extensions: byContext(({ viewer }) => viewer.kind),
      resolve: ({ kind }) => kind,
    }),
    permissions: t.stringList({
      description:
        'What their roles allow in the whole tenant; for a token, cut to its scopes; for who looks as somebody else, to what is read.',
      extensions: byContext(mayInTenant),
      resolve: (_viewer, _args, ctx) => mayInTenant(ctx),
    }),
    user: t.prismaField({
      type: 'User',
      description: 'The person.',
      extensions: byRow({ where: (k, { tenant, viewer }) => `${k}.tenant_id = ${tenant} and ${k}.id = ${viewer}` }),
      resolve: (query, { userId }, _args, ctx) =>
        ctx.tx.user.findUniqueOrThrow({ ...query, where: rowKey(ctx, userId) }),
    }),
    impersonator: t.prismaField({
      type: 'User',
      nullable: true,
      description: 'Who really sits there, where somebody looks as the person.',
      resolve: (query, { impersonatorId }, _args, ctx) =>
        impersonatorId ? ctx.tx.user.findUnique({ ...query, where: rowKey(ctx, impersonatorId) }) : null,
    }),
    tenant: t.prismaField({
      type: 'Tenant',
      description: 'Their tenant.',
      extensions: byRow({ where: (k, { tenant }) => `${k}.id = ${tenant}` }),
      resolve: (query, { tenantId }, _args, ctx) =>
        ctx.tx.tenant.findUniqueOrThrow({ ...query, where: { id: tenantId } }),
    }),
    roles: t.prismaField({
      type: ['UserRole'],
      description: 'The roles they hold now; what has expired is not among them.',
      extensions: byRows({
        where: (k, { tenant, viewer, now }) =>
          `${k}.tenant_id = ${tenant} and ${k}.user_id = ${viewer} and (${k}.expires_at is null or ${k}.expires_at > ${now})`,
        order: (k) => `${k}.granted_at, ${k}.id`,
      }),
      resolve: (query, { tenantId, userId }, _args, ctx) =>
        ctx.tx.userRole.findMany({
          ...query,
          where: { tenantId, userId, OR: [{ expiresAt: null }, { expiresAt: { gt: ctx.now } }] },
          orderBy: [{ grantedAt: 'asc' }, { id: 'asc' }],
        }),
    }),
    relations: t.field({
      type: RelationsType,
      description: 'How many projects and shares they are close to.',
      extensions: bySameRow({ fields: relationsInSql }),
      resolve: (_viewer, _args, ctx) => relations(ctx),
    }),
  }),
})

builder.queryField('viewer', (t) =>
  t.field({
    type: ViewerType,
    description: 'Who is asking.',
    extensions: bySameRow(),
    resolve: (_root, _args, { viewer }) => viewer,
  }),
)

const PermissionType = builder.objectRef<{ name: string; description: string }>('Permission').implement({
  description: 'Something a role may allow.',
  fields: (t) => ({
    name: t.exposeString('name', { description: '`<resource>:<action>`.' }),
    description: t.exposeString('description', { description: 'In words.' }),
  }),
})

builder.queryField('permissionCatalogue', (t) =>
  t.field({
    type: [PermissionType],
    description: 'Every permission there is.',
    resolve: () => Object.entries(permissions).map(([name, description]) => ({ name, description })),
  }),
)
