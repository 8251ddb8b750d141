import type { Context } from '../../../kernel/context.ts'
import { operation, type OperationInput } from '../../../kernel/operation.ts'
import { InvalidInput } from '../../../kernel/refusals.ts'
import { requireInPerson } from './in-person.ts'

export interface MarkNoticesRead extends OperationInput {
  /** Which; every one of the viewer's where left out. */
  readonly ids?: readonly string[] | null | undefined
}

/** Marks notices of the viewer as read: these, or all that they have by now. What is read already stays as it is. */
export function markNoticesRead(ctx: Context, input: MarkNoticesRead): Promise<{ id: string }> {
  return operation(ctx, { name: 'markNoticesRead', input }, async () => {
    requireInPerson(ctx, 'read notices')
    if (input.ids && input.ids.length > 200)
      throw new InvalidInput('At most 200 at once; leave it out for all.', ['ids'])
    await ctx.sql(
      `update identity.notifications set read_at = $3 where tenant_id = $1 and user_id = $2 and read_at is null and ($4::uuid[] is null or id = any ($4))`,
      [ctx.viewer.tenantId, ctx.viewer.userId, ctx.now, input.ids ?? null],
    )
    return { id: ctx.viewer.userId }
  })
}
