import { compare } from '@tenure/quantities/arithmetic'
import { parseQuantity } from '@tenure/quantities/quantity'
import type { Context } from '../../../../kernel/context.ts'
import { holds } from '../../../identity/index.ts'
import { GrantedByRequest } from '../../refusals/requests.ts'
import { BeyondSupply } from '../../refusals/supply.ts'
import { allowSupply, type SupplyWatch, type Touched, watchSupply } from '../supply.ts'
import type { RefusedRow } from './changes.ts'
import type { Planned, PlannedChange } from './write-changes.ts'

/** A row that gives a project more of a type, or for longer. */
interface More extends Touched {
  readonly key: string
  readonly resourceTypeId: string
  readonly field: string
}

/** The rows of a set that give more than stood. */
function moreOf({ changes, grants }: Planned): readonly More[] {
  return [
    ...changes.filter(givesMore).map(({ key, row, plan }) => ({
      key,
      id: row.id,
      projectId: row.projectId,
      resourceTypeId: row.resourceTypeId,
      isStorageType: row.isStorageType,
      field: compare(parseQuantity(plan.terms.quantity), parseQuantity(row.quantity)) > 0 ? 'quantity' : 'endsAt',
    })),
    ...grants.map(({ key, id, projectId, resourceTypeId, isStorageType }) => ({
      key,
      id,
      projectId,
      resourceTypeId,
      isStorageType,
      field: 'quantity',
    })),
  ]
}

const givesMore = ({ row, plan: { terms } }: PlannedChange): boolean =>
  compare(parseQuantity(terms.quantity), parseQuantity(row.quantity)) > 0 ||
  (row.endsAt !== null && (terms.endsAt === null || terms.endsAt > row.endsAt))

/** R8 for a set: the rows that would give a project more of a type that is granted by request. */
export async function refusedByRequest(ctx: Context, planned: Planned): Promise<RefusedRow[]> {
  const more = moreOf(planned)
  if (more.length === 0 || holds(ctx, 'allocation:create') || holds(ctx, 'allocation:update')) return []
  const types = await ctx.tx.resourceType.findMany({
    where: {
      tenantId: ctx.viewer.tenantId,
      id: { in: [...new Set(more.map(({ resourceTypeId }) => resourceTypeId))] },
      grantedByRequest: true,
    },
    select: { id: true, name: true },
  })
  const names = new Map(types.map(({ id, name }) => [id, name]))
  return more.flatMap(({ key, resourceTypeId, field }) => {
    const name = names.get(resourceTypeId)
    return name === undefined ? [] : [{ key, refusal: new GrantedByRequest(name, [field]) }]
  })
}

/** A28 for a set: takes the types it gives more of, before anything is written. */
export function watchSet(ctx: Context, planned: Planned): Promise<SupplyWatch> {
  const more = moreOf(planned)
  return watchSupply(ctx, {
    typeIds: [...new Set(more.map(({ resourceTypeId }) => resourceTypeId))],
    touched: more.map(({ id }) => id),
    at: planned.at,
  })
}

/** A28 for a set that is written: the rows that give more of a type than there is. Which of them would fit is for a person to choose. */
export async function beyondSupply(ctx: Context, watch: SupplyWatch, planned: Planned): Promise<RefusedRow[]> {
  const more = moreOf(planned)
  try {
    await allowSupply(ctx, watch, { touched: more, field: ['quantity'] })
    return []
  } catch (refusal) {
    if (!(refusal instanceof BeyondSupply)) throw refusal
    return more
      .filter(({ resourceTypeId }) => resourceTypeId === refusal.gap.resourceTypeId)
      .map(({ key }) => ({ key, refusal }))
  }
}
