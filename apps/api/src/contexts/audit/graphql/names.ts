import { batched, byId } from '../../../kernel/batch.ts'
import { bySql, type Place } from '../../../kernel/compiled/declare.ts'
import type { Context } from '../../../kernel/context.ts'

// One statement for a whole page, whatever the fields refer to: ids are unique over all tables. Row level security leaves out
// what the viewer may not see, and that keeps its id.
const load = batched<{ readonly id: string; readonly name: string }>(async (ctx, ids) =>
  byId(
    await ctx.sql<{ id: string; name: string }>(
      `select id, full_name as name from identity.users where tenant_id = $1 and id = any($2)
       union all select id, group_name from identity.security_groups where tenant_id = $1 and id = any($2)
       union all select id, name from identity.teams where tenant_id = $1 and id = any($2)
       union all select id, name from identity.roles where id = any($2)
       union all select id, public_id || ' ' || name from projects.projects where tenant_id = $1 and id = any($2)
       union all select id, name from allocations.resource_types where tenant_id = $1 and id = any($2)`,
      [ctx.viewer.tenantId, ids],
    ),
  ),
)

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The name of what an id is of, as far as the viewer may see it; null for any other value. */
export async function nameOf(ctx: Context, value: unknown): Promise<string | null> {
  if (typeof value !== 'string' || !uuid.test(value)) return null
  return (await load(ctx, value, null))?.name ?? null
}

/** The same within one statement. */
export const nameInSql = (value: (place: Place) => string) =>
  bySql((place) => {
    const [text, { tenant }] = [value(place), place]
    const at = (table: string) => `${table} where tenant_id = ${tenant} and id = (${text})::uuid`
    return `case when ${text} ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then (select n.name from (
      select full_name as name from ${at('identity.users')}
      union all select group_name from ${at('identity.security_groups')}
      union all select name from ${at('identity.teams')}
      union all select name from identity.roles where id = (${text})::uuid
      union all select public_id || ' ' || name from ${at('projects.projects')}
      union all select name from ${at('allocations.resource_types')}) n limit 1) end`
  })

/** The ids of whatever bears this name, as far as the viewer may see it: people and groups in whose name it stands, and the like. */
export async function idsNamed(ctx: Context, name: string): Promise<string[]> {
  if (name.trim().length < 2 || name.includes('*')) return []
  const rows = await ctx.sql<{ id: string }>(
    `(select identity.matching_people($2) as id union select identity.matching_groups($2) union select projects.matching($2, false)
      union select id from allocations.resource_types where tenant_id = $1 and lower(name) = lower(btrim($2))) limit 200`,
    [ctx.viewer.tenantId, name],
  )
  return rows.map(({ id }) => id)
}
