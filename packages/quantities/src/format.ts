import { DECIMALS, type Quantity } from './quantity.ts'

function digitsOf(amount: Quantity): { negative: boolean; digits: string; decimals: string } {
  const negative = amount < 0n
  const text = (negative ? -amount : amount).toString().padStart(DECIMALS + 1, '0')
  return { negative, digits: text.slice(0, -DECIMALS), decimals: text.slice(-DECIMALS) }
}

/** For machines: the shortest text that parses back to the same quantity, `-1250.5`. */
export function formatQuantity(amount: Quantity): string {
  const { negative, digits, decimals } = digitsOf(amount)
  const kept = decimals.replace(/0+$/, '')
  return `${negative ? '-' : ''}${digits}${kept === '' ? '' : `.${kept}`}`
}

/** As PostgreSQL writes numeric(18,4): always four decimals, `-1250.5000`. */
export function formatFixed(amount: Quantity): string {
  const { negative, digits, decimals } = digitsOf(amount)
  return `${negative ? '-' : ''}${digits}.${decimals}`
}

/** For people: thousands marks and a true minus sign, `−1,250.5`. It does not parse back. */
export function formatGrouped(amount: Quantity): string {
  const { negative, digits, decimals } = digitsOf(amount)
  const kept = decimals.replace(/0+$/, '')
  const grouped = digits.replace(/\B(?=(\d{3})+$)/g, ',')
  return `${negative ? '−' : ''}${grouped}${kept === '' ? '' : `.${kept}`}`
}
