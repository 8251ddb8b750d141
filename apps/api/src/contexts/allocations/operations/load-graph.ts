import { formatGrouped } from '@tenure/quantities/format'
import { fromHundredths } from '@tenure/quantities/percentage'
import { parseQuantity } from '@tenure/quantities/quantity'
import type { Context } from '../../../kernel/context.ts'
import { dayOf } from '../rules/calendar.ts'
import type { DrawSource, ShareKind } from '../rules/facts.ts'
import { type Graph, makeGraph } from '../rules/graph.ts'

interface Facts {
  allocations: {
    id: string
    projectId: string
    resourceTypeId: string
    quantity: string
    startsAt: string
    endsAt: string | null
    periods: { startsAt: string; endsAt: string; quantity: string }[]
  }[]
  carved: { allocationId: string; startsAt: string; endsAt: string | null }[]
  shares: {
    id: string
    sourceProjectId: string
    recipientProjectId: string
    resourceTypeId: string | null
    hundredths: number
    kind: ShareKind
    startsAt: string
    endsAt: string | null
  }[]
  draws: {
    spenderProjectId: string
    allocationId: string
    amount: string
    source: DrawSource
    startsAt: string
    endsAt: string
  }[]
  types: Record<string, { name: string; unit: string }>
  projects: Record<string, string>
  known: string[]
}

export interface LoadGraph {
  /** The projects whose figures are judged; their neighbours come along. */
  readonly core: readonly string[]
  /** Projects downstream of which a circle could close. */
  readonly downstream?: readonly string[]
  /** From when on: the moment of the decision. */
  readonly from: Date
}

/** What the rules need to know of some projects, and which of the projects around them the viewer may look into. */
export interface Loaded {
  readonly graph: Graph
  readonly known: ReadonlySet<string>
  readonly resourceTypeIds: readonly string[]
}

/** Loads the neighbourhood of some projects for the rules, in one statement. Call it after the locks the decision needs. */
export async function loadGraph(ctx: Context, { core, downstream = [], from }: LoadGraph): Promise<Loaded> {
  const [row] = await ctx.sql<{ facts: Facts }>('select allocations.facts($1, $2, $3) as facts', [
    core,
    downstream,
    from,
  ])
  const { facts } = row!
  const known = new Set(facts.known)
  const graph = makeGraph({
    allocations: facts.allocations.map((row) => ({
      ...row,
      ...span(row),
      quantity: parseQuantity(row.quantity),
      periods: row.periods.map((period) => ({
        startsAt: new Date(period.startsAt),
        endsAt: new Date(period.endsAt),
        quantity: parseQuantity(period.quantity),
      })),
    })),
    carved: facts.carved.map((row) => ({ ...row, ...span(row) })),
    shares: facts.shares.map((row) => ({ ...row, ...span(row), hundredths: fromHundredths(row.hundredths) })),
    draws: facts.draws.map((row) => ({ ...row, ...span(row), amount: parseQuantity(row.amount) })),
    labels: labelsOf(facts, known),
  })
  return {
    graph,
    known,
    resourceTypeIds: [...new Set(facts.allocations.map(({ resourceTypeId }) => resourceTypeId))].sort(),
  }
}

function span({ startsAt, endsAt }: { startsAt: string; endsAt: string | null }) {
  return { startsAt: new Date(startsAt), endsAt: endsAt === null ? null : new Date(endsAt) }
}

/** Of an allocation in a project that the viewer may not look into, nothing is told but that it is one. */
function labelsOf({ allocations, types, projects }: Facts, known: ReadonlySet<string>): Map<string, string> {
  const named = allocations.map(({ id, projectId, resourceTypeId, quantity, startsAt }) => {
    const amount = `${formatGrouped(parseQuantity(quantity))} ${types[resourceTypeId]?.unit ?? ''}`.trim()
    return [id, known.has(projectId) ? `${amount} (from ${dayOf(new Date(startsAt))})` : 'an allocation'] as const
  })
  return new Map([
    ...Object.entries(projects),
    ...Object.entries(types).map(([id, { name }]) => [id, name] as const),
    ...named,
  ])
}
