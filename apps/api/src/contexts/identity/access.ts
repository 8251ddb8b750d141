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

/** Who sees all roles and all memberships may ask who reaches what, of everybody and everything that they see. */
export const mayAskAll = (ctx: Context): boolean => holds(ctx, 'role:read') && holds(ctx, 'security_group:read')

const remembered = new WeakMap<Context, Promise<ReadonlySet<string>>>()

/** The security groups the viewer keeps because of who they are: those of shares they steward and of projects they own. */
export function groupsToSteward(ctx: Context): Promise<ReadonlySet<string>> {
  const known =
    remembered.get(ctx) ??
    ctx.sql<{ id: string }>('select ctx.groups_to_steward() as id').then((rows) => new Set(rows.map(({ id }) => id)))
  remembered.set(ctx, known)
  return known
}
