import { batched, byId } from '../../../kernel/batch.ts'
import type { UserRef } from './user.ts'

/** People by id, in one statement for all of a request that ask for the same fields; `query` is what Pothos made of those. */
export const person = batched<typeof UserRef.$inferType, object>(async (ctx, ids, query) =>
  byId(await ctx.tx.user.findMany({ ...query, where: { tenantId: ctx.viewer.tenantId, id: { in: ids } } })),
)
