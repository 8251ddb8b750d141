import type { Context } from '../../../kernel/context.ts'
import { NotAllowed, NotFound } from '../../../kernel/refusals.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { holds } from '../access.ts'

/** The view if the viewer may see it: their own, or one that is shared. */
export async function visibleView(ctx: Context, id: string) {
  const view = await ctx.tx.savedView.findUnique({ where: rowKey(ctx, id) })
  if (!view) throw new NotFound('saved view', ['id'])
  return view
}

/** A program has no use for a page: views are kept by people. */
export const keepsViews = (ctx: Context): boolean => ctx.viewer.kind !== 'API_TOKEN'

export const mayEditView = (ctx: Context, view: { readonly userId: string }): boolean =>
  keepsViews(ctx) && view.userId === ctx.viewer.userId

/** Whoever made it, and of a shared one whoever keeps the tenant's settings. */
export const mayDeleteView = (ctx: Context, view: { readonly userId: string; readonly isShared: boolean }): boolean =>
  mayEditView(ctx, view) || (view.isShared && holds(ctx, 'tenant:update'))

export function requireView(allowed: boolean, deed: string): void {
  if (!allowed) throw new NotAllowed(deed, 'The person who made it')
}
