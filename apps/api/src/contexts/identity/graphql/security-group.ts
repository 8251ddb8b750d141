import { builder } from '../../../kernel/builder.ts'
import { byColumn, bySameRow, inTable, type Place } from '../../../kernel/compiled/declare.ts'
import { actionsType } from '../../../kernel/graphql/actions.ts'
import { relatedList } from '../../../kernel/graphql/related-list.ts'
import { nodeKey } from '../../../kernel/keys.ts'
import { groupsToSteward, holds } from '../access.ts'

const SecurityGroupActions = actionsType('SecurityGroupActions', {
  update: 'Change its name and what it is for.',
  changeMembers: 'Say who belongs to it: of a group that no directory keeps.',
  bind: 'Say which directory keeps it.',
  delete: 'Delete it, once it opens nothing.',
})

const all = ({ once }: Place) => once(`ctx.can('security_group:update')`, 'boolean')
const update = (place: Place) =>
  `(${all(place)} or ${place.x}.id = any (${place.once('array(select ctx.groups_to_steward())', 'uuid[]')}))`
const groupActions = {
  update,
  changeMembers: (place: Place) => `${update(place)} and ${place.x}.external_system_id is null`,
  bind: all,
  delete: all,
} as const

export const SecurityGroupRef = builder.prismaNode('SecurityGroup', {
  nullable: true,
  extensions: inTable('identity.security_groups'),
  id: { resolve: (group) => group.id },
  findUnique: nodeKey,
  fields: (t) => ({
    groupName: t.exposeString('groupName', { description: 'Its name.' }),
    description: t.exposeString('description', { nullable: true, description: 'What it is for.' }),
    externalSystemId: t.exposeString('externalSystemId', {
      nullable: true,
      description: 'The directory’s name for it: an LDAP DN, a Grouper name.',
    }),
    lastSyncedAt: t.expose('lastSyncedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was last read from there.',
    }),
    version: t.exposeInt('version', { description: 'Counts every change.' }),
    viewerCan: t.field({
      type: SecurityGroupActions,
      description: 'What the viewer may do to it.',
      extensions: bySameRow({ fields: groupActions }),
      resolve: async ({ id, externalSystemId }, _args, ctx) => {
        const all = holds(ctx, 'security_group:update')
        const update = all || (await groupsToSteward(ctx)).has(id)
        return { update, changeMembers: update && externalSystemId === null, bind: all, delete: all }
      },
    }),
  }),
})

const Source = builder.enumType('MembershipSource', {
  description: 'Where a membership is kept.',
  values: { LOCAL: { description: 'Here.' }, SYNCED: { description: 'In the directory it is read from.' } } as const,
})

export const SecurityGroupMemberRef = builder.prismaNode('SecurityGroupMember', {
  nullable: true,
  extensions: inTable('identity.security_group_members'),
  id: { resolve: ({ id }) => id },
  findUnique: nodeKey,
  fields: (t) => ({
    user: t.relation('user', { description: 'The person.' }),
    source: t.field({
      type: Source,
      description: 'Where it is kept.',
      extensions: byColumn('source'),
      resolve: ({ source }) => source as typeof Source.$inferType,
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'Since when.' }),
  }),
})

const MemberConnection = builder.connectionObject(
  {
    name: 'SecurityGroupMemberConnection',
    type: SecurityGroupMemberRef,
    description: 'A page of a security group’s members.',
  },
  { name: 'SecurityGroupMemberConnectionEdge', description: 'One member with its cursor.' },
)

const members = relatedList<typeof SecurityGroupMemberRef.$inferType>({
  from: 'identity.security_group_members x',
  parent: 'x.group_id',
  order: [
    { column: 'x.created_at', type: 'timestamptz' },
    { column: 'x.id', type: 'uuid' },
  ],
  direction: 'asc',
  columns: `x.tenant_id as "tenantId", x.id, x.group_id as "groupId", x.user_id as "userId", x.source, x.created_at as "createdAt", x.added_by as "addedBy"`,
})

builder.objectField(SecurityGroupRef, 'members', (t) =>
  t.connection(
    {
      type: SecurityGroupMemberRef,
      description: 'Who belongs to it, first come first; whoever may not see that sees only themselves.',
      extensions: members.extensions,
      resolve: ({ id }, args, ctx) => members(ctx, id, args),
    },
    MemberConnection,
  ),
)
