import type { Context } from '../../../kernel/context.ts'
import { operation, type OperationInput } from '../../../kernel/operation.ts'
import { requirePermission } from '../access.ts'
import { checkedGroupName, groupToChange, saidOfNames } from '../groups/the-group.ts'

/** What is left out stays. */
export interface EditSecurityGroup extends OperationInput {
  readonly id: string
  readonly expectedVersion?: number | null | undefined
  readonly groupName?: string | null | undefined
  readonly description?: string | null | undefined
  /** Null unbinds it: its members stay, and are kept here from then on. */
  readonly externalSystemId?: string | null | undefined
}

/** Changes a security group's name, what it is for, and the directory that keeps it. */
export function editSecurityGroup(ctx: Context, input: EditSecurityGroup): Promise<{ id: string }> {
  return operation(ctx, { name: 'editSecurityGroup', input }, async () => {
    const group = await groupToChange(ctx, { id: input.id, field: 'id', expectedVersion: input.expectedVersion })
    const named = {
      groupName: input.groupName ? checkedGroupName(input.groupName) : group.groupName,
      externalSystemId:
        input.externalSystemId === undefined ? group.externalSystemId : input.externalSystemId?.trim() || null,
    }
    if (named.externalSystemId !== group.externalSystemId)
      requirePermission(ctx, 'security_group:update', 'say which directory keeps this security group')
    const description = input.description === undefined ? group.description : input.description?.trim() || null
    try {
      await ctx.sql(
        `update identity.security_groups set group_name = $3, description = $4, external_system_id = $5 where tenant_id = $1 and id = $2
           and (group_name, description, external_system_id) is distinct from ($3, $4, $5)`,
        [ctx.viewer.tenantId, group.id, named.groupName, description, named.externalSystemId],
      )
    } catch (error) {
      throw saidOfNames(error, named)
    }
    if (group.externalSystemId && !named.externalSystemId)
      await ctx.sql(
        `update identity.security_group_members set source = 'LOCAL' where tenant_id = $1 and group_id = $2 and source = 'SYNCED'`,
        [ctx.viewer.tenantId, group.id],
      )
    return { id: group.id }
  })
}
