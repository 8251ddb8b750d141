import type { Context } from '../../../kernel/context.ts'
import { operation, type OperationInput } from '../../../kernel/operation.ts'
import { refuseStale } from '../../../kernel/stale.ts'
import { roleTrail } from '../history.ts'
import { RoleInUse, RoleNamedByRules } from '../refusals.ts'
import { lockedRole } from './known-role.ts'

export interface DeleteRole extends OperationInput {
  readonly id: string
  readonly expectedVersion?: number | null | undefined
}

/**
 * Removes a role of the tenant's own that nobody holds, not even one whose grant has ended, and that no approval rule
 * in force names. Rules that were retired keep its name.
 */
export function deleteRole(ctx: Context, input: DeleteRole): Promise<{ id: string }> {
  return operation(ctx, { name: 'deleteRole', input }, async () => {
    const role = await lockedRole(ctx, input.id, { permission: 'role:delete', deed: 'remove roles' })
    await refuseStale(ctx, role, { expected: input.expectedVersion, history: roleTrail })
    const holders = await ctx.tx.userRole.count({ where: { roleTenantId: ctx.viewer.tenantId, roleId: role.id } })
    if (holders > 0) throw new RoleInUse(role.name, holders)
    const rules = await ctx.sql<{ name: string }>(
      'select name from allocations.approval_rules where tenant_id = $1 and role_tenant_id = $1 and role_id = $2 and retired_at is null order by name',
      [ctx.viewer.tenantId, role.id],
    )
    if (rules.length > 0)
      throw new RoleNamedByRules(
        role.name,
        rules.map(({ name }) => name),
      )
    await ctx.sql('delete from identity.roles where tenant_id = $1 and id = $2', [ctx.viewer.tenantId, role.id])
    return { id: role.id }
  })
}
