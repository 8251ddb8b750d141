import type { Context } from '../../../kernel/context.ts'
import { violates } from '../../../kernel/database-errors.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { operation, type OperationInput } from '../../../kernel/operation.ts'
import { requireReleaseDataShare } from '../access.ts'
import { DataShareNameTaken } from '../refusals/data-shares.ts'
import { checkedText } from './checked-text.ts'
import { dataShareToChange } from './the-data-share.ts'

export interface RenameDataShare extends OperationInput {
  readonly id: string
  readonly name: string
  readonly expectedVersion?: number | null | undefined
}

/** Gives a data share another name. */
export function renameDataShare(ctx: Context, input: RenameDataShare): Promise<{ id: string }> {
  return operation(ctx, { name: 'renameDataShare', input }, async () => {
    const name = checkedText(input.name, { most: 255, field: 'name' })
    const { id } = await dataShareToChange(ctx, input, requireReleaseDataShare)
    try {
      await ctx.tx.dataShare.update({ where: rowKey(ctx, id), data: { name }, select: { id: true } })
    } catch (error) {
      if (violates(error, 'data_shares_name_unique')) throw new DataShareNameTaken(name)
      throw error
    }
    return { id }
  })
}
