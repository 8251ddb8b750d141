import { proportion } from '@tenure/quantities/proportion'
import { ZERO, type Quantity } from '@tenure/quantities/quantity'
import type { Span } from './calendar.ts'

/**
 * A4. The part of a period's quantity that falls into a span, by milliseconds and rounded down: for whoever joins or
 * leaves in the middle. Consecutive spans never add up to more than the whole.
 */
export function prorate(quantity: Quantity, period: Span & { endsAt: Date }, span: Span): Quantity {
  const start = Math.max(period.startsAt.getTime(), span.startsAt.getTime())
  const end = Math.min(period.endsAt.getTime(), span.endsAt?.getTime() ?? Infinity)
  if (end <= start) return ZERO
  return proportion(quantity, BigInt(end - start), BigInt(period.endsAt.getTime() - period.startsAt.getTime()))
}
