/**
 * An exact quantity with four decimals: a whole number of ten-thousandths, as a branded bigint.
 *
 * It is PostgreSQL's numeric(18,4). A bigint rather than a class: adding two is one machine operation, they compare with
 * `<`, and no rounding mode can be set wrongly. The brand keeps a count of anything else from being taken for one.
 */
export type Quantity = bigint & { readonly [quantity]: true }
declare const quantity: unique symbol

/** Decimals a quantity carries. */
export const DECIMALS = 4
const SCALE = 10_000n

/** The largest quantity that numeric(18,4) holds: 99,999,999,999,999.9999. Its negative is the smallest. */
export const LARGEST = (10n ** 18n - 1n) as Quantity
export const ZERO = 0n as Quantity

/** A quantity from a whole number of ten-thousandths, as the arithmetic here counts. */
export function fromTenThousandths(units: bigint): Quantity {
  return units as Quantity
}

/** A quantity from a whole number of the resource's unit. Throws RangeError on a fraction or an unsafe integer. */
export function whole(units: number): Quantity {
  if (!Number.isSafeInteger(units)) throw new RangeError(`${units} is not a whole number that a double holds exactly.`)
  return (BigInt(units) * SCALE) as Quantity
}

export type QuantityFault = 'NOT_A_DECIMAL' | 'TOO_MANY_DECIMALS' | 'TOO_MANY_DIGITS'

const REMEDY: Record<QuantityFault, string> = {
  NOT_A_DECIMAL: 'is not a decimal number; write digits with a point, like 1250.5',
  TOO_MANY_DECIMALS: 'has more than four decimals; round it to four',
  TOO_MANY_DIGITS: 'has more than fourteen digits before the point; use a smaller number or a larger unit',
}

/** Text that is no quantity. `fault` says in which way, `input` what was written (cut at 40 characters). */
export class QuantityFormatError extends Error {
  override readonly name = 'QuantityFormatError'
  readonly fault: QuantityFault
  readonly input: string

  constructor(fault: QuantityFault, input: string) {
    const shown = input.length > 40 ? `${input.slice(0, 40)}…` : input
    super(`“${shown}” ${REMEDY[fault]}.`)
    this.fault = fault
    this.input = shown
  }
}

// Long enough for any leading zeros a spreadsheet writes, short enough that a megabyte of digits never reaches BigInt.
const LONGEST_TEXT = 64
const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/

/**
 * Reads a quantity: an optional minus, digits, optionally a point and digits. No exponent, no NaN, no infinity, no
 * thousands marks, no spaces. Throws QuantityFormatError.
 */
export function parseQuantity(text: string): Quantity {
  const match = text.length > LONGEST_TEXT ? null : DECIMAL.exec(text)
  if (match === null) throw new QuantityFormatError('NOT_A_DECIMAL', text)
  const [, sign = '', digits = '', decimals = ''] = match
  // 1.50000 is 1.5: zeros beyond the fourth decimal lose nothing.
  const kept = decimals.replace(/0+$/, '')
  if (kept.length > DECIMALS) throw new QuantityFormatError('TOO_MANY_DECIMALS', text)
  const units = BigInt(digits) * SCALE + BigInt(kept.padEnd(DECIMALS, '0'))
  if (units > LARGEST) throw new QuantityFormatError('TOO_MANY_DIGITS', text)
  return (sign === '-' ? -units : units) as Quantity
}

/** Whether numeric(18,4) holds it. Sums of quantities may pass the limit; what is stored may not. */
export function isStorable(amount: Quantity): boolean {
  return amount <= LARGEST && amount >= -LARGEST
}
