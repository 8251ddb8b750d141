import type { Context } from '../../../kernel/context.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { NotFound } from '../../../kernel/refusals.ts'
import { requirePermission } from '../access.ts'
import type { Permission } from '../permissions.ts'
import { PersonArchived } from '../refusals.ts'

/** A person's row, locked until the transaction ends, for who may change people; archived ones too. */
export async function lockedUser(ctx: Context, id: string, deed: string) {
  const known = await ctx.tx.user.findUnique({ where: rowKey(ctx, id), select: { id: true } })
  if (!known) throw new NotFound('person', ['id'])
  requirePermission(ctx, 'user:update', deed)
  await ctx.sql('select from identity.users where tenant_id = $1 and id = $2 for no key update', [
    ctx.viewer.tenantId,
    id,
  ])
  return ctx.tx.user.findUniqueOrThrow({ where: rowKey(ctx, id) })
}

/** The same, of a person who is not archived. */
export async function lockedLivingUser(ctx: Context, id: string, deed: string) {
  const user = await lockedUser(ctx, id, deed)
  if (user.deletedAt) throw new PersonArchived(user.fullName)
  return user
}

/** A person who is there and not archived, by the field that names them. */
export async function knownUser(ctx: Context, id: string, field: readonly string[] = ['userId']) {
  const user = await ctx.tx.user.findUnique({ where: rowKey(ctx, id) })
  if (!user || user.deletedAt) throw new NotFound('person', field)
  return user
}

/** Refuses a deed without every one of these permissions. */
export function requireAll(ctx: Context, permissions: readonly Permission[], deed: string): void {
  for (const permission of permissions) requirePermission(ctx, permission, deed)
}
