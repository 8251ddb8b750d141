import { parseQuantity } from '@tenure/quantities/quantity'
import { formatFixed } from '@tenure/quantities/format'
import { describe, expect, it } from 'vitest'
import { type CountingRule, countJob, quantityIn } from './count-job.ts'
import { projectionsOf } from './projection.ts'

const job = {
  kind: 'JOB' as const,
  line: 1,
  externalId: '1',
  cluster: 'tux',
  account: 'a',
  username: null,
  startsAt: new Date(0),
  endsAt: new Date(0),
  details: {},
  partition: 'gpu',
  seconds: 1_800n,
  counts: { cpu: 8n, gpu: 0n, memoryBytes: 3n << 29n, nodes: 1n, billing: 10n },
}
const rule = (rest: Partial<CountingRule>): CountingRule => ({
  resourceTypeId: 'cpu',
  measure: 'CPU_HOURS',
  cluster: null,
  partition: null,
  weight: parseQuantity('1'),
  ...rest,
})

describe('what a job comes to', () => {
  it('is what it held times how long, by the most telling rule; a type of which it held nothing is left out', () => {
    const rules = [
      rule({}),
      rule({ partition: 'gpu', weight: parseQuantity('2.5') }),
      rule({ cluster: 'tux', weight: parseQuantity('7') }),
      rule({ resourceTypeId: 'memory', measure: 'MEMORY_GIB_HOURS' }),
      rule({ resourceTypeId: 'gpu', measure: 'GPU_HOURS' }),
    ]
    expect(countJob(job, rules).map(({ resourceTypeId, quantity }) => [resourceTypeId, formatFixed(quantity)])).toEqual(
      [
        ['cpu', '10.0000'],
        ['memory', '0.7500'],
      ],
    )
  })

  it('rounds half up to four decimals', () => {
    const second = { ...job, seconds: 1n, counts: { ...job.counts, cpu: 1n } }
    expect(formatFixed(countJob(second, [rule({})])[0]!.quantity)).toBe('0.0003')
  })
})

it.each([
  ['12.5', 'core-hours', '12.5000'],
  ['1T', 'TiB', '1.0000'],
  ['1T', 'TB', '1.0995'],
  ['500GB', 'TB', '0.5000'],
  ['1T', 'core-hours', undefined],
  ['-1', 'TB', undefined],
  ['1.23456', 'TB', undefined],
  ['9'.repeat(30), 'TB', undefined],
])('reads %s in %s', (text, unit, expected) => {
  const found = quantityIn(text, unit)
  expect(found === undefined ? undefined : formatFixed(found)).toBe(expected)
})

it('says where a period leads, by three rates', () => {
  const [startsAt, endsAt] = [new Date('2026-01-01T00:00:00Z'), new Date('2026-02-01T00:00:00Z')]
  const days = [
    { day: '2026-01-02', amount: parseQuantity('100') },
    { day: '2026-01-15', amount: parseQuantity('50') },
  ]
  const period = { startsAt, endsAt, quantity: parseQuantity('200'), days }
  const found = projectionsOf(period, new Date('2026-01-16T00:00:00Z'))
  expect(found.map(({ basis, total }) => [basis, formatFixed(total)])).toEqual([
    ['PERIOD', '310.0000'],
    ['LAST_7_DAYS', '264.2857'],
    ['LAST_30_DAYS', '310.0000'],
  ])
  expect(found[0]!.runsOutAt).toEqual(new Date('2026-01-21T00:00:00Z'))
  expect(projectionsOf(period, new Date('2026-01-01T10:00:00Z'))).toEqual([])
})
