import type { Context } from '../../../../kernel/context.ts'
import { rowKey } from '../../../../kernel/keys.ts'
import { NotFound } from '../../../../kernel/refusals.ts'
import { refuseStale } from '../../../../kernel/stale.ts'

/** A rule in force, locked, of the version that the editor saw. */
export async function lockedRule(
  ctx: Context,
  { id, expectedVersion }: { readonly id: string; readonly expectedVersion?: number | null | undefined },
) {
  await ctx.sql('select from allocations.approval_rules where tenant_id = $1 and id = $2 for no key update', [
    ctx.viewer.tenantId,
    id,
  ])
  const rule = await ctx.tx.approvalRule.findUnique({ where: rowKey(ctx, id) })
  if (!rule || rule.retiredAt) throw new NotFound('approval rule', ['id'])
  await refuseStale(ctx, rule, { expected: expectedVersion, history: { trail: 'approval_rules' } })
  return rule
}
