import { formatFixed } from '@tenure/quantities/format'
import type { Context } from '../../../kernel/context.ts'
import { newId } from '../../../kernel/ids.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { operation, type OperationInput } from '../../../kernel/operation.ts'
import { unlessRefused } from '../../../kernel/refusal.ts'
import { NotFound } from '../../../kernel/refusals.ts'
import { requirePermission } from '../../identity/index.ts'
import { visibleProject } from '../../projects/index.ts'
import { availableTo } from '../rules/availability.ts'
import { charge } from '../rules/charging.ts'
import { type ForcedLine, chargeForced } from '../rules/forced-charge.ts'
import { readQuantity } from '../rules/value-checks.ts'
import { loadGraph } from './load-graph.ts'
import { lockForDraw } from './locks.ts'
import { raiseAlerts } from './usage/raise-alerts.ts'

export interface DrawResource extends OperationInput {
  readonly projectId: string
  readonly resourceTypeId: string
  /** Above zero. */
  readonly amount: string
  readonly note?: string | null | undefined
  /** Records use that has already happened, even beyond what is left. */
  readonly force?: boolean | null | undefined
}

/** A row of the ledger as it was written. */
export interface DrawnLine {
  readonly id: string
  readonly source: 'OWN' | 'RECEIVED' | 'DEFAULT_PROJECT'
  readonly amount: string
  readonly allocationId: string
  readonly payingProjectId: string
  readonly shareId: string | null
  readonly forced: boolean
}

export interface Drawn {
  /** Of the first row of the ledger. */
  readonly id: string
  readonly projectId: string
  readonly resourceTypeId: string
  readonly lines: readonly DrawnLine[]
}

/** Charges use to a project: its own, then what it receives, then the whole rest to its PI's default project; all or nothing. */
export function drawResource(ctx: Context, input: DrawResource): Promise<Drawn> {
  return operation(ctx, { name: 'drawResource', input }, async () => {
    requirePermission(ctx, 'usage:record', 'record use')
    const amount = unlessRefused(readQuantity(input.amount, ['amount']))
    const { id: projectId, piOwnerId } = await visibleProject(ctx, input.projectId)
    const { resourceTypeId } = input
    if (!(await ctx.tx.resourceType.findUnique({ where: rowKey(ctx, resourceTypeId), select: { id: true } })))
      throw new NotFound('resource type', ['resourceTypeId'])
    const at = await lockForDraw(ctx, projectId)
    await ctx.sql('select allocations.roll_reach($1, $2)', [projectId, at])
    const { defaultProjectId } = await ctx.tx.user.findUniqueOrThrow({
      where: rowKey(ctx, piOwnerId),
      select: { defaultProjectId: true },
    })
    const { graph } = await loadGraph(ctx, {
      core: defaultProjectId ? [projectId, defaultProjectId] : [projectId],
      from: at,
    })
    const point = { projectId, resourceTypeId, at }
    const available = availableTo(graph, point, defaultProjectId)
    const lines = unlessRefused(
      input.force ? chargeForced(graph, point, { amount, available }) : charge(amount, available),
    )
    const written = await write(
      ctx,
      { ...input, at },
      lines.map((line) => ({ forced: false, ...line })),
    )
    await raiseAlerts(ctx, [...new Set(written.map(({ allocationId }) => allocationId))])
    return { id: written[0]!.id, projectId, resourceTypeId, lines: written }
  })
}

async function write(
  ctx: Context,
  { projectId, note, at }: DrawResource & { readonly at: Date },
  lines: readonly ForcedLine[],
): Promise<DrawnLine[]> {
  const running = await ctx.sql<{ allocation_id: string; project_id: string; is_storage_type: boolean; k: number }>(
    'select * from allocations.running_periods($1, $2)',
    [[...new Set(lines.map(({ allocationId }) => allocationId))], at],
  )
  const rows = lines.map(({ allocationId, amount, source, shareId, forced }) => {
    const period = running.find((row) => row.allocation_id === allocationId)
    if (!period) throw new Error(`The allocation ${allocationId} pays and has no running period.`)
    return {
      period,
      line: {
        id: newId(),
        source,
        amount: formatFixed(amount),
        allocationId,
        payingProjectId: period.project_id,
        shareId,
        forced,
      },
    }
  })
  await ctx.tx.draw.createMany({
    data: rows.map(({ line: { shareId, ...line }, period }) => ({
      ...line,
      tenantId: ctx.viewer.tenantId,
      projectId,
      isStorageType: period.is_storage_type,
      k: period.k,
      resourceShareId: shareId,
      note: note?.trim() || null,
      drawnAt: at,
      drawnBy: ctx.viewer.userId,
    })),
  })
  const written = rows.map(({ line }) => line)
  // The ledger's rows are in the spender's trail; what falls on another project is told in that one's too.
  for (const { id, payingProjectId, source, amount } of written.filter((line) => line.payingProjectId !== projectId)) {
    await ctx.sql('select audit.record($1, $2, $3, $4, $5, null)', [
      'drawResource',
      'draws',
      id,
      payingProjectId,
      JSON.stringify({ new: { project_id: projectId, source, amount } }),
    ])
  }
  return written
}
