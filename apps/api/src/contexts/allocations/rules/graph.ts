import type { AllocationFacts, CarvedFacts, DrawFacts, PlainGraph, ShareFacts } from './facts.ts'

/** The plain graph with its look-ups, made once so that each entitlement costs what it touches and not the whole tenant. */
export type Graph = {
  readonly plain: PlainGraph
  readonly allocation: ReadonlyMap<string, AllocationFacts>
  readonly allocationsOf: (projectId: string, resourceTypeId: string) => readonly AllocationFacts[]
  readonly sharesFrom: (projectId: string) => readonly ShareFacts[]
  readonly sharesTo: (projectId: string) => readonly ShareFacts[]
  readonly carvesOf: (allocationId: string) => readonly CarvedFacts[]
  readonly drawsOn: (allocationId: string) => readonly DrawFacts[]
  readonly drawsBy: (projectId: string) => readonly DrawFacts[]
  /** What a person calls it; its id where nobody said. */
  readonly label: (id: string) => string
}

function byKey<T>(rows: readonly T[], key: (row: T) => string): (id: string) => readonly T[] {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const group = groups.get(key(row))
    if (group) group.push(row)
    else groups.set(key(row), [row])
  }
  return (id) => groups.get(id) ?? []
}

/** Oldest first; ids are UUIDv7, so they settle a tie in the order of creation. Makes the order of input irrelevant. */
export function byAge(a: { startsAt: Date; id: string }, b: { startsAt: Date; id: string }): number {
  return a.startsAt.getTime() - b.startsAt.getTime() || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}

/** Allocations that end first come first; those that never end come last. */
function byEnd(a: AllocationFacts, b: AllocationFacts): number {
  const [endA, endB] = [a.endsAt?.getTime() ?? Infinity, b.endsAt?.getTime() ?? Infinity]
  return endA === endB ? byAge(a, b) : endA - endB
}

export function makeGraph(plain: PlainGraph): Graph {
  const shares = plain.shares.toSorted(byAge)
  const of = byKey(plain.allocations.toSorted(byEnd), (row) => `${row.projectId} ${row.resourceTypeId}`)
  return {
    plain,
    allocation: new Map(plain.allocations.map((row) => [row.id, row])),
    allocationsOf: (projectId, resourceTypeId) => of(`${projectId} ${resourceTypeId}`),
    sharesFrom: byKey(shares, (share) => share.sourceProjectId),
    sharesTo: byKey(shares, (share) => share.recipientProjectId),
    carvesOf: byKey(plain.carved, (carve) => carve.allocationId),
    drawsOn: byKey(plain.draws, (draw) => draw.allocationId),
    drawsBy: byKey(plain.draws, (draw) => draw.spenderProjectId),
    label: (id) => plain.labels?.get(id) ?? id,
  }
}
