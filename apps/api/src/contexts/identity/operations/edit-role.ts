import type { Context } from '../../../kernel/context.ts'
import { violates } from '../../../kernel/database-errors.ts'
import { operation, type OperationInput } from '../../../kernel/operation.ts'
import { refuseStale } from '../../../kernel/stale.ts'
import { roleTrail } from '../history.ts'
import { RoleNameTaken } from '../refusals.ts'
import { checkedName } from '../rules.ts'
import { byTheDatabase } from './by-the-database.ts'
import { checkedPermissions, checkOwn, lockedRole } from './known-role.ts'

/** What is left out stays. */
export interface EditRole extends OperationInput {
  readonly id: string
  readonly expectedVersion?: number | null | undefined
  readonly name?: string | null | undefined
  readonly description?: string | null | undefined
  /** All of them: what is not among these is taken away. */
  readonly permissions?: readonly string[] | null | undefined
}

/** Changes a role of the tenant's own, from the next request of everybody who holds it. */
export function editRole(ctx: Context, input: EditRole): Promise<{ id: string }> {
  return operation(ctx, { name: 'editRole', input }, async () => {
    const role = await lockedRole(ctx, input.id, { permission: 'role:update', deed: 'change roles' })
    await refuseStale(ctx, role, { expected: input.expectedVersion, history: roleTrail })
    const name = input.name ? checkedName(input.name, 100, 'name') : role.name
    const description = input.description === undefined ? role.description : input.description?.trim() || null
    const permissions = checkedPermissions(input.permissions ?? role.permissions)
    // What is in it already stays in it, whoever changes the rest.
    checkOwn(
      ctx,
      permissions.filter((permission) => !role.permissions.includes(permission)),
      'permissions',
    )
    const same = JSON.stringify(permissions) === JSON.stringify(role.permissions.toSorted())
    if (same && name === role.name && description === role.description) return { id: role.id }
    try {
      await byTheDatabase(() =>
        ctx.sql(
          'update identity.roles set name = $3, description = $4, permissions = $5 where tenant_id = $1 and id = $2',
          [ctx.viewer.tenantId, role.id, name, description, JSON.stringify(permissions)],
        ),
      )
    } catch (error) {
      if (violates(error, 'roles_name_unique')) throw new RoleNameTaken(name)
      throw error
    }
    return { id: role.id }
  })
}
