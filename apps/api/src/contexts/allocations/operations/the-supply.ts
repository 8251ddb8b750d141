import type { ResourceSupply } from '@tenure/prisma/client'
import type { Context } from '../../../kernel/context.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { NotFound } from '../../../kernel/refusals.ts'
import { refuseStale } from '../../../kernel/stale.ts'
import { requirePermission } from '../../identity/index.ts'
import { SupplyEnded } from '../refusals/supply.ts'

export interface ToChangeSupply {
  readonly id: string
  readonly expectedVersion?: number | null | undefined
}

/** The supply to change: locked, of the version that the editor saw, and not over. */
export async function supplyToChange(ctx: Context, { id, expectedVersion }: ToChangeSupply): Promise<ResourceSupply> {
  requirePermission(ctx, 'resource_type:update', 'change what the facility has')
  await ctx.sql('select from allocations.resource_supplies where tenant_id = $1 and id = $2 for no key update', [
    ctx.viewer.tenantId,
    id,
  ])
  const supply = await ctx.tx.resourceSupply.findUnique({ where: rowKey(ctx, id) })
  if (!supply) throw new NotFound('supply', ['id'])
  await refuseStale(ctx, supply, { expected: expectedVersion, history: { trail: 'allocations.resource_supplies' } })
  if (supply.endsAt !== null && supply.endsAt <= ctx.now) throw new SupplyEnded(supply.endsAt)
  return supply
}
