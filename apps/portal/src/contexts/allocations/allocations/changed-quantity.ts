import { readDecimal } from '@tenure/ui/decimal'

/** Whether what is written is a quantity above 0, and another than the one there is. Compared digit for digit, not as floats. */
export function changedQuantity(written: string, present: string): boolean {
  const [next, now] = [readDecimal(written), readDecimal(present)]
  if (!('value' in next) || !('value' in now)) return false
  return next.value !== now.value && /[1-9]/.test(next.value) && !next.value.startsWith('-')
}
