import type { Context } from '../../../kernel/context.ts'
import { newId } from '../../../kernel/ids.ts'
import { operation, type OperationInput } from '../../../kernel/operation.ts'
import { requirePermission } from '../access.ts'
import { checkedGroupName, saidOfNames } from '../groups/the-group.ts'

export interface CreateSecurityGroup extends OperationInput {
  readonly groupName: string
  readonly description?: string | null | undefined
  /** A directory's name for it, whose sync then says who belongs to it. */
  readonly externalSystemId?: string | null | undefined
}

/** Makes a security group, without members. */
export function createSecurityGroup(ctx: Context, input: CreateSecurityGroup): Promise<{ id: string }> {
  return operation(ctx, { name: 'createSecurityGroup', input }, async () => {
    requirePermission(ctx, 'security_group:create', 'make a security group')
    const named = {
      groupName: checkedGroupName(input.groupName),
      externalSystemId: input.externalSystemId?.trim() || null,
    }
    if (named.externalSystemId) requirePermission(ctx, 'security_group:update', 'bind a security group to a directory')
    const id = newId()
    try {
      await ctx.sql(
        'insert into identity.security_groups (tenant_id, id, group_name, description, external_system_id) values ($1, $2, $3, $4, $5)',
        [ctx.viewer.tenantId, id, named.groupName, input.description?.trim() || null, named.externalSystemId],
      )
    } catch (error) {
      throw saidOfNames(error, named)
    }
    return { id }
  })
}
