import { fromHundredths } from '@tenure/quantities/percentage'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { CircularSharing } from '../refusals/shares.ts'
import type { ShareFacts } from './facts.ts'
import { withShare } from './graph-changes.ts'
import { type Graph, makeGraph } from './graph.ts'
import { PROJECTS, TYPES, day, graphs } from './random-graphs.testkit.ts'
import { checkShare } from './share-checks.ts'

const TYPES_AND_A_NEW_ONE = [...TYPES, 'a type yet to be invented']

const anyRule = fc
  .record({
    sourceProjectId: fc.constantFrom(...PROJECTS),
    recipientProjectId: fc.constantFrom(...PROJECTS),
    resourceTypeId: fc.constantFrom(null, ...TYPES),
    hundredths: fc.integer({ min: 0, max: 2500 }).map(fromHundredths),
    kind: fc.constantFrom<ShareFacts['kind']>('RESERVED', 'CEILING'),
    start: fc.integer({ min: 0, max: 9 }),
    length: fc.option(fc.integer({ min: 1, max: 9 })),
  })
  .map(({ start, length, ...rule }) => ({
    ...rule,
    startsAt: day(start),
    endsAt: length === null ? null : day(start + length),
  }))

/** The percentage that a pair's rules give, from the words of A7 alone. */
function percentage(rules: readonly ShareFacts[], pair: { from: string; to: string }, type: string, t: number): number {
  const held = rules.filter(
    (rule) =>
      rule.sourceProjectId === pair.from &&
      rule.recipientProjectId === pair.to &&
      rule.startsAt <= day(t) &&
      (rule.endsAt === null || rule.endsAt > day(t)),
  )
  return (
    (held.find((rule) => rule.resourceTypeId === type) ?? held.find((rule) => rule.resourceTypeId === null))
      ?.hundredths ?? 0
  )
}

/** Whether the rules are sound on every day and for every type, by trying them all. */
function isSound(rules: readonly ShareFacts[]): boolean {
  for (let t = 0; t < 20; t += 1)
    for (const type of TYPES_AND_A_NEW_ONE) {
      const gives = PROJECTS.map((from) => PROJECTS.map((to) => percentage(rules, { from, to }, type, t)))
      if (gives.some((row) => row.reduce((a, b) => a + b, 0) > 9900)) return false
      // Warshall: whom each project reaches, through any number of others.
      const reach = gives.map((row) => row.map((given) => given > 0))
      for (const via of reach.keys())
        for (const row of reach) if (row[via]) reach[via]?.forEach((reached, to) => (row[to] ||= reached))
      if (reach.some((row, index) => row[index])) return false
    }
  return true
}

it('accepts a rule exactly when all rules together stay sound on every day for every type', () => {
  const seen = { accepted: 0, refused: 0, circles: 0 }
  fc.assert(
    fc.property(fc.array(anyRule, { minLength: 12, maxLength: 25 }), (rules) => {
      let graph: Graph = makeGraph({ allocations: [], carved: [], draws: [], shares: [] })
      rules.forEach((rule, index) => {
        const added = { ...rule, id: `S${index}` }
        const itself =
          rule.sourceProjectId === rule.recipientProjectId || (rule.hundredths === 0 && rule.resourceTypeId === null)
        const after = withShare(graph, added)
        const refusal = checkShare(after, added)
        const rival = graph.plain.shares.some(
          (other) =>
            other.sourceProjectId === added.sourceProjectId &&
            other.recipientProjectId === added.recipientProjectId &&
            other.resourceTypeId === added.resourceTypeId &&
            (other.endsAt === null || other.endsAt > added.startsAt) &&
            (added.endsAt === null || added.endsAt > other.startsAt),
        )
        expect(refusal === null).toBe(!itself && !rival && isSound(after.plain.shares))
        if (refusal === null) graph = after
        seen[refusal === null ? 'accepted' : 'refused'] += 1
        if (refusal instanceof CircularSharing) {
          seen.circles += 1
          expect(refusal.path[0]).toBe(refusal.path.at(-1))
          refusal.path.slice(1).forEach((to, step) => {
            const t = Math.round((refusal.at.getTime() - day(0).getTime()) / 86_400_000)
            const type = refusal.resourceTypeId ?? 'a type yet to be invented'
            expect(percentage(after.plain.shares, { from: refusal.path[step] ?? '', to }, type, t)).toBeGreaterThan(0)
          })
        }
      })
    }),
    { numRuns: 300 },
  )
  // The test means nothing unless it saw both answers, often.
  expect(Math.min(seen.accepted, seen.refused, seen.circles)).toBeGreaterThan(100)
})

it('accepts the rules of the random graphs, whatever the order in which they are made', () => {
  fc.assert(
    fc.property(graphs(), ({ shares }) => {
      let graph = makeGraph({ allocations: [], carved: [], draws: [], shares: [] })
      for (const share of shares.filter((one) => one.resourceTypeId !== null || one.hundredths > 0)) {
        graph = withShare(graph, share)
        expect(checkShare(graph, share)).toBeNull()
      }
    }),
    { numRuns: 100 },
  )
})
