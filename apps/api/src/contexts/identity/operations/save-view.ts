import type { Context } from '../../../kernel/context.ts'
import { violates } from '../../../kernel/database-errors.ts'
import { newId } from '../../../kernel/ids.ts'
import { operation, type OperationInput } from '../../../kernel/operation.ts'
import { NotAllowed } from '../../../kernel/refusals.ts'
import { SavedViewNameTaken } from '../refusals.ts'
import { checkedAddress, checkedPage, checkedViewName } from '../rules.ts'
import { keepsViews } from './saved-view.ts'

export interface SaveView extends OperationInput {
  /** The page it belongs to: 'audit'. */
  readonly page: string
  readonly name: string
  /** The query of the page's address, without its question mark. */
  readonly address: string
  readonly isShared?: boolean | null | undefined
}

/** Keeps a list as it is arranged, for oneself or for everybody of the tenant. */
export function saveView(ctx: Context, input: SaveView): Promise<{ id: string }> {
  return operation(ctx, { name: 'saveView', input }, async () => {
    if (!keepsViews(ctx)) throw new NotAllowed('save a view by a token', 'The person themselves, signed in,')
    const [page, name, address] = [checkedPage(input.page), checkedViewName(input.name), checkedAddress(input.address)]
    const id = newId()
    try {
      await ctx.sql(
        'insert into identity.saved_views (tenant_id, id, user_id, page, name, address, is_shared) values ($1, $2, $3, $4, $5, $6, $7)',
        [ctx.viewer.tenantId, id, ctx.viewer.userId, page, name, address, input.isShared ?? false],
      )
    } catch (error) {
      if (violates(error, 'saved_views_name_unique')) throw new SavedViewNameTaken(name)
      throw error
    }
    return { id }
  })
}
