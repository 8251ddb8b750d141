import type { Context } from '../../../kernel/context.ts'
import { violates } from '../../../kernel/database-errors.ts'
import { operation, type OperationInput } from '../../../kernel/operation.ts'
import { StaleVersion } from '../../../kernel/refusals.ts'
import { SavedViewNameTaken } from '../refusals.ts'
import { checkedAddress, checkedViewName } from '../rules.ts'
import { mayEditView, requireView, visibleView } from './saved-view.ts'

/** What is left out stays. */
export interface EditSavedView extends OperationInput {
  readonly id: string
  readonly expectedVersion?: number | null | undefined
  readonly name?: string | null | undefined
  readonly address?: string | null | undefined
  readonly isShared?: boolean | null | undefined
}

/** Renames a view, arranges it anew, or shares it. */
export function editSavedView(ctx: Context, input: EditSavedView): Promise<{ id: string }> {
  return operation(ctx, { name: 'editSavedView', input }, async () => {
    const view = await visibleView(ctx, input.id)
    requireView(mayEditView(ctx, view), 'change this view')
    const { name, address, isShared, expectedVersion } = input
    const becomes = [
      typeof name === 'string' ? checkedViewName(name) : view.name,
      typeof address === 'string' ? checkedAddress(address) : view.address,
      isShared ?? view.isShared,
    ] as const
    if (becomes.every((value, i) => value === [view.name, view.address, view.isShared][i])) return { id: view.id }
    try {
      // The version is compared as the row is written: two tabs of one person do not overwrite each other.
      const written = await ctx.sql(
        'update identity.saved_views set name = $4, address = $5, is_shared = $6 where tenant_id = $1 and id = $2 and version = $3 returning id',
        [ctx.viewer.tenantId, view.id, expectedVersion ?? view.version, ...becomes],
      )
      if (written.length === 0)
        throw new StaleVersion({
          expected: expectedVersion ?? view.version,
          current: view.version,
          theirs: [],
          changedById: view.userId,
          changedAt: view.updatedAt,
        })
    } catch (error) {
      if (violates(error, 'saved_views_name_unique')) throw new SavedViewNameTaken(becomes[0])
      throw error
    }
    return { id: view.id }
  })
}
