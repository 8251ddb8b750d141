import type { Context } from '../../../kernel/context.ts'
import { operation, type OperationInput } from '../../../kernel/operation.ts'
import { refuseStale } from '../../../kernel/stale.ts'
import { requirePermission } from '../access.ts'
import { tenantTrail } from '../history.ts'
import { checkedName, checkedSettings } from '../rules.ts'

/** What is left out stays. */
export interface EditTenant extends OperationInput {
  readonly expectedVersion?: number | null | undefined
  readonly name?: string | null | undefined
  /** Replaces all of them. */
  readonly settings?: unknown
}

/** Changes what is the tenant's own to set. Tier, quota, region and restriction are the installation's: `tenure tenant set`. */
export function editTenant(ctx: Context, input: EditTenant): Promise<{ id: string }> {
  return operation(ctx, { name: 'editTenant', input }, async () => {
    requirePermission(ctx, 'tenant:update', 'change the institution’s settings')
    const id = ctx.viewer.tenantId
    await ctx.sql('select from identity.tenants where id = $1 for no key update', [id])
    const tenant = await ctx.tx.tenant.findUniqueOrThrow({ where: { id } })
    await refuseStale(ctx, tenant, { expected: input.expectedVersion, history: tenantTrail })
    const name = input.name ? checkedName(input.name, 255, 'name') : tenant.name
    const settings =
      input.settings === undefined || input.settings === null ? tenant.settings : checkedSettings(input.settings)
    await ctx.sql(
      'update identity.tenants set name = $2, settings = $3 where id = $1 and (name <> $2 or settings <> $3::jsonb)',
      [id, name, JSON.stringify(settings)],
    )
    return { id }
  })
}
