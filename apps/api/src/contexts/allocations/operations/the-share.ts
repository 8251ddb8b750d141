import { fromHundredths } from '@tenure/quantities/percentage'
import type { ResourceShare } from '@tenure/prisma/client'
import type { Context } from '../../../kernel/context.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { NotFound } from '../../../kernel/refusals.ts'
import { refuseStale } from '../../../kernel/stale.ts'
import { requireShare } from '../access.ts'
import { resourceShareHistory } from '../history.ts'
import { ShareWithdrawn } from '../refusals/shares.ts'
import { dayOf } from '../rules/calendar.ts'
import type { ShareFacts, ShareKind } from '../rules/facts.ts'
import { lockForCut, lockRules } from './locks.ts'

/** The share to change, and the moment of the decision: visible, the viewer's to change, locked with the graph of rules, of the version seen, and standing. */
export async function shareToChange(
  ctx: Context,
  { id, expectedVersion }: { readonly id: string; readonly expectedVersion?: number | null | undefined },
): Promise<ResourceShare & { readonly at: Date }> {
  const seen = await ctx.tx.resourceShare.findUnique({ where: rowKey(ctx, id), select: { sourceProjectId: true } })
  if (!seen) throw new NotFound('share', ['id'])
  await requireShare(ctx, seen.sourceProjectId)
  await lockRules(ctx)
  const at = await lockForCut(ctx, [seen.sourceProjectId])
  const share = await ctx.tx.resourceShare.findUniqueOrThrow({ where: rowKey(ctx, id) })
  await refuseStale(ctx, share, { expected: expectedVersion, history: resourceShareHistory })
  if (share.endsAt !== null && share.endsAt <= at) throw new ShareWithdrawn(share.endsAt, dayOf(share.endsAt))
  return { ...share, at }
}

/** A row as the rules know it. */
export function factsOf({
  id,
  sourceProjectId,
  recipientProjectId,
  resourceTypeId,
  sharePercentage,
  kind,
  startsAt,
  endsAt,
}: ResourceShare): ShareFacts {
  return {
    id,
    sourceProjectId,
    recipientProjectId,
    resourceTypeId,
    hundredths: fromHundredths(sharePercentage.mul(100).toNumber()),
    kind: kind as ShareKind,
    startsAt,
    endsAt,
  }
}
