import { sum } from '@tenure/quantities/arithmetic'
import { fromTenThousandths } from '@tenure/quantities/quantity'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Refusal } from '../../../kernel/refusal.ts'
import { availableTo, leftIn } from './availability.ts'
import { charge } from './charging.ts'
import { drawnByOthers, drawnOn } from './drawn.ts'
import { entitlementAt } from './entitlement.ts'
import { withDraws } from './graph-changes.ts'
import { type Graph, makeGraph } from './graph.ts'
import { lentOf } from './lending.ts'
import { ownOf, quantityAt } from './own.ts'
import { PROJECTS, TYPES, graphs, instants } from './random-graphs.testkit.ts'

type Try = { spender: string; net: string | null; type: string; ofLeft: number }

const tries = fc.array(
  fc.record({
    spender: fc.constantFrom<string>(...PROJECTS),
    net: fc.constantFrom<string | null>(null, ...PROJECTS),
    type: fc.constantFrom<string>(...TYPES),
    // In per cent of all that can be drawn: over a hundred must be refused.
    ofLeft: fc.oneof(fc.integer({ min: 1, max: 130 }), fc.constant(100)),
  }),
  { minLength: 1, maxLength: 12 },
)

const paid = { OWN: 0, RECEIVED: 0, DEFAULT_PROJECT: 0 }

function attempt(graph: Graph, { spender, net, type, ofLeft }: Try, at: Date): Graph {
  const point = { projectId: spender, resourceTypeId: type, at }
  const available = availableTo(graph, point, net)
  const pools = [
    ...available.own,
    ...available.received.flatMap((row) => row.pools),
    ...(available.defaultProject?.pools ?? []),
  ]
  const most = leftIn(pools)
  const amount = fromTenThousandths((most * BigInt(ofLeft)) / 100n)
  const outcome = charge(amount, available)
  expect(outcome instanceof Refusal).toBe(amount <= 0n || amount > most)
  if (outcome instanceof Refusal) return graph
  expect(sum(outcome.map((line) => line.amount))).toBe(amount)
  for (const line of outcome) paid[line.source] += 1
  // Own is used up before received, received before the net.
  const order = outcome.map((line) => ['OWN', 'RECEIVED', 'DEFAULT_PROJECT'].indexOf(line.source))
  expect(order).toEqual(order.toSorted((a, b) => a - b))
  const before = entitlementAt(graph, point).headroom
  const own = sum(outcome.filter((line) => line.source !== 'DEFAULT_PROJECT').map((line) => line.amount))
  const after = withDraws(
    graph,
    outcome.map((line) => ({ ...line, startsAt: at, endsAt: null })),
  )
  // What is drawn on one's own and received lowers what is left by exactly that.
  expect(entitlementAt(after, point).headroom).toBe(before - own)
  return after
}

function expectSound(graph: Graph, at: Date): void {
  for (const allocation of graph.plain.allocations)
    expect(drawnOn(graph, allocation.id, at) <= quantityAt(allocation, at)).toBe(true)
  for (const projectId of PROJECTS)
    for (const resourceTypeId of TYPES) {
      const point = { projectId, resourceTypeId, at }
      expect(entitlementAt(graph, point).state).toBe('WITHIN')
      const lent = lentOf(graph, point, ownOf(graph, point))
      for (const row of drawnByOthers(graph, point).filter((one) => one.as === 'RECEIVED'))
        expect(row.amount <= (lent.find((rule) => rule.projectId === row.projectId)?.amount ?? 0n)).toBe(true)
    }
}

it('no draws, in any order, pass an allocation, a rule or an entitlement (invariant 8)', () => {
  fc.assert(
    fc.property(graphs(), tries, instants, (plain, all, at) => {
      let graph = makeGraph(plain)
      for (const one of all) graph = attempt(graph, one, at)
      expectSound(graph, at)
    }),
    { numRuns: 500 },
  )
  // The test means nothing unless each source paid, often.
  expect(Math.min(...Object.values(paid))).toBeGreaterThan(50)
})

it('what is left to a project can be drawn to the last crumb, where rules reserve and nothing is carved', () => {
  fc.assert(
    fc.property(graphs(['RESERVED']), tries, instants, (plain, all, at) => {
      let graph = makeGraph({ ...plain, carved: [] })
      for (const one of all) graph = attempt(graph, one, at)
      for (const projectId of PROJECTS)
        for (const resourceTypeId of TYPES) {
          const point = { projectId, resourceTypeId, at }
          const { own, received } = availableTo(graph, point, null)
          expect(leftIn([...own, ...received.flatMap((row) => row.pools)])).toBe(entitlementAt(graph, point).headroom)
        }
    }),
    { numRuns: 300 },
  )
})
