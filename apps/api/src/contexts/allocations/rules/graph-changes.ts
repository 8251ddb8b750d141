import type { AllocationFacts, CarvedFacts, DrawFacts, ShareFacts } from './facts.ts'
import { type Graph, makeGraph } from './graph.ts'

function replace<T extends { readonly id: string }>(rows: readonly T[], row: T): T[] {
  return [...rows.filter((other) => other.id !== row.id), row]
}

/** The graph with a rule made or changed. To end a rule, give it an end. */
export function withShare(graph: Graph, share: ShareFacts): Graph {
  return makeGraph({ ...graph.plain, shares: replace(graph.plain.shares, share) })
}

/** The graph with an allocation granted or changed. To end it early, give it an earlier end. */
export function withAllocation(graph: Graph, allocation: AllocationFacts): Graph {
  return makeGraph({ ...graph.plain, allocations: replace(graph.plain.allocations, allocation) })
}

/** The graph with an allocation carved for a data share. */
export function withCarve(graph: Graph, carve: CarvedFacts): Graph {
  return makeGraph({ ...graph.plain, carved: [...graph.plain.carved, carve] })
}

/** The graph with more drawn: laid over it, for it is asked for with every charge. */
export function withDraws(graph: Graph, draws: readonly DrawFacts[]): Graph {
  const more = (known: Graph['drawsOn'], of: (draw: DrawFacts) => string) => (id: string) => [
    ...known(id),
    ...draws.filter((draw) => of(draw) === id),
  ]
  return {
    ...graph,
    plain: { ...graph.plain, draws: [...graph.plain.draws, ...draws] },
    drawsOn: more(graph.drawsOn, ({ allocationId }) => allocationId),
    drawsBy: more(graph.drawsBy, ({ spenderProjectId }) => spenderProjectId),
  }
}
