import { sum } from '@tenure/quantities/arithmetic'
import { fromTenThousandths } from '@tenure/quantities/quantity'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { entitlementAt } from './entitlement.ts'
import type { PlainGraph, ShareFacts } from './facts.ts'
import { makeGraph } from './graph.ts'
import { slowEntitlement } from './oracle.testkit.ts'
import { PROJECTS, TYPES, amounts, drawsOnAny, graphs, instants } from './random-graphs.testkit.ts'
import { isDrawn } from './terms.ts'

const type = fc.constantFrom(...TYPES)
const RUNS = { numRuns: 300 }

function everywhere(plain: PlainGraph, resourceTypeId: string, at: Date) {
  const graph = makeGraph(plain)
  return PROJECTS.map((projectId) => entitlementAt(graph, { projectId, resourceTypeId, at }))
}

const drawnGraphs = graphs().chain((plain) => drawsOnAny(plain).map((draws) => ({ ...plain, draws })))

describe('entitlements over random graphs', () => {
  it('agree with the slow oracle in every figure', () => {
    fc.assert(
      fc.property(drawnGraphs, type, instants, (plain, resourceTypeId, at) => {
        for (const fast of everywhere(plain, resourceTypeId, at)) {
          const slow = slowEntitlement(plain, fast, PROJECTS)
          expect(fast).toMatchObject(slow)
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('add up to own, exactly, where rules reserve (invariant 1)', () => {
    fc.assert(
      fc.property(graphs(['RESERVED']), type, instants, (plain, resourceTypeId, at) => {
        const all = everywhere(plain, resourceTypeId, at)
        expect(sum(all.map((one) => one.entitlement))).toBe(sum(all.map((one) => one.own)))
      }),
      RUNS,
    )
  })

  it('are never negative, nor is any part of them (invariant 2)', () => {
    fc.assert(
      fc.property(drawnGraphs, type, instants, (plain, resourceTypeId, at) => {
        for (const one of everywhere(plain, resourceTypeId, at)) {
          const parts = [
            one.own,
            one.carved,
            one.base,
            one.lent,
            one.received,
            one.entitlement,
            one.headroom,
            one.overdrawn,
          ]
          for (const part of parts) expect(part >= 0n).toBe(true)
          expect(one.headroom === 0n || one.overdrawn === 0n).toBe(true)
          expect(one.headroom - one.overdrawn).toBe(one.entitlement - one.drawn)
        }
      }),
      RUNS,
    )
  })

  it('leave the source 1 % of its base and all that is carved (invariant 3)', () => {
    fc.assert(
      fc.property(graphs(), type, instants, (plain, resourceTypeId, at) => {
        for (const one of everywhere(plain, resourceTypeId, at))
          expect((one.own - one.lent - one.carved) * 100n >= one.base).toBe(true)
      }),
      RUNS,
    )
  })

  it('do not depend on the order of anything (invariant 4)', () => {
    const shuffled = drawnGraphs.chain((plain) =>
      fc
        .record({
          allocations: fc.shuffledSubarray([...plain.allocations], { minLength: plain.allocations.length }),
          shares: fc.shuffledSubarray([...plain.shares], { minLength: plain.shares.length }),
          carved: fc.shuffledSubarray([...plain.carved], { minLength: plain.carved.length }),
          draws: fc.shuffledSubarray([...plain.draws], { minLength: plain.draws.length }),
        })
        .map((other) => [plain, other] as const),
    )
    fc.assert(
      fc.property(shuffled, type, instants, ([plain, other], resourceTypeId, at) => {
        expect(everywhere(other, resourceTypeId, at)).toEqual(everywhere(plain, resourceTypeId, at))
      }),
      RUNS,
    )
  })

  it('fall for nobody when somebody gets more, beyond a crumb for each rule (invariant 5)', () => {
    const projects = fc.constantFrom(...PROJECTS)
    fc.assert(
      fc.property(graphs(), projects, amounts, type, instants, (plain, projectId, quantity, resourceTypeId, at) => {
        const [startsAt, endsAt] = [at, new Date(at.getTime() + 1)]
        const periods = [{ startsAt, endsAt, quantity }]
        const topUp = { id: 'more', projectId, resourceTypeId, quantity, startsAt, endsAt, periods }
        const richer = { ...plain, allocations: [...plain.allocations, topUp] }
        const before = everywhere(plain, resourceTypeId, at)
        everywhere(richer, resourceTypeId, at).forEach((one, index) => {
          const crumbs = one.projectId === projectId ? BigInt(one.lentRules.length) : 0n
          expect(one.entitlement + crumbs >= (before[index]?.entitlement ?? 0n)).toBe(true)
        })
      }),
      RUNS,
    )
  })

  it('are the same for a uniform rule and for its rule for every type (invariant 6)', () => {
    const figures = (plain: PlainGraph, resourceTypeId: string, at: Date) =>
      everywhere(plain, resourceTypeId, at).map(({ entitlement, lent, received }) => ({ entitlement, lent, received }))
    fc.assert(
      fc.property(graphs(), type, instants, (plain, resourceTypeId, at) => {
        const uniform = plain.shares.filter((share) => share.resourceTypeId === null)
        const spelled = uniform.flatMap((share) =>
          TYPES.map((name): ShareFacts => ({ ...share, id: `${share.id} ${name}`, resourceTypeId: name })),
        )
        expect(figures({ ...plain, shares: spelled }, resourceTypeId, at)).toEqual(
          figures({ ...plain, shares: uniform }, resourceTypeId, at),
        )
      }),
      RUNS,
    )
  })

  it('are the sum of their terms', () => {
    fc.assert(
      fc.property(drawnGraphs, type, instants, (plain, resourceTypeId, at) => {
        for (const one of everywhere(plain, resourceTypeId, at)) {
          const sign = { ADDS: 1n, SUBTRACTS: -1n, NONE: 0n }
          const total = (terms: typeof one.terms) =>
            sum(terms.map((term) => fromTenThousandths(sign[term.effect] * term.amount)))
          expect(total(one.terms.filter((term) => !isDrawn(term)))).toBe(one.entitlement)
          expect(total(one.terms)).toBe(one.headroom - one.overdrawn)
        }
      }),
      RUNS,
    )
  })

  it('are given by the type’s own rule, 0 % included, and not by both', () => {
    fc.assert(
      fc.property(graphs(), type, instants, (plain, resourceTypeId, at) => {
        for (const one of everywhere(plain, resourceTypeId, at)) {
          const recipients = one.lentRules.map((rule) => rule.projectId)
          expect(new Set(recipients).size).toBe(recipients.length)
          for (const rule of one.lentRules.filter((row) => row.uniform)) {
            const overridden = plain.shares.some(
              (share) =>
                share.sourceProjectId === one.projectId &&
                share.recipientProjectId === rule.projectId &&
                share.resourceTypeId === resourceTypeId &&
                share.startsAt <= at &&
                (share.endsAt === null || at < share.endsAt),
            )
            expect(overridden).toBe(false)
          }
        }
      }),
      RUNS,
    )
  })
})
