import { add } from '@tenure/quantities/arithmetic'
import type { DrawFacts } from '../facts.ts'
import { type Graph, makeGraph } from '../graph.ts'

/** A graph whose draws grow while days are charged one after the other, without being made anew for each. */
export interface ChargingLedger {
  readonly graph: Graph
  readonly draw: (facts: DrawFacts) => void
}

/**
 * Draws of a graph as those of their periods: each counts in the whole of the period it was drawn in, so that use of an
 * earlier day is charged against what was left of that day's period, whenever it is told. Draws of one kind are kept as one sum.
 */
export function chargingLedger(graph: Graph): ChargingLedger {
  const [on, by] = [new Map<string, DrawFacts[]>(), new Map<string, DrawFacts[]>()]
  const place = (rows: Map<string, DrawFacts[]>, key: string, facts: DrawFacts) => {
    const list = rows.get(key) ?? []
    const same = list.findIndex(
      (row) =>
        row.spenderProjectId === facts.spenderProjectId &&
        row.allocationId === facts.allocationId &&
        row.source === facts.source &&
        row.startsAt.getTime() === facts.startsAt.getTime() &&
        row.endsAt?.getTime() === facts.endsAt?.getTime(),
    )
    if (same < 0) list.push(facts)
    else list[same] = { ...facts, amount: add(list[same]!.amount, facts.amount) }
    rows.set(key, list)
  }
  const draw = (facts: DrawFacts) => {
    place(on, facts.allocationId, facts)
    place(by, facts.spenderProjectId, facts)
  }
  for (const facts of graph.plain.draws) draw(inItsPeriod(graph, facts))
  const bare = makeGraph({ ...graph.plain, draws: [] })
  return { graph: { ...bare, drawsOn: (id) => on.get(id) ?? [], drawsBy: (id) => by.get(id) ?? [] }, draw }
}

function inItsPeriod(graph: Graph, facts: DrawFacts): DrawFacts {
  const end = facts.endsAt?.getTime()
  const period = graph.allocation.get(facts.allocationId)?.periods.find(({ endsAt }) => endsAt.getTime() === end)
  return period ? { ...facts, startsAt: period.startsAt } : facts
}

/** The period of an allocation that runs at an instant, as a draw's span. */
export function periodAt(graph: Graph, allocationId: string, at: Date): { startsAt: Date; endsAt: Date } | undefined {
  const found = graph.allocation
    .get(allocationId)
    ?.periods.find(({ startsAt, endsAt }) => startsAt <= at && at < endsAt)
  return found && { startsAt: found.startsAt, endsAt: found.endsAt }
}
