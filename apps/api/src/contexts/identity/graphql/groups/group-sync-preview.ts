import { builder } from '../../../../kernel/builder.ts'
import type { Context } from '../../../../kernel/context.ts'
import { membershipDifference, type Membership } from '../../groups/membership-difference.ts'
import type { PlannedSync } from '../../operations/sync-security-groups.ts'
import { AccessChangeType } from './access-change.ts'

interface Named {
  readonly groupName: string
  readonly fullName: string
  readonly username: string
}

const PlannedMembership = builder.objectRef<Named>('PlannedMembership').implement({
  description: 'That a person joins a security group, or leaves it.',
  fields: (t) => ({
    groupName: t.exposeString('groupName', { description: 'The group.' }),
    fullName: t.exposeString('fullName', { description: 'The person.' }),
    username: t.exposeString('username', { description: 'By which people of one name are told apart.' }),
  }),
})

const UnknownMember = builder
  .objectRef<{ readonly group: string; readonly member: string }>('UnknownMember')
  .implement({
    description: 'A member there whom nobody here is: nothing is done about them.',
    fields: (t) => ({
      group: t.exposeString('group', { description: 'The group’s name there.' }),
      member: t.exposeString('member', { description: 'Who they are there.' }),
    }),
  })

/** What a sync would do, before it is done. */
export const GroupSyncPreviewType = builder.objectRef<PlannedSync>('GroupSyncPreview').implement({
  description: 'What a sync of security groups would do. Nothing was changed.',
  fields: (t) => ({
    plan: t.exposeString('plan', {
      description: 'The name of this difference, for `syncSecurityGroups` to do it and no other.',
    }),
    isBraked: t.exposeBoolean('isBraked', {
      description: 'Whether more than a fifth of all synced members would leave at once: that has to be accepted.',
    }),
    joins: t.field({
      type: [PlannedMembership],
      description: 'Who joins what.',
      resolve: ({ joins }, _args, ctx) => named(ctx, joins),
    }),
    leaves: t.field({
      type: [PlannedMembership],
      description: 'Who leaves what.',
      resolve: ({ leaves }, _args, ctx) => named(ctx, leaves),
    }),
    access: t.field({
      type: [AccessChangeType],
      description: 'Who comes to reach which data shares by it, and who no longer.',
      resolve: (plan, _args, ctx) => membershipDifference(ctx, plan),
    }),
    unknownGroups: t.stringList({
      description: 'Groups there that none here is bound to.',
      resolve: ({ unknownGroups }) => [...unknownGroups],
    }),
    unknownPeople: t.field({
      type: [UnknownMember],
      description: 'Members there whom nobody here is.',
      resolve: ({ unknownPeople }) => [...unknownPeople],
    }),
  }),
})

/** Memberships with names in place of ids, by group and person: two statements, however many there are. */
async function named(ctx: Context, memberships: readonly Membership[]): Promise<Named[]> {
  if (memberships.length === 0) return []
  const { tenantId } = ctx.viewer
  const groups = await ctx.sql<{ id: string; name: string }>(
    'select id, group_name as name from identity.security_groups where tenant_id = $1 and id = any ($2)',
    [tenantId, memberships.map(({ group }) => group)],
  )
  const people = await ctx.sql<{ id: string; name: string; username: string }>(
    'select id, full_name as name, username from identity.users where tenant_id = $1 and id = any ($2)',
    [tenantId, memberships.map(({ person }) => person)],
  )
  const groupNames = new Map(groups.map(({ id, name }) => [id, name]))
  const byId = new Map(people.map((person) => [person.id, person]))
  return memberships
    .map(({ group, person }) => ({
      groupName: groupNames.get(group) ?? group,
      fullName: byId.get(person)?.name ?? person,
      username: byId.get(person)?.username ?? person,
    }))
    .toSorted((a, b) => a.groupName.localeCompare(b.groupName) || a.fullName.localeCompare(b.fullName))
}
