import { parseQuantity, type Quantity } from '@tenure/quantities/quantity'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import * as given from '../../../test/given-allocations.ts'
import { type Ids, stage, storable, told } from '../../../test/random-facility.ts'
import { undone } from '../../../test/told.ts'
import type { Context } from '../../kernel/context.ts'
import { loadGraph } from './operations/load-graph.ts'
import { entitlementAt } from './rules/entitlement.ts'
import { entitlementSteps } from './rules/entitlement-steps.ts'
import type { PlainGraph } from './rules/facts.ts'
import { type Graph, makeGraph } from './rules/graph.ts'
import { PROJECTS, TYPES, day, drawsOnAny, graphs, instants } from './rules/random-graphs.testkit.ts'

let house: Awaited<ReturnType<typeof given.facility>>
beforeAll(async () => void (house = await given.facility()))

const FIGURES = ['own', 'carved', 'base', 'lent', 'received', 'entitlement', 'drawn', 'headroom'] as const
type Figures = Record<(typeof FIGURES)[number], Quantity>
const key = (project: string, type: string) => `${project} ${type}`
const none = Object.fromEntries(FIGURES.map((figure) => [figure, 0n])) as Figures

/** Every figure of every project and type, as the database adds them up. */
async function asDatabase(ctx: Context, of: Ids, at: Date): Promise<Map<string, Figures>> {
  const rows = await ctx.sql<Record<string, string>>('select * from allocations.entitlements($1, $2)', [
    PROJECTS.map(of),
    at,
  ])
  return new Map(
    rows.map((row) => [
      key(row['project_id']!, row['resource_type_id']!),
      Object.fromEntries(FIGURES.map((figure) => [figure, parseQuantity(row[figure]!)])) as Figures,
    ]),
  )
}

/** The same by the rules. */
function asRules(graph: Graph, at: Date, name: Ids = (id) => id): Map<string, Figures> {
  return new Map(
    PROJECTS.flatMap((project) =>
      TYPES.map((type) => {
        const one = entitlementAt(graph, { projectId: name(project), resourceTypeId: name(type), at })
        return [
          key(name(project), name(type)),
          Object.fromEntries(FIGURES.map((figure) => [figure, one[figure]])) as Figures,
        ] as const
      }),
    ),
  )
}

const drawn = graphs().chain((plain) => drawsOnAny(plain).map((draws) => storable({ ...plain, draws })))
const moments = fc.array(instants, { minLength: 3, maxLength: 3 })

/** Runs a property on random graphs, all in one transaction that is undone. */
const onRandom = <T>(
  count: number,
  cases: fc.Arbitrary<T>,
  property: (ctx: Context, of: Ids, value: T) => Promise<void>,
) =>
  undone(house.manager, async (ctx) => {
    const of = await stage(ctx)
    await fc.assert(
      fc.asyncProperty(cases, (value) => property(ctx, of, value)),
      { numRuns: count, endOnFailure: true },
    )
  })

describe('entitlements in the database', () => {
  it('equal the rules in every figure, over 200 random graphs with draws of all sorts', async () => {
    await onRandom(200, fc.tuple(drawn, moments), (ctx, of, [plain, times]) =>
      told(ctx, plain, {
        of,
        work: async () => {
          for (const at of times) {
            const [database, rules] = [await asDatabase(ctx, of, at), asRules(makeGraph(plain), at)]
            for (const project of PROJECTS) {
              for (const type of TYPES)
                expect(
                  database.get(key(of(project), of(type))) ?? none,
                  `${project} ${type} ${at.toISOString()}`,
                ).toEqual(rules.get(key(project, type)))
            }
          }
        },
      }),
    )
  }, 180_000)

  it('have terms that add up to them', async () => {
    await onRandom(100, fc.tuple(drawn, instants), (ctx, of, [plain, at]) =>
      told(ctx, plain, {
        of,
        work: async () => {
          const [unequal] = await ctx.sql<{ count: string }>(
            `select count(*) from allocations.entitlements($1, $2) e join lateral (
               select sum(case t.kind when 'OWN' then t.amount when 'RECEIVED' then t.amount when 'LENT' then case when t.rule_kind = 'RESERVED' then -t.amount else 0 end else 0 end) entitlement,
                 coalesce(sum(t.amount) filter (where t.kind = 'DRAWN'), 0) drawn
               from allocations.entitlement_terms(array[e.project_id], $2) t where t.resource_type_id = e.resource_type_id) t on true
             where t.entitlement <> e.entitlement or t.drawn <> e.drawn`,
            [PROJECTS.map(of), at],
          )
          expect(unequal!.count).toBe('0')
        },
      }),
    )
  }, 120_000)

  it('are the same by the facts that a decision at one project loads', async () => {
    await onRandom(100, fc.tuple(drawn, instants), (ctx, of, [plain, at]) =>
      told(ctx, plain, {
        of,
        work: async () => {
          const database = await asDatabase(ctx, of, at)
          for (const project of PROJECTS) {
            const { graph } = await loadGraph(ctx, { core: [of(project)], from: at })
            // Its own figures, and those of all who receive from it: whom a cut there would be judged by.
            const judged = [of(project), ...graph.sharesFrom(of(project)).map((share) => share.recipientProjectId)]
            const rules = asRules(graph, at, of)
            for (const id of judged)
              for (const type of TYPES)
                expect(rules.get(key(id, of(type)))).toEqual(database.get(key(id, of(type))) ?? none)
          }
        },
      }),
    )
  }, 180_000)

  it('step as the rules foresee: at each step’s start the figures are the step’s (invariant 12)', async () => {
    await onRandom(40, drawn, (ctx, of, plain) =>
      told(ctx, plain, {
        of,
        work: async () => {
          const { graph } = await loadGraph(ctx, { core: PROJECTS.map(of), from: day(100) })
          const window = { projectId: of('P0'), resourceTypeId: of('cpu'), from: day(100), to: day(400) }
          for (const step of entitlementSteps(graph, window)) {
            const live = (await asDatabase(ctx, of, step.startsAt)).get(key(of('P0'), of('cpu'))) ?? none
            expect({ own: live.own, lent: live.lent, received: live.received, entitlement: live.entitlement }).toEqual({
              own: step.own,
              lent: step.lent,
              received: step.received,
              entitlement: step.entitlement,
            })
          }
        },
      }),
    )
  }, 120_000)
})

