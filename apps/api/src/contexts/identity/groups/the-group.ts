import type { SecurityGroup } from '@tenure/prisma/client'
import type { Context } from '../../../kernel/context.ts'
import { violates } from '../../../kernel/database-errors.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { InvalidInput, NotAllowed, NotFound } from '../../../kernel/refusals.ts'
import { refuseStale } from '../../../kernel/stale.ts'
import { groupsToSteward, holds } from '../access.ts'
import { groupTrail } from '../history.ts'
import { ExternalSystemIdTaken, GroupKeptByDirectory, SecurityGroupNameTaken } from './refusals.ts'

const KEEPER = 'Whoever keeps the group: the PI of its project or the steward of its data share,'

/** Refuses unless there is such a group and the viewer may change it. */
export async function requireKeepsGroup(ctx: Context, id: string, field: string): Promise<void> {
  const seen = await ctx.tx.securityGroup.findUnique({ where: rowKey(ctx, id), select: { id: true } })
  if (!seen) throw new NotFound('security group', [field])
  if (!holds(ctx, 'security_group:update') && !(await groupsToSteward(ctx)).has(id))
    throw new NotAllowed('change this security group', KEEPER, [field])
}

/** The group, locked, if the viewer may change it, and of the version they saw. */
export async function groupToChange(
  ctx: Context,
  { id, field, expectedVersion }: { id: string; field: string; expectedVersion?: number | null | undefined },
): Promise<SecurityGroup> {
  await requireKeepsGroup(ctx, id, field)
  await ctx.sql('select from identity.security_groups where tenant_id = $1 and id = $2 for no key update', [
    ctx.viewer.tenantId,
    id,
  ])
  const group = await ctx.tx.securityGroup.findUnique({ where: rowKey(ctx, id) })
  if (!group) throw new NotFound('security group', [field])
  await refuseStale(ctx, group, { expected: expectedVersion, history: groupTrail })
  return group
}

/** The same, refused where a directory keeps its members. */
export async function groupOfMembers(ctx: Context, id: string): Promise<SecurityGroup> {
  const group = await groupToChange(ctx, { id, field: 'securityGroupId' })
  if (group.externalSystemId) throw new GroupKeptByDirectory(group.externalSystemId)
  return group
}

/** A trimmed name of 1 to 255 characters. */
export function checkedGroupName(name: string): string {
  const trimmed = name.trim()
  if (trimmed.length < 1 || trimmed.length > 255)
    throw new InvalidInput(`A name has 1 to 255 characters, not ${trimmed.length}.`, ['groupName'])
  return trimmed
}

/** Says in words which name another group bears already. */
export function saidOfNames(error: unknown, named: { groupName: string; externalSystemId: string | null }): unknown {
  if (violates(error, 'security_groups_name_unique')) return new SecurityGroupNameTaken(named.groupName)
  if (violates(error, 'security_groups_external_unique')) return new ExternalSystemIdTaken(named.externalSystemId ?? '')
  return error
}

/** People of the tenant by these ids, each once. */
export async function knownPeople(ctx: Context, ids: readonly string[]): Promise<string[]> {
  if (ids.length < 1 || ids.length > 200) throw new InvalidInput('Name 1 to 200 people at once.', ['userIds'])
  const wanted = [...new Set(ids)]
  const rows = await ctx.sql<{ id: string }>(
    'select id from identity.users where tenant_id = $1 and id = any ($2) and deleted_at is null',
    [ctx.viewer.tenantId, wanted],
  )
  if (rows.length < wanted.length) throw new NotFound('person', ['userIds'])
  return wanted
}
