import type { Context } from '../../../kernel/context.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { operation, type OperationInput } from '../../../kernel/operation.ts'
import { resourceTypeToChange } from './edit-resource-type.ts'

export type SupplyBasis = 'AT_ONCE' | 'PER_MONTH'
export type SupplyPolicy = 'UNLIMITED' | 'REFUSE' | 'MARK'

export interface ChangeSupplyPolicy extends OperationInput {
  /** The resource type. */
  readonly id: string
  readonly basis?: SupplyBasis | null | undefined
  readonly policy?: SupplyPolicy | null | undefined
  readonly expectedVersion?: number | null | undefined
}

/** Says how supply and demand of a type are compared, and what a grant beyond the supply meets. What is granted stays. */
export function changeSupplyPolicy(ctx: Context, input: ChangeSupplyPolicy): Promise<{ id: string }> {
  return operation(ctx, { name: 'changeSupplyPolicy', input }, async () => {
    const type = await resourceTypeToChange(ctx, input)
    const data = {
      ...(input.basis ? { supplyBasis: input.basis } : {}),
      ...(input.policy ? { supplyPolicy: input.policy } : {}),
    }
    await ctx.tx.resourceType.update({ where: rowKey(ctx, type.id), data, select: { id: true } })
    return { id: type.id }
  })
}
