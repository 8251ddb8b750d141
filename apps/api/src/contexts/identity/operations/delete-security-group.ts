import type { Context } from '../../../kernel/context.ts'
import { databaseRefusal } from '../../../kernel/database-errors.ts'
import { operation, type OperationInput } from '../../../kernel/operation.ts'
import { requirePermission } from '../access.ts'
import { type GroupUse, SecurityGroupInUse } from '../groups/refusals.ts'
import { groupToChange } from '../groups/the-group.ts'

export interface DeleteSecurityGroup extends OperationInput {
  readonly id: string
  readonly expectedVersion?: number | null | undefined
}

/** Deletes a security group that opens nothing, with its memberships. */
export function deleteSecurityGroup(ctx: Context, input: DeleteSecurityGroup): Promise<{ id: string }> {
  return operation(ctx, { name: 'deleteSecurityGroup', input }, async () => {
    const { id } = await groupToChange(ctx, { id: input.id, field: 'id', expectedVersion: input.expectedVersion })
    requirePermission(ctx, 'security_group:update', 'delete a security group')
    const uses = () => ctx.sql<GroupUse>('select kind, id, label from allocations.group_uses(array[$1]::uuid[])', [id])
    const found = await uses()
    if (found.length > 0) throw new SecurityGroupInUse(found)
    await ctx.sql('delete from identity.security_group_members where tenant_id = $1 and group_id = $2', [
      ctx.viewer.tenantId,
      id,
    ])
    try {
      await ctx.sql('delete from identity.security_groups where tenant_id = $1 and id = $2', [ctx.viewer.tenantId, id])
    } catch (error) {
      // Somebody took it in this very moment.
      if (databaseRefusal(error)?.code !== '23503') throw error
      throw new SecurityGroupInUse([{ kind: 'DATA_SHARE', id, label: 'something that has just taken it' }])
    }
    return { id }
  })
}
