import type { PlainGraph, Point } from './facts.ts'

/**
 * The model of entitlements once more, slowly and from the words of the rules alone: fractions throughout, every row
 * looked at every time, rounding only where the rule says so. It shares no code with what it checks.
 */
export class Fraction {
  readonly top: bigint
  readonly bottom: bigint

  constructor(top: bigint, bottom = 1n) {
    this.top = top
    this.bottom = bottom
  }

  plus(other: Fraction): Fraction {
    return new Fraction(this.top * other.bottom + other.top * this.bottom, this.bottom * other.bottom)
  }

  minus(other: Fraction): Fraction {
    return this.plus(new Fraction(-other.top, other.bottom))
  }

  times(other: Fraction): Fraction {
    return new Fraction(this.top * other.top, this.bottom * other.bottom)
  }

  /** The largest whole number of ten-thousandths that is not above it. */
  floor(): bigint {
    const remainder = ((this.top % this.bottom) + this.bottom) % this.bottom
    return (this.top - remainder) / this.bottom
  }
}

const NONE = new Fraction(0n)

function runs(row: { startsAt?: Date; endsAt?: Date | null }, at: Date): boolean {
  const from = row.startsAt === undefined ? -Infinity : row.startsAt.getTime()
  const to = row.endsAt === undefined || row.endsAt === null ? Infinity : row.endsAt.getTime()
  return from <= at.getTime() && at.getTime() < to
}

export function slowOwn(graph: PlainGraph, point: Point, which: 'ALL' | 'CARVED'): Fraction {
  let total = NONE
  for (const allocation of graph.allocations) {
    if (allocation.projectId !== point.projectId || allocation.resourceTypeId !== point.resourceTypeId) continue
    if (!runs(allocation, point.at)) continue
    const carved = graph.carved.some((carve) => carve.allocationId === allocation.id && runs(carve, point.at))
    if (which === 'CARVED' && !carved) continue
    const rows = allocation.periods.filter((period) => runs(period, point.at))
    const last = Math.max(...allocation.periods.map((period) => period.endsAt.getTime()))
    for (const row of rows) total = total.plus(new Fraction(row.quantity))
    if (rows.length === 0 && allocation.endsAt === null && point.at.getTime() >= last)
      total = total.plus(new Fraction(allocation.quantity))
  }
  return total
}

function slowLent(graph: PlainGraph, [source, recipient]: [string, string], point: Point) {
  const rules = graph.shares.filter(
    (rule) => rule.sourceProjectId === source && rule.recipientProjectId === recipient && runs(rule, point.at),
  )
  const rule =
    rules.find((one) => one.resourceTypeId === point.resourceTypeId) ?? rules.find((one) => one.resourceTypeId === null)
  if (!rule) return { amount: 0n, reserved: 0n, ceiling: 0n }
  const from = { ...point, projectId: source }
  const base = slowOwn(graph, from, 'ALL').minus(slowOwn(graph, from, 'CARVED'))
  const amount = base.times(new Fraction(BigInt(rule.hundredths), 10_000n)).floor()
  return rule.kind === 'RESERVED'
    ? { amount, reserved: amount, ceiling: 0n }
    : { amount, reserved: 0n, ceiling: amount }
}

export function slowEntitlement(graph: PlainGraph, point: Point, projects: readonly string[]) {
  const me = point.projectId
  const own = slowOwn(graph, point, 'ALL').floor()
  const carved = slowOwn(graph, point, 'CARVED').floor()
  let [lent, ceilings, received, drawn] = [0n, 0n, 0n, 0n]
  for (const other of projects) {
    const gives = slowLent(graph, [me, other], point)
    lent += gives.reserved
    ceilings += gives.ceiling
    received += slowLent(graph, [other, me], point).amount
    let byOther = 0n
    for (const draw of graph.draws) {
      const paying = graph.allocations.find((allocation) => allocation.id === draw.allocationId)
      if (paying?.resourceTypeId !== point.resourceTypeId || !runs(draw, point.at)) continue
      if (other === me && draw.spenderProjectId === me && draw.source !== 'DEFAULT_PROJECT') drawn += draw.amount
      if (other === me || draw.spenderProjectId !== other || paying.projectId !== me) continue
      if (draw.source === 'DEFAULT_PROJECT') drawn += draw.amount
      else byOther += draw.amount
    }
    if (byOther > gives.reserved) drawn += byOther - gives.reserved
  }
  const entitlement = own + received - lent
  const headroom = entitlement > drawn ? entitlement - drawn : 0n
  return { own, carved, base: own - carved, lent, ceilings, received, entitlement, drawn, headroom }
}
