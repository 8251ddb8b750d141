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
  await recordOverdrafts(
    ctx,
    overdrafts.map((overdraft) => ({ projectId, overdraft })),
  )
}

/**
 * Writes what forced cuts overdraw to the audit log of every project it is in: the one that cuts, and those that are short.
 * @param made each with the project whose cut makes it; a recipient that several cut is told once
 */
export async function recordOverdrafts(
  ctx: Context,
  made: readonly { readonly projectId: string; readonly overdraft: Overdraft }[],
): Promise<void> {
  const told = new Map<string, Map<string, object>>()
  for (const { projectId, overdraft } of made)
    for (const concerned of new Set([overdraft.projectId, ...(overdraft.kind === 'SHARE' ? [projectId] : [])])) {
      const theirs = told.get(concerned) ?? new Map<string, object>()
      const { kind, id, resourceTypeId, available, drawn } = overdraft
      theirs.set(`${kind} ${id} ${resourceTypeId}`, {
        ...overdraft,
        available: formatFixed(available),
        drawn: formatFixed(drawn),
      })
      told.set(concerned, theirs)
    }
  for (const [concerned, theirs] of told)
    await ctx.sql('select audit.record($1, $2, $3, $4, $5, null)', [
      'overdraw',
      'projects',
      concerned,
      concerned,
      JSON.stringify({ overdrafts: [...theirs.values()] }),
    ])
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
