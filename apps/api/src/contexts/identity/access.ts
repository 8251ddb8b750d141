import { batched } from '../../kernel/batch.ts'
import type { Context } from '../../kernel/context.ts'
import { NotAllowed } from '../../kernel/refusals.ts'
import type { Permission } from './permissions.ts'

/** Whether the viewer's roles (cut to a token's scopes) carry a permission in the whole tenant. */
export function holds(ctx: Context, permission: Permission): boolean {
  return ctx.viewer.permissions.has(permission)
}

/** What the viewer may do in the whole tenant, in order; for who looks as somebody else, what opens a page to read. */
export function mayInTenant({ viewer }: Context): string[] {
  const all = [...viewer.permissions].sort()
  return viewer.kind === 'IMPERSONATION' ? all.filter((name) => /:(read|export)$/.test(name)) : all
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

/** Until when failed sign-ins lock a person, for who may unlock them; undefined for who is not locked. */
export const lockOf = batched<Date>(async (ctx, ids) => {
  const rows = await ctx.sql<{ id: string; until: Date }>(
    'select id, locked_until as until from identity.locks_of($1)',
    [ids],
  )
  return new Map(rows.map(({ id, until }) => [id, until]))
})

/** Whether the viewer may look as a person: one who may come in, with no more rights than theirs. */
export const mayBeViewed = batched<boolean>(async (ctx, ids) => {
  const rows = await ctx.sql<{ id: string; may: boolean }>(
    'select p.id, identity.may_be_viewed(p.id) as may from unnest($1::uuid[]) p (id)',
    [ids],
  )
  return new Map(rows.map(({ id, may }) => [id, may]))
})
