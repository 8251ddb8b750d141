import { formatPercentage } from '@tenure/quantities/percentage'
import type { Context } from '../../../kernel/context.ts'
import { newId } from '../../../kernel/ids.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { operation, type OperationInput } from '../../../kernel/operation.ts'
import { unlessRefused } from '../../../kernel/refusal.ts'
import { InvalidInput, NotFound } from '../../../kernel/refusals.ts'
import { ProjectArchived, visibleProject } from '../../projects/index.ts'
import { requireShare } from '../access.ts'
import type { ShareFacts, ShareKind } from '../rules/facts.ts'
import { withShare } from '../rules/graph-changes.ts'
import { checkShare } from '../rules/share-checks.ts'
import { readPercentage } from '../rules/value-checks.ts'
import { allowCut } from './cut.ts'
import { loadGraph } from './load-graph.ts'
import { lockForCut, lockRules } from './locks.ts'

export interface ShareResources extends OperationInput {
  readonly sourceProjectId: string
  /** Who receives, by id or else by public id. */
  readonly recipientProjectId?: string | null | undefined
  readonly recipientPublicId?: string | null | undefined
  /** Absent: every type that has no share of its own between the two. */
  readonly resourceTypeId?: string | null | undefined
  /** 0 to 99, at most two decimals; 0 for one type takes it out of a share of everything. */
  readonly percentage: string
  /** RESERVED unless said otherwise. */
  readonly kind?: ShareKind | null | undefined
  readonly note?: string | null | undefined
  /** Shares even what is drawn already: the source is then overdrawn. */
  readonly force?: boolean | null | undefined
}

/** Gives a percentage of what a project has to another one, from now on. */
export function shareResources(ctx: Context, input: ShareResources): Promise<{ id: string }> {
  return operation(ctx, { name: 'shareResources', input }, async () => {
    const hundredths = unlessRefused(readPercentage(input.percentage))
    const seen = await visibleProject(ctx, input.sourceProjectId, ['sourceProjectId'])
    await requireShare(ctx, seen.id)
    const recipientProjectId = await recipientOf(ctx, input)
    const resourceTypeId = input.resourceTypeId ?? null
    if (
      resourceTypeId &&
      !(await ctx.tx.resourceType.findUnique({ where: rowKey(ctx, resourceTypeId), select: { id: true } }))
    )
      throw new NotFound('resource type', ['resourceTypeId'])
    await lockRules(ctx)
    const at = await lockForCut(ctx, [seen.id])
    const source = await visibleProject(ctx, seen.id, ['sourceProjectId'])
    if (source.deletedAt) throw new ProjectArchived(source.name, ['sourceProjectId'])
    const before = await loadGraph(ctx, { core: [source.id], downstream: [recipientProjectId], from: at })
    const share: ShareFacts = {
      id: newId(),
      sourceProjectId: source.id,
      recipientProjectId,
      resourceTypeId,
      hundredths,
      kind: input.kind ?? 'RESERVED',
      startsAt: at,
      endsAt: null,
    }
    const after = withShare(before.graph, share)
    unlessRefused(checkShare(after, share))
    await ctx.tx.resourceShare.create({
      data: {
        tenantId: ctx.viewer.tenantId,
        id: share.id,
        sourceProjectId: source.id,
        recipientProjectId,
        resourceTypeId,
        sharePercentage: formatPercentage(hundredths),
        kind: share.kind,
        startsAt: at,
        note: input.note?.trim() || null,
      },
      select: { id: true },
    })
    const resourceTypeIds = resourceTypeId ? [resourceTypeId] : before.resourceTypeIds
    await allowCut(ctx, {
      projectId: source.id,
      resourceTypeIds,
      at,
      before,
      after,
      force: input.force ?? false,
      field: ['percentage'],
    })
    return { id: share.id }
  })
}

/** A recipient need not be visible to who shares: its exact id or public id is enough, and its name all that is learnt. */
async function recipientOf(
  ctx: Context,
  { sourceProjectId, recipientProjectId, recipientPublicId }: ShareResources,
): Promise<string> {
  const field = recipientPublicId ? 'recipientPublicId' : 'recipientProjectId'
  if (Boolean(recipientProjectId) === Boolean(recipientPublicId))
    throw new InvalidInput('Give the recipient, by its id or by its public id.', [field])
  if (recipientProjectId === sourceProjectId) return sourceProjectId
  const [found] = await ctx.sql<{ id: string }>('select id from allocations.shareable_project($1, $2)', [
    recipientProjectId ?? null,
    recipientPublicId?.trim() ?? null,
  ])
  if (!found) throw new NotFound('project to share with', [field])
  return found.id
}