const all = (figures: Map<string, Figures>) => [...figures.values()]
const total = (figures: Map<string, Figures>, figure: 'own' | 'entitlement') =>
  all(figures).reduce((sum, one) => sum + one[figure], 0n)

describe('invariants in the database', () => {
  it('1, 2, 3: entitlements add up to own exactly, nothing is negative, the source keeps 1 % of its base and what is carved', async () => {
    await onRandom(100, fc.tuple(graphs(['RESERVED']).map(storable), instants), (ctx, of, [plain, at]) =>
      told(ctx, plain, {
        of,
        work: async () => {
          const figures = await asDatabase(ctx, of, at)
          expect(total(figures, 'entitlement')).toBe(total(figures, 'own'))
          for (const one of all(figures)) {
            for (const figure of FIGURES) expect(one[figure] >= 0n).toBe(true)
            expect((one.own - one.lent) * 100n >= one.base + one.carved * 100n).toBe(true)
          }
        },
      }),
    )
  }, 120_000)

  it('4: the order in which rules are written is irrelevant', async () => {
    await onRandom(40, fc.tuple(drawn, instants), async (ctx, of, [plain, at]) => {
      const reversed: PlainGraph = {
        ...plain,
        allocations: plain.allocations.toReversed(),
        shares: plain.shares.toReversed(),
        draws: plain.draws.toReversed(),
      }
      // A received draw is told under the first rule there is: which one that is says nothing about the figures.
      const [one, other] = [
        await told(ctx, plain, { of, work: () => asDatabase(ctx, of, at) }),
        await told(ctx, reversed, { of, work: () => asDatabase(ctx, of, at) }),
      ]
      expect(other).toEqual(one)
    })
  }, 120_000)

  it('5: more own never lowers anyone, beyond crumbs', async () => {
    await onRandom(
      60,
      fc.tuple(graphs(['RESERVED']).map(storable), instants, fc.bigInt({ min: 1n, max: 10n ** 9n })),
      async (ctx, of, [plain, at, more]) => {
        const [first, ...rest] = plain.allocations
        if (!first) return
        const raise = (quantity: Quantity) => (quantity + more) as Quantity
        const richer = {
          ...plain,
          allocations: [
            {
              ...first,
              quantity: raise(first.quantity),
              periods: first.periods.map((period) => ({ ...period, quantity: raise(period.quantity) })),
            },
            ...rest,
          ],
        }
        const [poor, rich] = [
          await told(ctx, plain, { of, work: () => asDatabase(ctx, of, at) }),
          await told(ctx, richer, { of, work: () => asDatabase(ctx, of, at) }),
        ]
        for (const [id, { entitlement }] of poor)
          expect((rich.get(id)?.entitlement ?? 0n) + BigInt(PROJECTS.length) >= entitlement).toBe(true)
      },
    )
  }, 120_000)

  it('6: a uniform rule equals the same rule for every type', async () => {
    await onRandom(60, fc.tuple(graphs().map(storable), instants), async (ctx, of, [plain, at]) => {
      const uniform = plain.shares.filter(({ resourceTypeId }) => resourceTypeId === null)
      const granular = uniform.flatMap((share) =>
        TYPES.map((type) => ({ ...share, id: `${share.id} ${type}`, resourceTypeId: type })),
      )
      const [one, other] = [
        await told(ctx, { ...plain, shares: uniform }, { of, work: () => asDatabase(ctx, of, at) }),
        await told(ctx, { ...plain, shares: granular }, { of, work: () => asDatabase(ctx, of, at) }),
      ]
      expect(other).toEqual(one)
    })
  }, 120_000)
})
