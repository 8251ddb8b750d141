import type { Context } from '../../../kernel/context.ts'
import { operation, type OperationInput } from '../../../kernel/operation.ts'
import { mayDeleteView, requireView, visibleView } from './saved-view.ts'

export interface DeleteSavedView extends OperationInput {
  readonly id: string
}

/** Takes a view away, for good: the trail keeps what it was. */
export function deleteSavedView(ctx: Context, input: DeleteSavedView): Promise<{ id: string }> {
  return operation(ctx, { name: 'deleteSavedView', input }, async () => {
    const view = await visibleView(ctx, input.id)
    requireView(mayDeleteView(ctx, view), 'delete this view')
    await ctx.sql('delete from identity.saved_views where tenant_id = $1 and id = $2', [ctx.viewer.tenantId, view.id])
    return { id: view.id }
  })
}
