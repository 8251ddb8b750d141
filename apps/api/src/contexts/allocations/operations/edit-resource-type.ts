import type { Context } from '../../../kernel/context.ts'
import { databaseRefusal, violates } from '../../../kernel/database-errors.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { operation, type OperationInput } from '../../../kernel/operation.ts'
import { NotFound, StaleVersion } from '../../../kernel/refusals.ts'
import { requirePermission } from '../../identity/index.ts'
import { ResourceTypeInUse, ResourceTypeNameTaken } from '../refusals/resource-types.ts'
import { checkedLifetime, checkedText } from './checked-text.ts'

export interface EditResourceType extends OperationInput {
  readonly id: string
  readonly name?: string | null | undefined
  /** Only while nothing is counted in it. */
  readonly unit?: string | null | undefined
  /** Null takes it away; absent leaves it. */
  readonly description?: string | null | undefined
  /** Only while nothing is counted in it. */
  readonly isStorageType?: boolean | null | undefined
  readonly defaultLifetimeMonths?: number | null | undefined
  /** Whether more of it comes by a decided request, or from the facility, alone. */
  readonly grantedByRequest?: boolean | null | undefined
  readonly expectedVersion?: number | null | undefined
}

/** The resource type, locked, of the version that the editor saw. Its past is not kept: a stale edit is told without what changed. */
export async function resourceTypeToChange(
  ctx: Context,
  { id, expectedVersion }: { readonly id: string; readonly expectedVersion?: number | null | undefined },
) {
  requirePermission(ctx, 'resource_type:update', 'change a resource type')
  await ctx.sql('select from allocations.resource_types where tenant_id = $1 and id = $2 for no key update', [
    ctx.viewer.tenantId,
    id,
  ])
  const type = await ctx.tx.resourceType.findUnique({ where: rowKey(ctx, id) })
  if (!type) throw new NotFound('resource type', ['id'])
  if (expectedVersion !== null && expectedVersion !== undefined && expectedVersion !== type.version) {
    throw new StaleVersion({
      expected: expectedVersion,
      current: type.version,
      theirs: [],
      changedById: null,
      changedAt: type.updatedAt,
    })
  }
  return type
}

/** Changes a resource type; its unit and storage flag only while nothing is counted in it. */
export function editResourceType(ctx: Context, input: EditResourceType): Promise<{ id: string }> {
  return operation(ctx, { name: 'editResourceType', input }, async () => {
    const type = await resourceTypeToChange(ctx, input)
    const data = {
      ...(input.name ? { name: checkedText(input.name, { most: 255, field: 'name' }) } : {}),
      ...(input.unit ? { unit: checkedText(input.unit, { most: 100, field: 'unit' }) } : {}),
      ...(input.description === undefined ? {} : { description: input.description?.trim() || null }),
      ...(input.isStorageType === null || input.isStorageType === undefined
        ? {}
        : { isStorageType: input.isStorageType }),
      ...(typeof input.grantedByRequest === 'boolean' ? { grantedByRequest: input.grantedByRequest } : {}),
      ...(input.defaultLifetimeMonths
        ? { defaultLifetimeMonths: checkedLifetime(input.defaultLifetimeMonths, 'defaultLifetimeMonths') }
        : {}),
    }
    try {
      await ctx.tx.resourceType.update({ where: rowKey(ctx, type.id), data, select: { id: true } })
    } catch (error) {
      if (violates(error, 'resource_types_name_unique')) throw new ResourceTypeNameTaken(data.name ?? type.name)
      if (databaseRefusal(error)?.code === 'TN003') throw new ResourceTypeInUse('unit')
      if (violates(error, 'allocations_resource_type')) throw new ResourceTypeInUse('isStorageType')
      throw error
    }
    return { id: type.id }
  })
}
