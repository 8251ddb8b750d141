import { formatPercentage } from '@tenure/quantities/percentage'
import type { Context } from '../../../kernel/context.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { operation, type OperationInput } from '../../../kernel/operation.ts'
import { unlessRefused } from '../../../kernel/refusal.ts'
import type { ShareKind } from '../rules/facts.ts'
import { withShare } from '../rules/graph-changes.ts'
import { checkShare } from '../rules/share-checks.ts'
import { readPercentage } from '../rules/value-checks.ts'
import { allowCut } from './cut.ts'
import { loadGraph } from './load-graph.ts'
import { factsOf, shareToChange } from './the-share.ts'

export interface ChangeResourceShare extends OperationInput {
  readonly id: string
  /** Absent: as it was. */
  readonly percentage?: string | null | undefined
  /** Absent: as it was. */
  readonly kind?: ShareKind | null | undefined
  /** Null takes it away; absent leaves it. */
  readonly note?: string | null | undefined
  /** Changes it even where less is left than is drawn: whoever drew is then overdrawn. */
  readonly force?: boolean | null | undefined
  readonly expectedVersion?: number | null | undefined
}

/** Changes how much a share gives, or what it does to its source. */
export const changeResourceShare = (ctx: Context, input: ChangeResourceShare): Promise<{ id: string }> =>
  operation(ctx, { name: 'changeResourceShare', input }, () => changeShare(ctx, input))

/** The change itself, within whichever operation makes it. */
export async function changeShare(ctx: Context, input: ChangeResourceShare): Promise<{ id: string }> {
  const asked =
    input.percentage === null || input.percentage === undefined
      ? undefined
      : unlessRefused(readPercentage(input.percentage))
  const row = await shareToChange(ctx, input)
  const old = factsOf(row)
  const share = { ...old, hundredths: asked ?? old.hundredths, kind: input.kind ?? old.kind }
  const before = await loadGraph(ctx, {
    core: [share.sourceProjectId],
    downstream: [share.recipientProjectId],
    from: row.at,
  })
  const after = withShare(before.graph, share)
  unlessRefused(checkShare(after, share, row.at))
  await ctx.tx.resourceShare.update({
    where: rowKey(ctx, row.id),
    data: {
      sharePercentage: formatPercentage(share.hundredths),
      kind: share.kind,
      ...(input.note === undefined ? {} : { note: input.note?.trim() || null }),
    },
    select: { id: true },
  })
  const resourceTypeIds = share.resourceTypeId ? [share.resourceTypeId] : before.resourceTypeIds
  await allowCut(ctx, {
    projectId: share.sourceProjectId,
    resourceTypeIds,
    at: row.at,
    before,
    after,
    force: input.force ?? false,
    field: ['percentage'],
  })
  return { id: row.id }
}
