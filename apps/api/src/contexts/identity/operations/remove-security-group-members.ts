import type { Context } from '../../../kernel/context.ts'
import { operation } from '../../../kernel/operation.ts'
import { GroupKeptByDirectory } from '../groups/refusals.ts'
import { groupToChange, knownPeople } from '../groups/the-group.ts'
import type { SecurityGroupMembers } from './add-security-group-members.ts'

/** Takes people out of a security group: what they reached by it alone they no longer reach, at once. */
export function removeSecurityGroupMembers(ctx: Context, input: SecurityGroupMembers): Promise<{ id: string }> {
  return operation(ctx, { name: 'removeSecurityGroupMembers', input }, async () => {
    const group = await groupToChange(ctx, { id: input.securityGroupId, field: 'securityGroupId' })
    const people = await knownPeople(ctx, input.userIds)
    const of = 'tenant_id = $1 and group_id = $2 and user_id = any ($3)'
    const values = [ctx.viewer.tenantId, group.id, people]
    if (group.externalSystemId) {
      // The next sync would bring them back. Who was put in here before the group was bound may go.
      const synced = await ctx.sql(
        `select from identity.security_group_members where ${of} and source = 'SYNCED' limit 1`,
        values,
      )
      if (synced.length > 0) throw new GroupKeptByDirectory(group.externalSystemId)
    }
    await ctx.sql(`delete from identity.security_group_members where ${of}`, values)
    return { id: group.id }
  })
}
