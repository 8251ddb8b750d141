import type { Context } from '../../../kernel/context.ts'
import { violates } from '../../../kernel/database-errors.ts'
import { newId } from '../../../kernel/ids.ts'
import { operation, type OperationInput } from '../../../kernel/operation.ts'
import { requirePermission } from '../../identity/index.ts'
import { ResourceTypeNameTaken } from '../refusals/resource-types.ts'
import { checkedLifetime, checkedText } from './checked-text.ts'

export interface CreateResourceType extends OperationInput {
  readonly name: string
  /** What one of it is: `core-hours`, `TB`. */
  readonly unit: string
  readonly description?: string | null | undefined
  readonly isStorageType?: boolean | null | undefined
  /** In calendar months; 60 unless said otherwise. */
  readonly defaultLifetimeMonths?: number | null | undefined
}

/** Adds something that can be granted. */
export function createResourceType(ctx: Context, input: CreateResourceType): Promise<{ id: string }> {
  return operation(ctx, { name: 'createResourceType', input }, async () => {
    requirePermission(ctx, 'resource_type:create', 'create a resource type')
    const [id, name] = [newId(), checkedText(input.name, { most: 255, field: 'name' })]
    try {
      await ctx.tx.resourceType.create({
        data: {
          tenantId: ctx.viewer.tenantId,
          id,
          name,
          unit: checkedText(input.unit, { most: 100, field: 'unit' }),
          description: input.description?.trim() || null,
          isStorageType: input.isStorageType ?? false,
          defaultLifetimeMonths: checkedLifetime(input.defaultLifetimeMonths ?? 60, 'defaultLifetimeMonths'),
        },
        select: { id: true },
      })
    } catch (error) {
      if (violates(error, 'resource_types_name_unique')) throw new ResourceTypeNameTaken(name)
      throw error
    }
    return { id }
  })
}
