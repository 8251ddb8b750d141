import type { Context } from '../../../kernel/context.ts'
import { databaseRefusal } from '../../../kernel/database-errors.ts'
import { operation, type OperationInput } from '../../../kernel/operation.ts'
import { InvalidInput } from '../../../kernel/refusals.ts'
import { refuseStale } from '../../../kernel/stale.ts'
import { userTrail } from '../history.ts'
import { type PartHeld, PersonHoldsParts } from '../refusals.ts'
import { byTheDatabase } from './by-the-database.ts'
import { lockedLivingUser, requireAll } from './locked-user.ts'

export interface ArchiveUser extends OperationInput {
  readonly id: string
  readonly expectedVersion?: number | null | undefined
}

/** Puts a person away: they come in no more, their tokens end for good, and what they did stays. Refused while projects need them. */
export function archiveUser(ctx: Context, input: ArchiveUser): Promise<{ id: string }> {
  return operation(ctx, { name: 'archiveUser', input }, async () => {
    const user = await lockedLivingUser(ctx, input.id, 'archive people')
    requireAll(ctx, ['user:delete'], 'archive people')
    if (user.id === ctx.viewer.userId) throw new InvalidInput('You can’t archive yourself. Ask a colleague.', ['id'])
    await refuseStale(ctx, user, { expected: input.expectedVersion, history: userTrail })
    const parts = () =>
      ctx.sql<PartHeld & Record<string, unknown>>(
        'select part, public_id as "publicId", name from identity.parts_of($1)',
        [user.id],
      )
    const held = await parts()
    if (held.length > 0) throw new PersonHoldsParts(user.fullName, held)
    try {
      await byTheDatabase(() =>
        ctx.sql('update identity.users set deleted_at = $3 where tenant_id = $1 and id = $2', [
          ctx.viewer.tenantId,
          user.id,
          ctx.now,
        ]),
      )
    } catch (error) {
      // Somebody gave them a part since we looked.
      if (databaseRefusal(error)?.code === 'TN006') throw new PersonHoldsParts(user.fullName, [])
      throw error
    }
    return { id: user.id }
  })
}
