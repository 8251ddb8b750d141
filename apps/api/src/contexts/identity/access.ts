import type { Context } from '../../kernel/context.ts'
import { NotAllowed } from '../../kernel/refusals.ts'
import type { Permission } from './permissions.ts'

/** Whether the viewer's roles (cut to a token's scopes) carry a permission in the whole tenant. */
export function holds(ctx: Context, permission: Permission): boolean {
  return ctx.viewer.permissions.has(permission)
}

/** Refuses a deed that only a tenant-wide permission allows, in words; row level security is the wall behind it. */
export function requirePermission(ctx: Context, permission: Permission, deed: string): void {
  if (!holds(ctx, permission)) throw new NotAllowed(deed, `A person with the permission ${permission}`)
}
