import { readDecimal } from '@tenure/ui/decimal'
import { check, pipe, string } from 'valibot'

/** A percentage as a share may have it: 0 to 99, at most two decimals. */
export function isShareable(text: string): boolean {
  const reading = readDecimal(text, 2)
  if (!('value' in reading) || reading.value === '' || reading.value.startsWith('-')) return false
  const [whole = '', decimals = ''] = reading.value.split('.')
  return whole.length < 3 && (Number(whole) < 99 || (whole === '99' && decimals === ''))
}

export const sharePercentage = pipe(
  string(),
  check(isShareable, 'Write a percentage from 0 to 99, with at most two decimals: the source keeps at least 1 %.'),
)
