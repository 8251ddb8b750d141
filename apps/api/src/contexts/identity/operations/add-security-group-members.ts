import type { Context } from '../../../kernel/context.ts'
import { newId } from '../../../kernel/ids.ts'
import { operation, type OperationInput } from '../../../kernel/operation.ts'
import { groupOfMembers, knownPeople } from '../groups/the-group.ts'
import { byTheDatabase } from './by-the-database.ts'

export interface SecurityGroupMembers extends OperationInput {
  readonly securityGroupId: string
  /** 1 to 200. */
  readonly userIds: readonly string[]
}

/** Puts people into a security group: they reach its data shares at once. Who is in it already stays. */
export function addSecurityGroupMembers(ctx: Context, input: SecurityGroupMembers): Promise<{ id: string }> {
  return operation(ctx, { name: 'addSecurityGroupMembers', input }, async () => {
    const { id } = await groupOfMembers(ctx, input.securityGroupId)
    const people = await knownPeople(ctx, input.userIds)
    const put = () =>
      ctx.sql(
        `insert into identity.security_group_members (tenant_id, id, group_id, user_id, added_by)
       select $1, x.id, $2, x.user_id, $3 from unnest($4::uuid[], $5::uuid[]) x (id, user_id) on conflict (tenant_id, group_id, user_id) do nothing`,
        [ctx.viewer.tenantId, id, ctx.viewer.userId, people.map(newId), people],
      )
    await byTheDatabase(put, ['userIds'])
    return { id }
  })
}
