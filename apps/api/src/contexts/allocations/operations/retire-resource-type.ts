import type { Context } from '../../../kernel/context.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { operation, type OperationInput } from '../../../kernel/operation.ts'
import { resourceTypeToChange } from './edit-resource-type.ts'

export interface RetireResourceType extends OperationInput {
  readonly id: string
  /** False brings it back; true unless said otherwise. */
  readonly retired?: boolean | null | undefined
  readonly expectedVersion?: number | null | undefined
}

/** Grants nothing more of a type from now on, or again; what is granted stays. */
export function retireResourceType(ctx: Context, input: RetireResourceType): Promise<{ id: string }> {
  return operation(ctx, { name: 'retireResourceType', input }, async () => {
    const type = await resourceTypeToChange(ctx, input)
    const retired = input.retired ?? true
    if (retired !== (type.retiredAt !== null)) {
      await ctx.tx.resourceType.update({
        where: rowKey(ctx, type.id),
        data: { retiredAt: retired ? ctx.now : null },
        select: { id: true },
      })
    }
    return { id: type.id }
  })
}
