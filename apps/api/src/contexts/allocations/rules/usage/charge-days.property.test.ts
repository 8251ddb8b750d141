import { sum } from '@tenure/quantities/arithmetic'
import { fromTenThousandths, type Quantity } from '@tenure/quantities/quantity'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { drawnOn } from '../drawn.ts'
import { makeGraph } from '../graph.ts'
import { quantityAt } from '../own.ts'
import { PROJECTS, TYPES, graphs, instants } from '../random-graphs.testkit.ts'
import { type DayOfUse, type Paid, chargeDays, unchargedOf } from './charge-days.ts'
import { chargingLedger } from './charging-ledger.ts'

const day = (at: Date) =>
  fc.array(
    fc.record({
      projectId: fc.constantFrom<string>(...PROJECTS),
      defaultProjectId: fc.constantFrom<string | null>(null, ...PROJECTS),
      resourceTypeId: fc.constantFrom<string>(...TYPES),
      at: fc.constant(at),
      amount: fc.bigInt({ min: 1n, max: 10n ** 8n }).map(fromTenThousandths),
      overuse: fc.constantFrom('OVERDRAW' as const, 'UNCHARGED' as const),
    }),
    { minLength: 1, maxLength: 10 },
  )

const cases = instants.chain((at) => fc.record({ plain: graphs(), at: fc.constant(at), given: day(at) }))
const seen = { paid: 0, overdrawn: 0, uncharged: 0 }

it('what a day is charged and what stays uncharged add up to it, and nothing is overdrawn but where it may be', () => {
  fc.assert(
    fc.property(cases, ({ plain, at, given }) => {
      const days: DayOfUse[] = given.map((one, i) => ({ ...one, chargeId: `C${i}` }))
      const ledger = chargingLedger(makeGraph(plain))
      const lines = chargeDays(ledger, days, new Map())
      const uncharged = unchargedOf(days, lines)
      for (const one of days) {
        const mine = lines.filter(({ chargeId }) => chargeId === one.chargeId)
        const left = uncharged.get(one.chargeId)!
        expect(sum([...mine.map(({ amount }) => amount), left])).toBe(one.amount)
        expect(left >= 0n).toBe(true)
        // Own is used up before received, received before the net.
        const order = mine
          .filter(({ forced }) => !forced)
          .map(({ source }) => ['OWN', 'RECEIVED', 'DEFAULT_PROJECT'].indexOf(source))
        expect(order).toEqual(order.toSorted((a, b) => a - b))
        if (one.overuse === 'UNCHARGED') expect(mine.some(({ forced }) => forced)).toBe(false)
        seen.paid += mine.length
        seen.overdrawn += mine.filter(({ forced }) => forced).length
        seen.uncharged += left > 0n ? 1 : 0
      }
      const forced = new Set(lines.filter((line) => line.forced).map(({ allocationId }) => allocationId))
      for (const allocation of plain.allocations.filter(({ id }) => !forced.has(id)))
        expect(drawnOn(ledger.graph, allocation.id, at) <= quantityAt(allocation, at)).toBe(true)
    }),
    { numRuns: 300 },
  )
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(50)
})

it('what is charged and then taken back whole leaves nothing drawn', () => {
  fc.assert(
    fc.property(cases, ({ plain, given }) => {
      const days: DayOfUse[] = given.map((one, i) => ({ ...one, chargeId: `C${i}` }))
      const graph = makeGraph(plain)
      const ledger = chargingLedger(graph)
      const lines = chargeDays(ledger, days, new Map())
      const uncharged = unchargedOf(days, lines)
      const paid = new Map(
        days.map(({ chargeId }) => [
          `${chargeId} back`,
          {
            uncharged: uncharged.get(chargeId)!,
            draws: lines.filter((line) => line.chargeId === chargeId).map((line): Paid => ({ ...line, k: 0 })),
          },
        ]),
      )
      const back = days.map((one): DayOfUse => ({
        ...one,
        chargeId: `${one.chargeId} back`,
        amount: -one.amount as Quantity,
      }))
      const corrections = chargeDays(ledger, back, paid)
      for (const one of back)
        expect(unchargedOf(back, corrections).get(one.chargeId)).toBe(-uncharged.get(one.chargeId.slice(0, -5))!)
      const byAllocation = (rows: typeof lines) =>
        Object.fromEntries(
          plain.allocations.map(({ id }) => [
            id,
            sum(rows.filter(({ allocationId }) => allocationId === id).map(({ amount }) => amount)),
          ]),
        )
      const [drawn, given2] = [byAllocation(lines), byAllocation(corrections)]
      for (const id of Object.keys(drawn)) expect(drawn[id]! + given2[id]!).toBe(0n)
    }),
    { numRuns: 200 },
  )
})
