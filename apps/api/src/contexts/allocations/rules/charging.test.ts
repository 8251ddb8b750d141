import { parseQuantity } from '@tenure/quantities/quantity'
import { describe, expect, it } from 'vitest'
import { availableTo } from './availability.ts'
import { charge } from './charging.ts'
import type { PlainGraph } from './facts.ts'
import { makeGraph } from './graph.ts'
import { NOW, allocation, draw, share } from './small-graphs.testkit.ts'

function charging(amount: string, plain: Partial<PlainGraph>, defaultProject: string | null = null) {
  const graph = makeGraph({ allocations: [], carved: [], shares: [], draws: [], ...plain })
  const outcome = charge(
    parseQuantity(amount),
    availableTo(graph, { projectId: 'CD-3', resourceTypeId: 'cpu', at: NOW }, defaultProject),
  )
  if (outcome instanceof Error) return outcome
  return outcome.map((line) => `${line.amount / 10_000n} ${line.source} on ${line.allocationId}`)
}

const end = (text: string) => ({ endsAt: new Date(text) })
const mine = allocation('B1 of CD-3', '100')
const theirs = allocation('A1 of AB-12', '1000')
const net = allocation('D1 of DE-9', '500')
const shares = [share('AB-12 → CD-3', 10)]

describe('charging (A21)', () => {
  it('takes own, then received, then the whole rest from the default project', () => {
    const plain = { allocations: [mine, theirs, net], shares }
    expect(charging('80', plain)).toEqual(['80 OWN on B1'])
    expect(charging('150', plain)).toEqual(['100 OWN on B1', '50 RECEIVED on A1'])
    expect(charging('450', plain, 'DE-9')).toEqual(['100 OWN on B1', '100 RECEIVED on A1', '250 DEFAULT_PROJECT on D1'])
  })

  it('takes received from the oldest rule first', () => {
    const other = allocation('E1 of EF-4', '1000')
    const younger = share('EF-4 → CD-3', 10, { startsAt: new Date('2026-02-01T00:00:00Z') })
    expect(charging('150', { allocations: [theirs, other], shares: [younger, ...shares] })).toEqual([
      '100 RECEIVED on A1',
      '50 RECEIVED on E1',
    ])
  })

  it('uses up first what ends first', () => {
    const [late, soon] = [end('2028-01-01T00:00:00Z'), end('2027-01-01T00:00:00Z')]
    const over = (id: string, ends: { endsAt: Date }) => {
      const row = allocation(`${id} of CD-3`, '10', ends)
      return { ...row, periods: [{ startsAt: row.startsAt, ...ends, quantity: row.quantity }] }
    }
    expect(charging('15', { allocations: [over('late', late), over('soon', soon)] })).toEqual([
      '10 OWN on soon',
      '5 OWN on late',
    ])
  })

  it('is all or nothing, and says what is missing', () => {
    const plain = { allocations: [mine, theirs], shares }
    expect(charging('201', plain)).toMatchObject({ missing: parseQuantity('1'), defaultProject: null })
    expect(charging('201', plain)).toHaveProperty(
      'message',
      '201 is asked for, 100 of its own and 100 received are left: 1 are missing, and there is no default project to draw them from. Draw less, ask for more, or let the PI name a default project.',
    )
    expect(charging('701', { ...plain, allocations: [mine, theirs, net] }, 'DE-9')).toMatchObject({
      missing: parseQuantity('501'),
      defaultProject: { projectId: 'DE-9', left: parseQuantity('500') },
    })
    expect(charging('0', plain)).toMatchObject({ name: 'DrawNotPositive' })
  })

  it('never chains: the default project gives of its own only, and not what it set aside', () => {
    const toNet = [share('AB-12 → DE-9', 50)]
    expect(charging('200', { allocations: [theirs], shares: toNet }, 'DE-9')).toMatchObject({ name: 'NotEnoughLeft' })
    const fromNet = [share('DE-9 → EF-4', 90)]
    expect(charging('51', { allocations: [net], shares: fromNet }, 'DE-9')).toMatchObject({ name: 'NotEnoughLeft' })
    expect(charging('50', { allocations: [net], shares: fromNet }, 'DE-9')).toEqual(['50 DEFAULT_PROJECT on D1'])
    expect(charging('101', { allocations: [mine] }, 'CD-3')).toMatchObject({
      name: 'NotEnoughLeft',
      defaultProject: null,
    })
  })

  it('counts the default project once where it is a source too', () => {
    const plain = { allocations: [net], shares: [share('DE-9 → CD-3', 10)] }
    expect(charging('500', plain, 'DE-9')).toEqual(['50 RECEIVED on D1', '450 DEFAULT_PROJECT on D1'])
    expect(charging('501', plain, 'DE-9')).toMatchObject({ name: 'NotEnoughLeft' })
  })

  it('goes up to a ceiling only while the source has not used it itself', () => {
    const ceiling = [share('AB-12 → CD-3', 10, { kind: 'CEILING' })]
    const used = [draw('AB-12 on A1', '950', 'OWN')]
    expect(charging('100', { allocations: [theirs], shares: ceiling })).toEqual(['100 RECEIVED on A1'])
    expect(charging('51', { allocations: [theirs], shares: ceiling, draws: used })).toMatchObject({
      name: 'NotEnoughLeft',
    })
    expect(charging('50', { allocations: [theirs], shares: ceiling, draws: used })).toEqual(['50 RECEIVED on A1'])
  })

  it('stays within the headroom after a forced cut', () => {
    // Its share of A1 was taken back after it had drawn 60 of it: of its own 100 only 40 are left, of 81 from elsewhere 21.
    const draws = [draw('CD-3 on A1', '60', 'RECEIVED')]
    expect(charging('41', { allocations: [mine, theirs], draws })).toMatchObject({ name: 'NotEnoughLeft' })
    expect(charging('40', { allocations: [mine, theirs], draws })).toEqual(['40 OWN on B1'])
    const other = { allocations: [theirs, allocation('E1 of EF-4', '90')], shares: [share('EF-4 → CD-3', 90)], draws }
    expect(charging('22', other)).toMatchObject({ name: 'NotEnoughLeft', received: parseQuantity('21') })
    expect(charging('21', other)).toEqual(['21 RECEIVED on E1'])
  })

  it('does not touch what backs a data share', () => {
    expect(charging('1', { allocations: [mine], carved: [{ allocationId: 'B1' }] })).toMatchObject({
      name: 'NotEnoughLeft',
    })
  })
})
