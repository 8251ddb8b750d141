import type { Context } from '../../../kernel/context.ts'
import { violates } from '../../../kernel/database-errors.ts'
import { newId } from '../../../kernel/ids.ts'
import { operation, type OperationInput } from '../../../kernel/operation.ts'
import { requirePermission } from '../access.ts'
import { RoleNameTaken } from '../refusals.ts'
import { checkedName } from '../rules.ts'
import { byTheDatabase } from './by-the-database.ts'
import { checkedPermissions, checkOwn, knownRole } from './known-role.ts'

export interface CreateRole extends OperationInput {
  readonly name: string
  readonly description?: string | null | undefined
  /** The role whose permissions it begins with. */
  readonly copyOf?: string | null | undefined
  /** In place of those of the copy. */
  readonly permissions?: readonly string[] | null | undefined
}

/** Makes a role of the tenant's own. Its maker puts nothing into it that they do not hold themselves. */
export function createRole(ctx: Context, input: CreateRole): Promise<{ id: string }> {
  return operation(ctx, { name: 'createRole', input }, async () => {
    requirePermission(ctx, 'role:create', 'make roles')
    const name = checkedName(input.name, 100, 'name')
    const from = input.copyOf ? await knownRole(ctx, input.copyOf, ['copyOf']) : null
    const permissions = checkedPermissions(input.permissions ?? from?.permissions ?? [])
    checkOwn(ctx, permissions, 'permissions')
    const id = newId()
    try {
      await byTheDatabase(() =>
        ctx.sql(
          'insert into identity.roles (tenant_id, id, name, description, permissions) values ($1, $2, $3, $4, $5)',
          [ctx.viewer.tenantId, id, name, input.description?.trim() || null, JSON.stringify(permissions)],
        ),
      )
    } catch (error) {
      if (violates(error, 'roles_name_unique')) throw new RoleNameTaken(name)
      throw error
    }
    return { id }
  })
}
