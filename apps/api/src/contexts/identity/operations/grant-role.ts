import type { Context } from '../../../kernel/context.ts'
import { violates } from '../../../kernel/database-errors.ts'
import { newId } from '../../../kernel/ids.ts'
import { operation, type OperationInput } from '../../../kernel/operation.ts'
import { requirePermission } from '../access.ts'
import { RoleHeldAlready } from '../refusals.ts'
import { checkedEnd } from '../rules.ts'
import { byTheDatabase } from './by-the-database.ts'
import { checkOwn, knownRole } from './known-role.ts'
import { knownUser } from './locked-user.ts'

export interface GrantRole extends OperationInput {
  readonly userId: string
  readonly roleId: string
  /** The instant from which it gives nothing; absent, it has no end. */
  readonly expiresAt?: Date | null | undefined
}

/** Gives a person a role. Nobody gives what they do not hold themselves. */
export function grantRole(ctx: Context, input: GrantRole): Promise<{ id: string }> {
  return operation(ctx, { name: 'grantRole', input }, () => giveRole(ctx, input))
}

/** The grant itself, for operations that give roles on the way; answers the person's id. */
export async function giveRole(ctx: Context, { userId, roleId, expiresAt }: GrantRole): Promise<{ id: string }> {
  const user = await knownUser(ctx, userId)
  const role = await knownRole(ctx, roleId, ['roleId'])
  requirePermission(ctx, 'role:update', 'grant roles')
  checkOwn(ctx, role.permissions, 'roleId')
  const ends = checkedEnd(expiresAt, ctx.now)
  // A grant that has ended stands in nobody's way.
  await ctx.sql(
    'delete from identity.user_roles where tenant_id = $1 and user_id = $2 and role_id = $3 and expires_at <= $4',
    [ctx.viewer.tenantId, user.id, role.id, ctx.now],
  )
  try {
    await byTheDatabase(() =>
      ctx.sql(
        `insert into identity.user_roles (tenant_id, id, user_id, role_tenant_id, role_id, expires_at) values ($1, $2, $3, $4, $5, $6)`,
        [ctx.viewer.tenantId, newId(), user.id, role.tenantId, role.id, ends],
      ),
    )
  } catch (error) {
    if (violates(error, 'user_roles_unique')) throw new RoleHeldAlready(user.fullName, role.name)
    throw error
  }
  return { id: user.id }
}
