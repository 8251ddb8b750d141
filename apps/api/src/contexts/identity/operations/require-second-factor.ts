import type { Context } from '../../../kernel/context.ts'
import { operation, type OperationInput } from '../../../kernel/operation.ts'
import { requirePermission } from '../access.ts'
import { isPermission } from '../permissions.ts'
import { UnknownScopes } from '../refusals.ts'

export interface RequireSecondFactor extends OperationInput {
  /** Of the catalogue; none asks it of nobody. */
  readonly permissions: readonly string[]
}

/** I32. Says of whom the tenant wants a second factor: of who holds one of these permissions, from their next sign-in on. */
export function requireSecondFactor(ctx: Context, input: RequireSecondFactor): Promise<{ id: string }> {
  return operation(ctx, { name: 'requireSecondFactor', input }, async () => {
    requirePermission(ctx, 'tenant:update', 'say who needs a second factor')
    const unknown = input.permissions.filter((name) => !isPermission(name))
    if (unknown.length > 0) throw new UnknownScopes(unknown)
    await ctx.sql(
      `update identity.tenants set settings = settings || jsonb_build_object('secondFactorFor', $2::jsonb) where id = $1`,
      [ctx.viewer.tenantId, JSON.stringify([...new Set(input.permissions)].sort())],
    )
    return { id: ctx.viewer.tenantId }
  })
}
