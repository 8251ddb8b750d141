import { type Hundredths, PercentageError, parsePercentage } from '@tenure/quantities/percentage'
import { type Quantity, QuantityFormatError, isStorable, parseQuantity } from '@tenure/quantities/quantity'
import type { Refusal } from '../../../kernel/refusal.ts'
import { DateOutOfRange, EndNotAfterStart } from '../refusals/periods.ts'
import { NegativeQuantity, QuantityTooLarge, UnreadablePercentage, UnreadableQuantity } from '../refusals/quantities.ts'

/** A14. A quantity to grant, from text: finite, not negative, at most four decimals. */
export function readQuantity(text: string, field: readonly string[] = ['quantity']): Quantity | Refusal {
  try {
    const quantity = parseQuantity(text)
    return checkQuantity(quantity, field) ?? quantity
  } catch (error) {
    if (!(error instanceof QuantityFormatError)) throw error
    return new UnreadableQuantity({ input: error.input, fault: error.fault, message: error.message, field })
  }
}

/** A14. A quantity to grant, already read. */
export function checkQuantity(quantity: Quantity, field: readonly string[] = ['quantity']): Refusal | null {
  if (quantity < 0n) return new NegativeQuantity(quantity, field)
  return isStorable(quantity) ? null : new QuantityTooLarge(quantity, field)
}

/** A15. A percentage to share, from text: 0 to 99, at most two decimals. */
export function readPercentage(text: string, field: readonly string[] = ['percentage']): Hundredths | Refusal {
  try {
    return parsePercentage(text)
  } catch (error) {
    if (!(error instanceof PercentageError)) throw error
    return new UnreadablePercentage({ input: error.input, fault: error.fault, message: error.message, field })
  }
}

// Years of four digits: PostgreSQL's infinity arrives as no date at all, and ISO 8601 text sorts only within them.
const EARLIEST = Date.UTC(1900, 0, 1)
const LATEST = Date.UTC(10_000, 0, 1)

/** A14. Both ends finite, and the end after the start. No end is fine where the caller allows it. */
export function checkSpan(span: { readonly startsAt: Date; readonly endsAt: Date | null }): Refusal | null {
  if (!isInRange(span.startsAt)) return new DateOutOfRange(['startsAt'])
  if (span.endsAt === null) return null
  if (!isInRange(span.endsAt)) return new DateOutOfRange(['endsAt'])
  return span.endsAt > span.startsAt ? null : new EndNotAfterStart(span.startsAt, span.endsAt, ['endsAt'])
}

function isInRange(date: Date): boolean {
  const time = date.getTime()
  return time >= EARLIEST && time < LATEST
}
