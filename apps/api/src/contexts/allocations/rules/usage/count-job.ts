import type { JobLine } from '@tenure/interchange'
import { LARGEST, parseQuantity, type Quantity, fromTenThousandths } from '@tenure/quantities/quantity'

export const MEASURES = ['CPU_HOURS', 'GPU_HOURS', 'MEMORY_GIB_HOURS', 'NODE_HOURS', 'BILLING_HOURS'] as const
export type Measure = (typeof MEASURES)[number]

/** How jobs are counted in a resource type. Absent cluster or partition: every one. */
export interface CountingRule {
  readonly resourceTypeId: string
  readonly measure: Measure
  readonly cluster: string | null
  readonly partition: string | null
  readonly weight: Quantity
}

export interface Counted {
  readonly resourceTypeId: string
  readonly quantity: Quantity
}

const HOUR = 3_600n
const GIB = 1n << 30n

/** What a job held, and what one unit of it is in. */
function held({ counts }: JobLine, measure: Measure): readonly [amount: bigint, unit: bigint] {
  switch (measure) {
    case 'CPU_HOURS':
      return [counts.cpu, 1n]
    case 'GPU_HOURS':
      return [counts.gpu, 1n]
    case 'NODE_HOURS':
      return [counts.nodes, 1n]
    case 'BILLING_HOURS':
      return [counts.billing, 1n]
    case 'MEMORY_GIB_HOURS':
      return [counts.memoryBytes, GIB]
  }
}

/** A rule that names more comes first: cluster and partition, partition, cluster, neither. */
const telling = ({ cluster, partition }: CountingRule) => (partition === null ? 0 : 2) + (cluster === null ? 0 : 1)

/**
 * A29. What a job comes to in each resource type that has a rule for it: what it held × the time it held it × the weight of
 * the most telling rule, rounded to four decimals, half up. A type of which it held nothing is left out.
 */
export function countJob(job: JobLine, rules: readonly CountingRule[]): Counted[] {
  const best = new Map<string, CountingRule>()
  for (const rule of rules) {
    if (rule.cluster !== null && rule.cluster !== job.cluster) continue
    if (rule.partition !== null && rule.partition !== job.partition) continue
    const other = best.get(rule.resourceTypeId)
    if (!other || telling(rule) > telling(other)) best.set(rule.resourceTypeId, rule)
  }
  const counted: Counted[] = []
  for (const { resourceTypeId, measure, weight } of best.values()) {
    const [amount, unit] = held(job, measure)
    if (amount === 0n) continue
    const whole = HOUR * unit
    const quantity = (amount * job.seconds * weight * 2n + whole) / (2n * whole)
    counted.push({ resourceTypeId, quantity: fromTenThousandths(quantity) })
  }
  return counted
}

const POWERS: Record<string, bigint> = { K: 1n, M: 2n, G: 3n, T: 4n, P: 5n }
const AMOUNT = /^(\d+(?:\.\d+)?)\s*(?:([KMGTP])(i?B)?)?$/
const UNIT = /^([KMGTP])(i?)B$/

/**
 * A figure in a type's unit: a decimal as it stands, or bytes with a suffix (`12.5T`, of 1,024) where the unit is one of
 * bytes (`TB` counts in thousands, `TiB` in 1,024). Rounded to four decimals, half up; undefined where it can't be read.
 */
export function quantityIn(text: string, unit: string): Quantity | undefined {
  const match = AMOUNT.exec(text)
  if (!match || match[1]!.length > 40) return undefined
  const [, figure = '', suffix, long] = match
  const [digits = '', decimals = ''] = figure.split('.')
  if (suffix === undefined) return decimals.replace(/0+$/, '').length > 4 ? undefined : bounded(parseOr(figure))
  const target = UNIT.exec(unit)
  if (!target) return undefined
  const from = (long === 'B' ? 1000n : 1024n) ** POWERS[suffix]!
  const into = (target[2] === 'i' ? 1024n : 1000n) ** POWERS[target[1]!]!
  const below = into * 10n ** BigInt(decimals.length)
  return bounded((BigInt(digits + decimals) * from * 10_000n * 2n + below) / (2n * below))
}

const parseOr = (figure: string): bigint | undefined => {
  try {
    return parseQuantity(figure)
  } catch {
    return undefined
  }
}

const bounded = (amount: bigint | undefined): Quantity | undefined =>
  amount === undefined || amount > LARGEST ? undefined : fromTenThousandths(amount)
