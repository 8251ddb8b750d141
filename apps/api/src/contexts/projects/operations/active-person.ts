import type { Context } from '../../../kernel/context.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { NotFound } from '../../../kernel/refusals.ts'
import { refuseUnattested } from '../../identity/index.ts'
import { PersonNotActive } from '../refusals.ts'

/** The person of this id, who must be able to act, and attested where export control binds the tenant: nobody else is named PI, manager, steward or member. */
export async function activePerson(ctx: Context, id: string, field: readonly string[]) {
  const user = await ctx.tx.user.findUnique({
    where: rowKey(ctx, id),
    select: { id: true, fullName: true, status: true, deletedAt: true },
  })
  if (!user || user.deletedAt) throw new NotFound('person', field)
  if (user.status !== 'ACTIVE') throw new PersonNotActive(id, user.fullName, field)
  await refuseUnattested(ctx, id, field)
  return user
}
