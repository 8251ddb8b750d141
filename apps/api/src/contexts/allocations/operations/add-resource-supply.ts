import { formatFixed } from '@tenure/quantities/format'
import type { Context } from '../../../kernel/context.ts'
import { newId } from '../../../kernel/ids.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { operation, type OperationInput } from '../../../kernel/operation.ts'
import { unlessRefused } from '../../../kernel/refusal.ts'
import { NotFound } from '../../../kernel/refusals.ts'
import { requirePermission } from '../../identity/index.ts'
import { checkSpan } from '../rules/value-checks.ts'
import { readSupply } from '../rules/supply.ts'
import { checkedText } from './checked-text.ts'

export interface AddResourceSupply extends OperationInput {
  readonly resourceTypeId: string
  /** What it is: `128 nodes, autumn 2027`. */
  readonly name: string
  /** In the type's unit; of a type supplied by the month, how much a month. */
  readonly quantity: string
  /** Absent, now. */
  readonly startsAt?: Date | null | undefined
  /** Absent, it stays. */
  readonly endsAt?: Date | null | undefined
  readonly note?: string | null | undefined
}

/** Adds to what the facility has of a type: nodes bought, storage installed, hours rented. */
export function addResourceSupply(ctx: Context, input: AddResourceSupply): Promise<{ id: string }> {
  return operation(ctx, { name: 'addResourceSupply', input }, async () => {
    requirePermission(ctx, 'resource_type:update', 'add to what the facility has')
    const type = await ctx.tx.resourceType.findUnique({
      where: rowKey(ctx, input.resourceTypeId),
      select: { id: true },
    })
    if (!type) throw new NotFound('resource type', ['resourceTypeId'])
    const name = checkedText(input.name, { most: 255, field: 'name' })
    const quantity = formatFixed(unlessRefused(readSupply(input.quantity)))
    const span = { startsAt: input.startsAt ?? ctx.now, endsAt: input.endsAt ?? null }
    const unsound = checkSpan(span)
    if (unsound) throw unsound
    const id = newId()
    await ctx.tx.resourceSupply.create({
      data: {
        ...span,
        tenantId: ctx.viewer.tenantId,
        id,
        resourceTypeId: type.id,
        name,
        quantity,
        note: input.note?.trim() || null,
      },
      select: { id: true },
    })
    return { id }
  })
}
