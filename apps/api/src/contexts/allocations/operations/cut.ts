import { formatFixed } from '@tenure/quantities/format'
import type { Context } from '../../../kernel/context.ts'
import { BelowWhatIsDrawn, type Overdraft } from '../refusals/cuts.ts'
import { checkCut } from '../rules/cut-checks.ts'
import type { Graph } from '../rules/graph.ts'
import type { Loaded } from './load-graph.ts'

export interface Cut {
  readonly projectId: string
  readonly resourceTypeIds: readonly string[]
  /** When the change takes effect. */
  readonly at: Date
  readonly before: Loaded
  readonly after: Graph
  readonly force: boolean
  /** The input field that cuts. */
  readonly field: readonly string[]
}

/**
 * A19. Refuses what leaves less than is drawn, unless forced; forced, the overdrafts it makes are written to the audit
 * log of every project they are in, so that both sides are told.
 */
export async function allowCut(ctx: Context, cut: Cut): Promise<void> {
  const { projectId, at, before, after, force, field } = cut
  const overdrafts = cut.resourceTypeIds.flatMap((resourceTypeId) => {
    const found = checkCut({ projectId, resourceTypeId, at, before: before.graph, after }, true)
    if (found instanceof Error) throw found
    return found
  })
  if (overdrafts.length === 0) return
  if (!force) throw belowWhatIsDrawn({ overdrafts, before, after, field })
  await tellOverdrafts(ctx, projectId, overdrafts)
}

/** Writes to the audit log of every project that a forced cut at a project overdraws, and to its own, what is overdrawn. */
export async function tellOverdrafts(ctx: Context, projectId: string, overdrafts: readonly Overdraft[]): Promise<void> {
  for (const concerned of new Set(overdrafts.flatMap((overdraft) => [overdraft.projectId, projectId]))) {
    const theirs = overdrafts
      .filter(
        (overdraft) => overdraft.projectId === concerned || (overdraft.kind === 'SHARE' && concerned === projectId),
      )
      .map(({ available, drawn, ...rest }) => ({
        ...rest,
        available: formatFixed(available),
        drawn: formatFixed(drawn),
      }))
    if (theirs.length === 0) continue
    await ctx.sql('select audit.record($1, $2, $3, $4, $5, null)', [
      'overdraw',
      'projects',
      concerned,
      concerned,
      JSON.stringify({ overdrafts: theirs }),
    ])
  }
}

/** The refusal of a cut, in as many words as the viewer may read. */
export function belowWhatIsDrawn({
  overdrafts,
  before,
  after,
  field,
}: Pick<Cut, 'before' | 'after' | 'field'> & { readonly overdrafts: readonly Overdraft[] }): BelowWhatIsDrawn {
  return new BelowWhatIsDrawn(tellable(overdrafts, before.known), after.label, field)
}

/** Of a project the viewer may not look into, only what concerns the rule between the two is told. */
function tellable(overdrafts: readonly Overdraft[], known: ReadonlySet<string>): readonly Overdraft[] {
  return overdrafts.filter(({ kind, projectId }) => kind === 'SHARE' || known.has(projectId))
}
