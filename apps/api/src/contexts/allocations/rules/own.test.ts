import { whole } from '@tenure/quantities/quantity'
import { describe, expect, it } from 'vitest'
import { makeGraph } from './graph.ts'
import { isCarved, ownOf, quantityAt } from './own.ts'
import { allocation } from './small-graphs.testkit.ts'

const utc = (text: string) => new Date(`${text}T00:00:00Z`)
const period = (from: string, to: string, count: number) => ({
  startsAt: utc(from),
  endsAt: utc(to),
  quantity: whole(count),
})

describe('the quantity of an allocation (A5)', () => {
  const periods = [period('2026-02-01', '2026-03-01', 10), period('2026-04-01', '2026-05-01', 20)]
  const renewing = allocation('A1 of AB-12', '30', { periods })

  it.each([
    ['2025-12-31', 0],
    ['2026-01-15', 0],
    ['2026-02-01', 10],
    ['2026-03-01', 0],
    ['2026-04-30', 20],
    ['2026-05-01', 30],
    ['2099-01-01', 30],
  ])('on %s is %i', (on, count) => expect(quantityAt(renewing, utc(on))).toBe(whole(count)))

  it('is nothing past the periods of one that ends, nor past its end', () => {
    expect(quantityAt({ ...renewing, endsAt: utc('2030-01-01') }, utc('2026-05-01'))).toBe(0n)
    expect(quantityAt({ ...renewing, endsAt: utc('2026-04-10') }, utc('2026-04-10'))).toBe(0n)
    expect(quantityAt({ ...renewing, endsAt: utc('2026-04-10') }, utc('2026-04-09'))).toBe(whole(20))
  })
})

describe('what is carved (A6)', () => {
  it('is so while the data share lasts, and leaves the base', () => {
    const carved = [{ allocationId: 'A1', startsAt: utc('2026-02-01'), endsAt: utc('2026-03-01') }]
    const allocations = [allocation('A1 of AB-12', '30'), allocation('A2 of AB-12', '12')]
    const graph = makeGraph({ allocations, carved, shares: [], draws: [] })
    const at = (on: string) => ownOf(graph, { projectId: 'AB-12', resourceTypeId: 'cpu', at: utc(on) })
    expect(at('2026-02-01')).toMatchObject({ own: whole(42), carved: whole(30), base: whole(12) })
    expect(at('2026-03-01')).toMatchObject({ own: whole(42), carved: 0n, base: whole(42) })
    expect(isCarved(graph, 'A1', utc('2026-01-31'))).toBe(false)
  })
})
