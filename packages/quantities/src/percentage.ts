import type { Quantity } from './quantity.ts'

/** A percentage that may be shared, in hundredths of a percent: a whole number from 0 (0 %) to 9900 (99 %). */
export type Hundredths = number & { readonly [hundredths]: true }
declare const hundredths: unique symbol

/** Nobody gives away more than 99 % of anything. */
export const HIGHEST = 9900 as Hundredths

export type PercentageFault = 'NOT_A_DECIMAL' | 'TOO_MANY_DECIMALS' | 'OUT_OF_RANGE'

const REMEDY: Record<PercentageFault, string> = {
  NOT_A_DECIMAL: 'is not a percentage; write digits with a point, like 12.5',
  TOO_MANY_DECIMALS: 'has more than two decimals; round it to two',
  OUT_OF_RANGE: 'is not between 0 and 99; choose a percentage in that range',
}

/** Text or a number that is no percentage to share. `fault` says in which way. */
export class PercentageError extends Error {
  override readonly name = 'PercentageError'
  readonly fault: PercentageFault
  readonly input: string

  constructor(fault: PercentageFault, input: string) {
    const shown = input.length > 40 ? `${input.slice(0, 40)}…` : input
    super(`“${shown}” ${REMEDY[fault]}.`)
    this.fault = fault
    this.input = shown
  }
}

/** Hundredths of a percent from a number of them. Throws PercentageError when not a whole number from 0 to 9900. */
export function fromHundredths(count: number): Hundredths {
  if (!Number.isInteger(count)) throw new PercentageError('TOO_MANY_DECIMALS', String(count / 100))
  if (count < 0 || count > HIGHEST) throw new PercentageError('OUT_OF_RANGE', String(count / 100))
  return count as Hundredths
}

const DECIMAL = /^(-?\d{1,9})(?:\.(\d{1,9}))?$/

/** Reads `12.5` as 1250 hundredths. Throws PercentageError. */
export function parsePercentage(text: string): Hundredths {
  const match = DECIMAL.exec(text)
  if (match === null) throw new PercentageError('NOT_A_DECIMAL', text)
  const [, digits = '', decimals = ''] = match
  const kept = decimals.replace(/0+$/, '')
  const percent = Number(digits)
  if (percent < 0 || percent > 99 || (digits.startsWith('-') && kept !== ''))
    throw new PercentageError('OUT_OF_RANGE', text)
  if (kept.length > 2) throw new PercentageError('TOO_MANY_DECIMALS', text)
  const count = percent * 100 + Number(kept.padEnd(2, '0'))
  if (count > HIGHEST) throw new PercentageError('OUT_OF_RANGE', text)
  return (count + 0) as Hundredths
}

/** `12.5`, without the sign: the caller writes ` %` or a column header does. Takes sums above 99 % too. */
export function formatPercentage(count: number): string {
  const decimals = String(Math.abs(count) % 100)
    .padStart(2, '0')
    .replace(/0+$/, '')
  return `${count < 0 ? '-' : ''}${Math.floor(Math.abs(count) / 100)}${decimals === '' ? '' : `.${decimals}`}`
}

/** base × percentage, rounded down to four decimals: the crumb stays with the one who gives. */
export function floorShare(base: Quantity, percentage: number): Quantity {
  const product = base * BigInt(percentage)
  const quotient = product / 10_000n
  // Division of bigints rounds towards zero; down is what is meant, for a negative base too.
  return (product < 0n && quotient * 10_000n !== product ? quotient - 1n : quotient) as Quantity
}
