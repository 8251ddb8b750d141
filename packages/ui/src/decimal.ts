/** A quantity as typed: either a decimal in canonical form, nothing, or a sentence that says why it is not a number. */
export type DecimalReading = { readonly value: string } | { readonly problem: string }

const thousandsMarks = /[\s'’_\u00a0\u202f\u2009]/g
const grouped = /^[+-]?\d{1,3}(,\d{3})+(\.\d*)?$/
const plain = /^[+-]?(\d+\.?\d*|\.\d+)$/

/**
 * Reads what a person typed, as text throughout: a float would lose digits of NUMERIC(18,4).
 * Spaces, apostrophes, and commas between groups of three are thousands marks; the decimal mark is a point.
 * @param typed the text
 * @param scale the decimals kept, 4 unless told; more than these are refused, never rounded
 * @returns the canonical form ('1234.5', '' for nothing) or the problem
 */
export function readDecimal(typed: string, scale = 4): DecimalReading {
  const bare = typed.replace(thousandsMarks, '')
  if (bare === '') return { value: '' }
  const unmarked = grouped.test(bare) ? bare.replaceAll(',', '') : bare
  if (unmarked.includes(',')) return { problem: 'Write decimals after a point, as in 1234.5.' }
  if (!plain.test(unmarked)) return { problem: 'This is not a number. Write digits, as in 1234.5.' }
  return canonical(unmarked, scale)
}

/**
 * The canonical decimal with thousands marks: '1234567.5' → '1,234,567.5'. Text that is no decimal comes back unchanged.
 * @param value canonical decimal text
 */
export function markThousands(value: string): string {
  const match = /^(-?)(\d+)(\.\d+)?$/.exec(value)
  if (!match) return value
  const [, sign = '', whole = '', fraction = ''] = match
  return sign + whole.replace(/\B(?=(\d{3})+$)/g, ',') + fraction
}

/**
 * A stored decimal without the zeros that say nothing: '1000.0000' → '1000', '12.50' → '12.5'.
 * @param value decimal text as the API gives it
 */
export function trimDecimal(value: string): string {
  return value.includes('.') ? value.replace(/\.?0+$/, '') : value
}

function canonical(text: string, scale: number): DecimalReading {
  const negative = text.startsWith('-')
  const [whole = '', fraction = ''] = text.replace(/^[+-]/, '').split('.')
  const digits = whole.replace(/^0+(?=\d)/, '') || '0'
  const decimals = fraction.replace(/0+$/, '')
  if (decimals.length > scale) return { problem: `At most ${scale} decimals are kept.` }
  if (digits.length > 18 - scale) return { problem: `This is more than ${18 - scale} digits before the point.` }
  const magnitude = decimals ? `${digits}.${decimals}` : digits
  return { value: negative && magnitude !== '0' ? `-${magnitude}` : magnitude }
}
