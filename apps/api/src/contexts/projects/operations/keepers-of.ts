import type { Context } from '../../../kernel/context.ts'

/** Who keeps a project: its PI and its resource managers, as user ids. */
export async function keepersOf(ctx: Context, projectId: string): Promise<string[]> {
  const rows = await ctx.sql<{ id: string }>(
    `select p.pi_owner_id as id from projects.projects p where p.tenant_id = $1 and p.id = $2
     union select m.user_id from projects.project_resource_managers m where m.tenant_id = $1 and m.project_id = $2`,
    [ctx.viewer.tenantId, projectId],
  )
  return rows.map(({ id }) => id)
}
