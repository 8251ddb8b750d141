import type { Context } from '../../../kernel/context.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { NotFound } from '../../../kernel/refusals.ts'
import { requirePermission } from '../access.ts'

/** A team, locked until the transaction ends, for who keeps teams. */
export async function lockedTeam(ctx: Context, id: string, field: readonly string[] = ['id']) {
  const known = await ctx.tx.team.findUnique({ where: rowKey(ctx, id) })
  if (!known) throw new NotFound('team', field)
  requirePermission(ctx, 'team:update', 'keep teams')
  await ctx.sql('select from identity.teams where tenant_id = $1 and id = $2 for update', [ctx.viewer.tenantId, id])
  return ctx.tx.team.findUniqueOrThrow({ where: rowKey(ctx, id) })
}
