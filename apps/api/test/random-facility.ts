import { formatFixed } from '@tenure/quantities/format'
import type { PlainGraph } from '../src/contexts/allocations/rules/facts.ts'
import { PROJECTS, TYPES } from '../src/contexts/allocations/rules/random-graphs.testkit.ts'
import type { Context } from '../src/kernel/context.ts'
import { newId } from '../src/kernel/ids.ts'

/** The ids under which the database knows a random graph's projects, types, allocations and rules. */
export type Ids = (name: string) => string

/** Five empty projects and three resource types in the viewer's tenant, made by the owner: what random graphs are told in. */
export async function stage(ctx: Context): Promise<Ids> {
  const ids = new Map<string, string>([...PROJECTS, ...TYPES].map((name) => [name, newId()]))
  const of: Ids = (name) => {
    const known = ids.get(name) ?? newId()
    ids.set(name, known)
    return known
  }
  await ctx.sql('reset role')
  const { tenantId, userId } = ctx.viewer
  const group = newId()
  await ctx.sql('insert into identity.security_groups (tenant_id, id, group_name) values ($1, $2, $3)', [
    tenantId,
    group,
    `group ${group}`,
  ])
  for (const [i, name] of PROJECTS.entries()) {
    await ctx.sql(
      'insert into projects.projects (tenant_id, id, public_id, name, pi_owner_id, default_security_group_id) values ($1, $2, $3, $4, $5, $6)',
      [tenantId, of(name), `ZZ-${i + 1}`, name, userId, group],
    )
  }
  // All are storage, so that any of their allocations may be carved.
  for (const name of TYPES)
    await ctx.sql(
      'insert into allocations.resource_types (tenant_id, id, name, unit, is_storage_type) values ($1, $2, $3, $3, true)',
      [tenantId, of(name), name],
    )
  await ctx.sql('set local role tenure_app')
  return of
}

/** A random graph as the database can hold it: no share of nothing, each draw in a period of the allocation that pays. */
export function storable(plain: PlainGraph): PlainGraph {
  const shares = plain.shares.filter(({ resourceTypeId, hundredths }) => resourceTypeId !== null || hundredths > 0)
  const draws = plain.draws.flatMap((draw, index) => {
    const periods = plain.allocations.find(({ id }) => id === draw.allocationId)!.periods
    const period = periods[index % periods.length]!
    if (draw.amount === 0n || (draw.source === 'RECEIVED' && shares.length === 0)) return []
    return [{ ...draw, endsAt: period.endsAt }]
  })
  return { ...plain, shares, draws }
}

const rows = (text: string, from: unknown[]) => [text, [JSON.stringify(from)]] as const

/** Writes a storable graph into the database, past every rule: by the owner, who may. */
export async function tell(ctx: Context, plain: PlainGraph, of: Ids): Promise<void> {
  const { tenantId, userId } = ctx.viewer
  const periodEnd = (id: string) => plain.allocations.find((row) => row.id === id)!.periods
  const statements = [
    rows(
      `insert into allocations.allocations (tenant_id, id, project_id, resource_type_id, is_storage_type, allocation_model, quantity, billing_period, renewal, starts_at, period_start, period_end, ends_at)
       select '${tenantId}', id, project, type, true, 'SUBSCRIPTION', quantity, 'MONTH', case when ends is null then 'AUTO' else 'NONE' end, starts, starts, first_end, ends
       from jsonb_to_recordset($1) as x(id uuid, project uuid, type uuid, quantity numeric, starts timestamptz, first_end timestamptz, ends timestamptz)`,
      plain.allocations.map((row) => ({
        id: of(row.id),
        project: of(row.projectId),
        type: of(row.resourceTypeId),
        quantity: formatFixed(row.quantity),
        starts: row.startsAt,
        first_end: row.periods[0]!.endsAt,
        ends: row.endsAt,
      })),
    ),
    rows(
      `insert into allocations.allocation_periods (tenant_id, id, allocation_id, project_id, is_storage_type, k, starts_at, ends_at, quantity)
       select '${tenantId}', gen_random_uuid(), allocation, project, true, k, starts, ends, quantity
       from jsonb_to_recordset($1) as x(allocation uuid, project uuid, k int, starts timestamptz, ends timestamptz, quantity numeric)`,
      plain.allocations.flatMap((row) =>
        row.periods.map((period, k) => ({
          allocation: of(row.id),
          project: of(row.projectId),
          k,
          starts: period.startsAt,
          ends: period.endsAt,
          quantity: formatFixed(period.quantity),
        })),
      ),
    ),
    rows(
      `insert into allocations.resource_shares (tenant_id, id, source_project_id, recipient_project_id, resource_type_id, share_percentage, kind, starts_at, ends_at)
       select '${tenantId}', id, source, recipient, type, hundredths / 100.0, kind, starts, ends
       from jsonb_to_recordset($1) as x(id uuid, source uuid, recipient uuid, type uuid, hundredths int, kind text, starts timestamptz, ends timestamptz)`,
      plain.shares.map((row) => ({
        id: of(row.id),
        source: of(row.sourceProjectId),
        recipient: of(row.recipientProjectId),
        type: row.resourceTypeId && of(row.resourceTypeId),
        hundredths: row.hundredths,
        kind: row.kind,
        starts: row.startsAt,
        ends: row.endsAt,
      })),
    ),
    rows(
      `insert into allocations.data_shares (tenant_id, id, name, project_id, source_allocation_id, storage_subtype, data_steward_id, security_group_id, created_at)
       select '${tenantId}', gen_random_uuid(), allocation::text, project, allocation, 'POSIX', '${userId}', (select default_security_group_id from projects.projects p where p.id = project), '1970-01-01'
       from jsonb_to_recordset($1) as x(allocation uuid, project uuid)`,
      plain.carved.map(({ allocationId }) => ({
        allocation: of(allocationId),
        project: of(plain.allocations.find(({ id }) => id === allocationId)!.projectId),
      })),
    ),
    rows(
      `insert into allocations.draws (tenant_id, id, project_id, paying_project_id, allocation_id, is_storage_type, k, source, resource_share_id, amount, drawn_at)
       select '${tenantId}', gen_random_uuid(), spender, payer, allocation, true, k, source, share, amount, drawn
       from jsonb_to_recordset($1) as x(spender uuid, payer uuid, allocation uuid, k int, source text, share uuid, amount numeric, drawn timestamptz)`,
      plain.draws.map((row) => ({
        spender: of(row.spenderProjectId),
        payer: of(plain.allocations.find(({ id }) => id === row.allocationId)!.projectId),
        allocation: of(row.allocationId),
        k: periodEnd(row.allocationId).findIndex(({ endsAt }) => endsAt.getTime() === row.endsAt!.getTime()),
        source: row.source,
        share: row.source === 'RECEIVED' ? of(plain.shares[0]!.id) : null,
        amount: formatFixed(row.amount),
        drawn: row.startsAt,
      })),
    ),
  ]
  await ctx.sql('reset role')
  for (const [text, values] of statements) if (values[0] !== '[]') await ctx.sql(text, values)
  await ctx.sql('set local role tenure_app')
}

let count = 0

/** Tells a graph, does work on it, and untells it. */
export async function told<T>(
  ctx: Context,
  plain: PlainGraph,
  { of, work }: { readonly of: Ids; readonly work: () => Promise<T> },
): Promise<T> {
  const savepoint = `told_${++count}`
  await ctx.sql(`savepoint ${savepoint}`)
  await tell(ctx, plain, of)
  const answer = await work()
  await ctx.sql(`rollback to savepoint ${savepoint}`)
  return answer
}
