import { parseQuantity } from '@tenure/quantities/quantity'
import type { Context } from '../../../../kernel/context.ts'
import { Refusal } from '../../../../kernel/refusal.ts'
import { loadGraph } from '../../operations/load-graph.ts'
import { checkCut } from '../../rules/cut-checks.ts'
import type { AllocationFacts } from '../../rules/facts.ts'
import { type Graph, makeGraph } from '../../rules/graph.ts'
import { type PlanRow, type Planned, isWritten } from './plan.ts'
import type { FinalAllocation, PlannedAllocation } from './plan-allocations.ts'
import type { FinalDataShare } from './plan-data-shares.ts'
import type { PlannedShare } from './plan-shares.ts'

export interface Judged {
  readonly allocations: readonly PlannedAllocation[]
  readonly shares: readonly PlannedShare[]
  readonly dataShares: readonly Planned<FinalDataShare>[]
}

/** A row that may leave less than is drawn, and where; no type means every type of the project. */
interface Cut {
  readonly row: PlanRow
  readonly projectId: string
  readonly typeId: string | null
}

function isLowered({ known, final }: PlannedAllocation): boolean {
  if (!known) return false
  const earlier = final.end !== null && (known.end === null || final.end < known.end)
  return earlier || parseQuantity(final.quantity) < parseQuantity(known.quantity)
}

function cutsIn({ allocations, shares, dataShares }: Judged): Cut[] {
  return [
    ...allocations
      .filter((planned) => isWritten(planned) && isLowered(planned))
      .map(({ row, final }) => ({ row, projectId: final.projectId, typeId: final.typeId })),
    ...shares.filter(isWritten).map(({ row, final }) => ({ row, projectId: final.sourceId, typeId: final.typeId })),
    ...dataShares
      .filter(({ row, isNew }) => isNew && isWritten({ row }))
      .map(({ row, final }) => ({ row, projectId: final.projectId, typeId: final.typeId })),
  ]
}

function factsOf(final: FinalAllocation, before: AllocationFacts | undefined, now: Date): AllocationFacts {
  const quantity = parseQuantity(final.quantity)
  const [startsAt, endsAt] = [new Date(final.start), final.end === null ? null : new Date(final.end)]
  // Periods that are over keep what they granted.
  const periods = before?.periods.map((period) => (period.endsAt > now ? { ...period, quantity } : period)) ?? [
    { startsAt, endsAt: endsAt ?? new Date(8.64e15), quantity },
  ]
  return { id: final.id, projectId: final.projectId, resourceTypeId: final.typeId, startsAt, endsAt, quantity, periods }
}

/** The graph as it would be with every row that is still to be written. */
function graphAfter({ plain }: Graph, judged: Judged, now: Date): Graph {
  const before = new Map(plain.allocations.map((row) => [row.id, row]))
  const allocations = judged.allocations.filter(isWritten).map(({ final }) => factsOf(final, before.get(final.id), now))
  const shares = judged.shares.filter(isWritten).map(({ final: { sourceId, recipientId, typeId, ...share } }) => ({
    ...share,
    sourceProjectId: sourceId,
    recipientProjectId: recipientId,
    resourceTypeId: typeId,
  }))
  const carved = judged.dataShares
    .filter(({ row, isNew }) => isNew && isWritten({ row }))
    .map(({ final }) => ({ allocationId: final.allocationId, startsAt: now, endsAt: null }))
  const [written, ruled] = [new Set(allocations.map(({ id }) => id)), new Set(shares.map(({ id }) => id))]
  return makeGraph({
    ...plain,
    allocations: [...plain.allocations.filter(({ id }) => !written.has(id)), ...allocations],
    shares: [...plain.shares.filter(({ id }) => !ruled.has(id)), ...shares],
    carved: [...plain.carved, ...carved],
  })
}

/**
 * A19. Refuses the rows that would leave less than is already drawn. Only projects of which something was drawn can be
 * short: a facility that is new to Tenure costs one statement here.
 * @returns whether a row was refused, so that what was judged with it has to be judged again
 */
export async function judgeCuts(ctx: Context, judged: Judged): Promise<boolean> {
  const all = cutsIn(judged)
  if (all.length === 0) return false
  const ids = [...new Set(all.map(({ projectId }) => projectId))]
  const drawn = await ctx.sql<{ id: string }>(
    `select x.id from unnest($2::uuid[]) x(id) where exists (select from allocations.draws d where d.tenant_id = $1 and (d.project_id = x.id or d.paying_project_id = x.id))`,
    [ctx.viewer.tenantId, ids],
  )
  const core = drawn.map(({ id }) => id)
  if (core.length === 0) return false
  const { graph: before, resourceTypeIds } = await loadGraph(ctx, { core, from: ctx.now })
  const inQuestion = new Set(core)
  let refused = false
  for (let again = true; again;) {
    again = false
    const after = graphAfter(before, judged, ctx.now)
    for (const { row, projectId, typeId } of all.filter((cut) => !cut.row.refused && inQuestion.has(cut.projectId))) {
      const types = typeId === null ? resourceTypeIds : [typeId]
      const outcome = types
        .map((resourceTypeId) => checkCut({ before, after, projectId, resourceTypeId, at: ctx.now }, false))
        .find((each) => each instanceof Refusal)
      if (!(outcome instanceof Refusal)) continue
      row.refuse(outcome.name, outcome.message)
      refused = again = true
    }
  }
  return refused
}
