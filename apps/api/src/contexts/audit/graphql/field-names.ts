import { batched, byId } from '../../../kernel/batch.ts'
import { builder } from '../../../kernel/builder.ts'
import type { Context } from '../../../kernel/context.ts'
import { FieldChangeType } from '../../../kernel/graphql/refusal-types.ts'

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

async function nameOf(ctx: Context, value: unknown): Promise<string | null> {
  if (typeof value !== 'string' || !uuid.test(value)) return null
  return (await load(ctx, value, null))?.name ?? null
}

const described =
  'Where the field refers to a person, group, team, role, project or resource type that the viewer may see'

builder.objectField(FieldChangeType, 'beforeName', (t) =>
  t.string({
    nullable: true,
    description: `${described}: its name before.`,
    resolve: ({ before }, _args, ctx) => nameOf(ctx, before),
  }),
)

builder.objectField(FieldChangeType, 'afterName', (t) =>
  t.string({
    nullable: true,
    description: `${described}: its name after.`,
    resolve: ({ after }, _args, ctx) => nameOf(ctx, after),
  }),
)
