import type { Context } from '../../../kernel/context.ts'
import { NotFound } from '../../../kernel/refusals.ts'
import { requirePermission } from '../access.ts'
import type { Permission } from '../permissions.ts'
import { BeyondOwnRights, SystemRoleFixed, UnknownPermissions } from '../refusals.ts'
import { isPermission } from '../permissions.ts'

/** A role that can be granted here: the system's or the tenant's own. */
export async function knownRole(ctx: Context, id: string, field: readonly string[]) {
  const role = await ctx.tx.role.findFirst({ where: { id } })
  if (!role) throw new NotFound('role', field)
  return { ...role, permissions: role.permissions as string[] }
}

/** A role of the tenant's own, locked until the transaction ends, for a deed on it. */
export async function lockedRole(
  ctx: Context,
  id: string,
  { permission, deed }: { permission: Permission; deed: string },
) {
  const known = await knownRole(ctx, id, ['id'])
  requirePermission(ctx, permission, deed)
  if (known.isSystemRole) throw new SystemRoleFixed(known.name)
  await ctx.sql('select from identity.roles where tenant_id = $1 and id = $2 for update', [ctx.viewer.tenantId, id])
  return knownRole(ctx, id, ['id'])
}

/** I12. Refuses permissions that the viewer does not hold. */
export function checkOwn(ctx: Context, permissions: readonly string[], field: string): void {
  const beyond = permissions.filter((permission) => !ctx.viewer.permissions.has(permission))
  if (beyond.length > 0) throw new BeyondOwnRights(beyond, [field])
}

/** Permissions as they are stored: of the catalogue, each once, in order. */
export function checkedPermissions(permissions: readonly string[]): string[] {
  const unknown = permissions.filter((permission) => !isPermission(permission))
  if (unknown.length > 0) throw new UnknownPermissions(unknown)
  return [...new Set(permissions)].sort()
}
