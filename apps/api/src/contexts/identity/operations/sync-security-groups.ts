import { createHash } from 'node:crypto'
import type { MatchBy } from '@tenure/directory/configured'
import type { Context } from '../../../kernel/context.ts'
import { newId } from '../../../kernel/ids.ts'
import { operation, type OperationInput } from '../../../kernel/operation.ts'
import { requirePermission } from '../access.ts'
import { type BoundGroup, isBraked, type OurMember, planSync, type SyncPlan } from '../groups/sync/plan-sync.ts'
import { SyncBraked, SyncPlanChanged } from '../groups/sync/refusals.ts'
import type { SyncSource } from '../groups/sync/sync-source.ts'
import { byTheDatabase } from './by-the-database.ts'

export interface SyncSecurityGroups extends OperationInput {
  readonly source: SyncSource
  /** Whether many may leave at once. */
  readonly acceptRemovals?: boolean | null | undefined
  /** The plan that was looked at, as `previewSync` names it: done only where it is still that one. */
  readonly plan?: string | null | undefined
}

export interface PlannedSync extends SyncPlan {
  /** Whether it stops before it removes anybody, unless that is accepted. */
  readonly isBraked: boolean
  /** Names who joins and who leaves what: another difference has another name. */
  readonly plan: string
}

/** What a sync did. */
export interface Synced {
  readonly id: string
  readonly joined: number
  readonly left: number
}

const columns: Readonly<Record<MatchBy, string>> = {
  USERNAME: 'lower(username)',
  EMAIL: 'lower(email)',
  EXTERNAL_ID: 'lower(external_id)',
}

/** What a sync would do. The source was read before: nothing outside is asked within the transaction. */
export async function previewSync(ctx: Context, source: SyncSource): Promise<PlannedSync> {
  requirePermission(ctx, 'security_group:update', 'sync security groups')
  const all = await ctx.sql<BoundGroup>(
    `select id, group_name as "groupName", external_system_id as "externalSystemId" from identity.security_groups
     where tenant_id = $1 and external_system_id is not null order by group_name, id`,
    [ctx.viewer.tenantId],
  )
  const bound = all.filter(({ externalSystemId }) => source.keeps(externalSystemId))
  const members = await ctx.sql<OurMember>(
    `select group_id as "group", user_id as person, source from identity.security_group_members where tenant_id = $1 and group_id = any ($2)`,
    [ctx.viewer.tenantId, bound.map(({ id }) => id)],
  )
  const keys = [...new Set(source.groups.flatMap((group) => group.members.map((member) => member.toLowerCase())))]
  const people = await ctx.sql<{ key: string; id: string }>(
    `select ${columns[source.matchBy]} as key, id from identity.users where tenant_id = $1 and deleted_at is null and ${columns[source.matchBy]} = any ($2)`,
    [ctx.viewer.tenantId, keys],
  )
  const plan = planSync({
    theirs: source.groups,
    bound,
    members,
    people: new Map(people.map(({ key, id }) => [key, id])),
    normal: source.normal,
  })
  return { ...plan, isBraked: isBraked(plan, members), plan: nameOf(plan) }
}

/** The same for the same people joining and leaving the same groups, in whatever order they were read. */
function nameOf({ joins, leaves }: SyncPlan): string {
  const lines = (mark: string, of: SyncPlan['joins']) => of.map(({ group, person }) => `${mark} ${group} ${person}`)
  return createHash('sha256')
    .update([...lines('+', joins), ...lines('-', leaves)].toSorted().join('\n'))
    .digest('base64url')
}

/**
 * Brings the groups that a directory or a file keeps to what was read there, in one transaction and under one action of the audit log.
 * @throws SyncBraked where more people than is likely would leave, unless that is accepted
 * @throws SyncPlanChanged where it would no longer do what was looked at
 */
export function syncSecurityGroups(ctx: Context, input: SyncSecurityGroups): Promise<Synced> {
  const { source, ...facts } = input
  const reason = [`From ${source.name}.`, input.reason?.trim()].filter(Boolean).join(' ')
  return operation(ctx, { name: 'syncSecurityGroup', input: { ...facts, reason } }, async () => {
    requirePermission(ctx, 'security_group:update', 'sync security groups')
    // Two syncs at once would each plan on what the other is about to change.
    await ctx.sql(
      'select from identity.security_groups where tenant_id = $1 and external_system_id is not null order by id for no key update',
      [ctx.viewer.tenantId],
    )
    const plan = await previewSync(ctx, source)
    if (input.plan && input.plan !== plan.plan) throw new SyncPlanChanged()
    if (plan.isBraked && !input.acceptRemovals) throw new SyncBraked(plan.leaves.length)
    await byTheDatabase(() => write(ctx, plan), ['text'])
    return { id: newId(), joined: plan.joins.length, left: plan.leaves.length }
  })
}

async function write(ctx: Context, { joins, leaves, synced, missing }: SyncPlan): Promise<void> {
  const { tenantId } = ctx.viewer
  const pairs = (of: SyncPlan['joins']) => [of.map(({ group }) => group), of.map(({ person }) => person)]
  if (leaves.length > 0)
    await ctx.sql(
      `delete from identity.security_group_members m using unnest($2::uuid[], $3::uuid[]) x (group_id, user_id)
       where m.tenant_id = $1 and m.group_id = x.group_id and m.user_id = x.user_id and m.source = 'SYNCED'`,
      [tenantId, ...pairs(leaves)],
    )
  if (joins.length > 0)
    await ctx.sql(
      `insert into identity.security_group_members (tenant_id, id, group_id, user_id, source)
       select $1, x.id, x.group_id, x.user_id, 'SYNCED' from unnest($2::uuid[], $3::uuid[], $4::uuid[]) x (id, group_id, user_id)
       on conflict (tenant_id, group_id, user_id) do nothing`,
      [tenantId, joins.map(newId), ...pairs(joins)],
    )
  await ctx.sql('update identity.security_groups set last_synced_at = $3 where tenant_id = $1 and id = any ($2)', [
    tenantId,
    [...synced, ...missing.map(({ id }) => id)],
    await ctx.moment(),
  ])
}
