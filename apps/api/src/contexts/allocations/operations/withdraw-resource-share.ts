import type { Context } from '../../../kernel/context.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { operation, type OperationInput } from '../../../kernel/operation.ts'
import { unlessRefused } from '../../../kernel/refusal.ts'
import { withShare } from '../rules/graph-changes.ts'
import { checkPair } from '../rules/share-checks.ts'
import { allowCut } from './cut.ts'
import { loadGraph } from './load-graph.ts'
import { factsOf, shareToChange } from './the-share.ts'

export interface WithdrawResourceShare extends OperationInput {
  readonly id: string
  /** Withdraws it even from under what is drawn: the recipient is then overdrawn. */
  readonly force?: boolean | null | undefined
  readonly expectedVersion?: number | null | undefined
}

/** Ends a share now. Where it overrode a share of everything between the two, that one holds again. */
export function withdrawResourceShare(ctx: Context, input: WithdrawResourceShare): Promise<{ id: string }> {
  return operation(ctx, { name: 'withdrawResourceShare', input }, async () => {
    const row = await shareToChange(ctx, input)
    const { sourceProjectId, recipientProjectId, resourceTypeId, at } = row
    const before = await loadGraph(ctx, { core: [sourceProjectId], downstream: [recipientProjectId], from: at })
    const after = withShare(before.graph, { ...factsOf(row), endsAt: at })
    unlessRefused(checkPair(after, { sourceProjectId, recipientProjectId, startsAt: at, endsAt: null }))
    await ctx.tx.resourceShare.update({ where: rowKey(ctx, row.id), data: { endsAt: at }, select: { id: true } })
    const resourceTypeIds = resourceTypeId ? [resourceTypeId] : before.resourceTypeIds
    await allowCut(ctx, {
      projectId: sourceProjectId,
      resourceTypeIds,
      at,
      before,
      after,
      force: input.force ?? false,
      field: ['id'],
    })
    return { id: row.id }
  })
}
