import type { Context } from '../../../kernel/context.ts'
import { operation, type OperationInput } from '../../../kernel/operation.ts'
import { requireReleaseDataShare } from '../access.ts'
import { allowCut } from './cut.ts'
import { loadGraph } from './load-graph.ts'
import { dataShareToChange } from './the-data-share.ts'

export interface ReleaseDataShare extends OperationInput {
  readonly id: string
  /** Releases it even where more would then be lent than the project has left: it is then overdrawn. */
  readonly force?: boolean | null | undefined
  readonly expectedVersion?: number | null | undefined
}

/** Gives a data share's storage back to its project, whose shares grow with it. Nobody reaches it from now on. */
export function releaseDataShare(ctx: Context, input: ReleaseDataShare): Promise<{ id: string }> {
  return operation(ctx, { name: 'releaseDataShare', input }, async () => {
    const { id, projectId, sourceAllocationId, at } = await dataShareToChange(ctx, input, requireReleaseDataShare)
    const before = await loadGraph(ctx, { core: [projectId], from: at })
    await ctx.sql('update allocations.data_shares set released_at = $3 where tenant_id = $1 and id = $2', [
      ctx.viewer.tenantId,
      id,
      at,
    ])
    const { graph: after } = await loadGraph(ctx, { core: [projectId], from: at })
    const resourceTypeIds = [before.graph.allocation.get(sourceAllocationId)?.resourceTypeId ?? []].flat()
    await allowCut(ctx, { projectId, resourceTypeIds, at, before, after, force: input.force ?? false, field: ['id'] })
    return { id }
  })
}
