import type { Context } from '../../../../kernel/context.ts'
import { newId } from '../../../../kernel/ids.ts'
import { rowKey } from '../../../../kernel/keys.ts'
import { operation, type OperationInput } from '../../../../kernel/operation.ts'
import { InvalidInput, NotFound } from '../../../../kernel/refusals.ts'
import { requirePermission } from '../../../identity/index.ts'
import { dayInOpenMonth } from './open-from.ts'

export interface SetDiscount extends OperationInput {
  readonly projectClassId: string
  /** Absent: of every type. */
  readonly resourceTypeId?: string | null | undefined
  /** In per cent, with two decimals at most. */
  readonly percent: string
  /** Its day in UTC is the first. Absent, today. */
  readonly validFrom?: Date | null | undefined
}

function readPercent(text: string): string {
  if (/^\d{1,3}(\.\d{1,2})?$/.test(text) && Number(text) <= 100) return text
  throw new InvalidInput('A discount is 0 to 100 per cent, with two decimals at most.', ['percent'])
}

/** B5. Sets what projects of a class pay less from a day on, of a type or of all: a new row, which ends the one that holds that day. */
export function setDiscount(ctx: Context, input: SetDiscount): Promise<{ id: string }> {
  return operation(ctx, { name: 'setDiscount', input }, async () => {
    requirePermission(ctx, 'billing:manage', 'set discounts')
    const { projectClassId, resourceTypeId = null } = input
    const known = { select: { id: true } } as const
    if (!(await ctx.tx.projectClass.findUnique({ where: rowKey(ctx, projectClassId), ...known })))
      throw new NotFound('project class', ['projectClassId'])
    if (resourceTypeId && !(await ctx.tx.resourceType.findUnique({ where: rowKey(ctx, resourceTypeId), ...known })))
      throw new NotFound('resource type', ['resourceTypeId'])
    const percent = readPercent(input.percent)
    const validFrom = await dayInOpenMonth(ctx, input.validFrom ?? ctx.now, 'validFrom')
    const same = { tenantId: ctx.viewer.tenantId, projectClassId, resourceTypeId }
    await ctx.tx.discount.updateMany({
      where: { ...same, validFrom: { lte: validFrom }, OR: [{ validUntil: null }, { validUntil: { gt: validFrom } }] },
      data: { validUntil: validFrom },
    })
    const later = await ctx.tx.discount.findMany({ where: { ...same, validFrom: { gt: validFrom } } })
    const next = later
      .filter((one) => one.validUntil === null || one.validUntil > one.validFrom)
      .sort((a, b) => a.validFrom.getTime() - b.validFrom.getTime())[0]
    const id = newId()
    const validUntil = next?.validFrom ?? null
    await ctx.tx.discount.create({ data: { ...same, id, percent, validFrom, validUntil }, select: { id: true } })
    return { id }
  })
}
