import { HIGHEST, fromHundredths } from '@tenure/quantities/percentage'
import { type Quantity, fromTenThousandths } from '@tenure/quantities/quantity'
import fc from 'fast-check'
import type { AllocationFacts, CarvedFacts, DrawFacts, PlainGraph, ShareFacts } from './facts.ts'

/** Graphs for the property tests: five projects, three types, two years, rules that A14 to A18 allow. */
export const PROJECTS = ['P0', 'P1', 'P2', 'P3', 'P4'] as const
export const TYPES = ['cpu', 'gpu', 'disk'] as const

const DAYS = 730
export function day(count: number): Date {
  return new Date(Date.UTC(2026, 0, 1 + count))
}

export const instants = fc
  .oneof(fc.integer({ min: -10, max: DAYS + 10 }), { arbitrary: fc.integer({ min: 100, max: 400 }), weight: 3 })
  .map(day)
const project = fc.constantFrom(...PROJECTS)
const type = fc.constantFrom(...TYPES)
/** From crumbs to the largest that five of fit in a column. */
export const amounts: fc.Arbitrary<Quantity> = fc
  .oneof(
    fc.bigInt({ min: 0n, max: 30n }),
    fc.bigInt({ min: 0n, max: 10n ** 8n }),
    fc.bigInt({ min: 0n, max: 10n ** 17n }),
  )
  .map(fromTenThousandths)

const spans = fc
  .tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: DAYS }), fc.boolean())
  .map(([start, length, open]) => ({ startsAt: day(start), endsAt: open ? null : day(start + length) }))

function allocationWith(id: string): fc.Arbitrary<AllocationFacts> {
  return fc
    .record({
      projectId: project,
      resourceTypeId: type,
      quantity: amounts,
      start: fc.integer({ min: 0, max: 300 }),
      steps: fc.array(fc.tuple(fc.integer({ min: 1, max: 200 }), amounts), { minLength: 1, maxLength: 4 }),
      renews: fc.boolean(),
    })
    .map(({ start, steps, renews, ...rest }) => {
      let from = start
      const periods = steps.map(([length, quantity]) => {
        const period = { startsAt: day(from), endsAt: day(from + length), quantity }
        from += length
        return period
      })
      return { ...rest, id, startsAt: day(start), endsAt: renews ? null : day(from), periods }
    })
}

function named<T>(prefix: string, count: number, one: (id: string) => fc.Arbitrary<T>): fc.Arbitrary<T[]> {
  const all = Array.from({ length: count }, (_, index) => one(`${prefix}${index}`))
  return fc.tuple(...all).chain((rows) => fc.subarray(rows, { minLength: Math.floor(count / 2) }))
}

/** How much each project may give each other one: never more than 99 % in sum, whichever rule holds. */
const caps = fc.array(fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 5, maxLength: 5 }), {
  minLength: 5,
  maxLength: 5,
})

/**
 * Acyclic for each type: a type's own rules follow its own order of projects; uniform ones only where all orders agree.
 * A slot is a pair and a type (or none), so that no pair gets two rules of one kind.
 */
function sharesBy(kinds: readonly ShareFacts['kind'][]): fc.Arbitrary<ShareFacts[]> {
  const anyOrder = fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5, maxLength: 5 })
  const orders = fc.oneof(
    anyOrder.map((one) => TYPES.map(() => one)),
    fc.tuple(...TYPES.map(() => anyOrder)),
  )
  const pairs = [0, 1, 2, 3, 4].flatMap((one) =>
    [0, 1, 2, 3, 4].filter((two) => one < two).map((two) => ({ one, two })),
  )
  const slots = [null, ...TYPES].flatMap((resourceTypeId) => pairs.map((pair) => ({ ...pair, resourceTypeId })))
  const rule = fc.record({ ofCap: fc.integer({ min: 0, max: 100 }), kind: fc.constantFrom(...kinds), span: spans })
  const rules = fc.array(rule, { minLength: slots.length, maxLength: slots.length })
  return fc.tuple(orders, caps, fc.subarray(slots, { minLength: 10 }), rules).map(([order, weights, chosen, given]) =>
    chosen.flatMap(({ resourceTypeId, one, two }, index) => {
      const relevant = order.filter((_, at) => resourceTypeId === null || resourceTypeId === TYPES[at])
      const forwards = relevant.filter((ranks) => ranks.indexOf(one) < ranks.indexOf(two)).length
      const [from, to] = forwards > 0 ? [one, two] : [two, one]
      const [row, drawn] = [weights[from] ?? [], given[index]]
      if (!drawn || (forwards > 0 && forwards < relevant.length)) return []
      const cap = Math.floor((HIGHEST * (row[to] ?? 0)) / row.reduce((a, b) => a + b, 0))
      const hundredths = fromHundredths(Math.floor((cap * drawn.ofCap) / 100))
      const ends = { sourceProjectId: `P${from}`, recipientProjectId: `P${to}` }
      return [{ id: `S${index}`, ...ends, resourceTypeId, hundredths, kind: drawn.kind, ...drawn.span }]
    }),
  )
}

export function graphs(kinds: readonly ShareFacts['kind'][] = ['RESERVED', 'CEILING']): fc.Arbitrary<PlainGraph> {
  return fc
    .record({ allocations: named('A', 14, allocationWith), shares: sharesBy(kinds) })
    .chain(({ allocations, shares }) =>
      fc.record({
        allocations: fc.constant(allocations),
        shares: fc.constant(shares),
        carved: fc
          .subarray(allocations, { maxLength: Math.min(3, allocations.length) })
          .map((rows): CarvedFacts[] => rows.map((row) => ({ allocationId: row.id }))),
        draws: fc.constant([]),
      }),
    )
}

/** Any draws at all on a graph's allocations: even such as no charge would have allowed, corrections included. */
export function drawsOnAny(plain: PlainGraph): fc.Arbitrary<DrawFacts[]> {
  if (plain.allocations.length === 0) return fc.constant([])
  const draw = fc
    .record({
      allocation: fc.constantFrom(...plain.allocations),
      other: project,
      mine: fc.boolean(),
      amount: fc.bigInt({ min: -50n, max: 10n ** 8n }).map(fromTenThousandths),
      net: fc.boolean(),
      span: spans,
    })
    .map(({ allocation, other, mine, amount, net, span }): DrawFacts => {
      const spenderProjectId = mine ? allocation.projectId : other
      const source = spenderProjectId === allocation.projectId ? 'OWN' : net ? 'DEFAULT_PROJECT' : 'RECEIVED'
      return { spenderProjectId, allocationId: allocation.id, amount, source, ...span }
    })
  return fc.array(draw, { maxLength: 12 })
}
