import { builder } from '../../../kernel/builder.ts'
import { byColumn, byRows, inTable } from '../../../kernel/compiled/declare.ts'
import { relatedList } from '../../../kernel/graphql/related-list.ts'
import { nodeKey } from '../../../kernel/keys.ts'
import { UserRef } from '../../identity/index.ts'
import { ProjectRef } from './project.ts'

export const MemberRole = builder.enumType('ProjectMemberRole', {
  description: 'How far a member’s part in a project reaches.',
  values: {
    OWNER: { description: 'Changes it, and says who works on it.' },
    EDITOR: { description: 'Changes it.' },
    VIEWER: { description: 'Sees it.' },
  } as const,
})

export const ProjectMemberRef = builder.prismaNode('ProjectMember', {
  nullable: true,
  extensions: inTable('projects.project_members'),
  id: { resolve: ({ id }) => id },
  findUnique: nodeKey,
  fields: (t) => ({
    user: t.relation('user', { description: 'The person.' }),
    project: t.relation('project', {
      nullable: true,
      description: 'The project; null where the viewer may not see it.',
    }),
    role: t.field({
      type: MemberRole,
      description: 'How far their part reaches.',
      extensions: byColumn('role'),
      resolve: ({ role }) => role as typeof MemberRole.$inferType,
    }),
    version: t.exposeInt('version', { description: 'Counts every change; give it back as expectedVersion.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'Since when.' }),
  }),
})

export const ResourceManagerRef = builder.prismaNode('ProjectResourceManager', {
  nullable: true,
  extensions: inTable('projects.project_resource_managers'),
  id: { resolve: ({ id }) => id },
  findUnique: nodeKey,
  fields: (t) => ({
    user: t.relation('user', { description: 'The person.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'Since when.' }),
  }),
})

const MemberConnection = builder.connectionObject(
  { name: 'ProjectMemberConnection', type: ProjectMemberRef, description: 'A page of a project’s members.' },
  { name: 'ProjectMemberConnectionEdge', description: 'One member with its cursor.' },
)

const members = relatedList<typeof ProjectMemberRef.$inferType>({
  from: 'projects.project_members x',
  parent: 'x.project_id',
  order: [
    { column: 'x.created_at', type: 'timestamptz' },
    { column: 'x.id', type: 'uuid' },
  ],
  direction: 'asc',
  columns: `x.tenant_id as "tenantId", x.id, x.project_id as "projectId", x.user_id as "userId", x.role, x.added_by as "addedBy", x.version,
    x.created_at as "createdAt", x.updated_at as "updatedAt"`,
})

builder.objectField(ProjectRef, 'members', (t) =>
  t.connection(
    {
      type: ProjectMemberRef,
      description: 'Who works on it, first come first.',
      extensions: members.extensions,
      resolve: ({ id }, args, ctx) => members(ctx, id, args),
    },
    MemberConnection,
  ),
)

const named = { orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] } as const

builder.prismaObjectField(ProjectRef, 'resourceManagers', (t) =>
  t.relation('resourceManagers', {
    query: () => ({ orderBy: [...named.orderBy] }),
    extensions: byRows({
      where: (k, { x }) => `${k}.tenant_id = ${x}.tenant_id and ${k}.project_id = ${x}.id`,
      order: (k) => `${k}.created_at, ${k}.id`,
    }),
    description: 'Who keeps its allocations and sharing rules, as named; where nobody is, the PI does.',
  }),
)

builder.prismaObjectField(ProjectRef, 'effectiveResourceManagers', (t) =>
  t.field({
    type: [UserRef],
    description: 'Who keeps its allocations and sharing rules: the named ones, else the PI.',
    extensions: byRows({
      from: (
        k,
        { x },
      ) => `(select m.user_id, m.created_at, m.id from projects.project_resource_managers m where m.tenant_id = ${x}.tenant_id and m.project_id = ${x}.id
          union all select ${x}.pi_owner_id, null, null
            where not exists (select from projects.project_resource_managers m where m.tenant_id = ${x}.tenant_id and m.project_id = ${x}.id)) ${k}_named
        join identity.users ${k} on ${k}.tenant_id = ${x}.tenant_id and ${k}.id = ${k}_named.user_id`,
      order: (k) => `${k}_named.created_at, ${k}_named.id`,
    }),
    select: { piOwner: true, resourceManagers: { orderBy: [...named.orderBy], select: { user: true } } },
    resolve: ({ piOwner, resourceManagers }) =>
      resourceManagers.length > 0 ? resourceManagers.map(({ user }) => user) : [piOwner],
  }),
)
