const SCALE = 10_000n

/** Ten-thousandths of a decimal as the API gives it: a float would lose digits. */
export function units(decimal: string): bigint {
  const [whole = '0', fraction = ''] = decimal.replace('-', '').split('.')
  const value = BigInt(whole) * SCALE + BigInt(fraction.padEnd(4, '0').slice(0, 4))
  return decimal.startsWith('-') ? -value : value
}

/** The decimal of so many ten-thousandths. */
export function decimal(value: bigint): string {
  const digits = (value < 0n ? -value : value).toString().padStart(5, '0')
  return `${value < 0n ? '-' : ''}${digits.slice(0, -4)}.${digits.slice(-4)}`
}

/** The sum of decimals, exact. */
export const total = (decimals: readonly string[]): string =>
  decimal(decimals.reduce((sum, one) => sum + units(one), 0n))
