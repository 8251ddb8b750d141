import type { Context } from './context.ts'

/** The key of a row in the viewer's own tenant: no other tenant's can be named. */
export const rowKey = (ctx: Context, id: string) => ({ tenantId_id: { tenantId: ctx.viewer.tenantId, id } })

/** For `prismaNode`: global ids carry the row's own id alone, and load within the viewer's tenant. */
export const nodeKey = (id: string, ctx: Context) => rowKey(ctx, id)
