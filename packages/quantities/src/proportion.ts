/**
 * Splits a total over weights so that the parts add up to it exactly: each gets its share rounded down, and the units
 * left over go one each to the largest remainders (the earlier one where two are equal). Hamilton's method.
 *
 * Counts in whatever unit the total counts in: ten-thousandths of a core-hour, cents of a bill. Throws RangeError for a
 * negative total or weight, or for a total that nothing carries (no weight above zero).
 */
export function largestRemainder<T extends bigint>(total: T, weights: readonly bigint[]): T[] {
  if (total < 0n) throw new RangeError('A total to split is never negative.')
  if (weights.some((weight) => weight < 0n)) throw new RangeError('A weight is never negative.')
  const all = weights.reduce((a, b) => a + b, 0n)
  if (all === 0n) {
    if (total !== 0n) throw new RangeError('A total needs at least one weight above zero to fall on.')
    return weights.map(() => 0n as T)
  }
  const parts = weights.map((weight) => (total * weight) / all)
  const remainders = weights.map((weight, index) => ({ index, remainder: (total * weight) % all }))
  remainders.sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1))
  const over = Number(total - parts.reduce((a, b) => a + b, 0n))
  for (const { index } of remainders.slice(0, over)) parts[index] = (parts[index] ?? 0n) + 1n
  return parts as T[]
}

/** total × part / of, rounded down. Throws RangeError unless 0 ≤ part ≤ of and of > 0. */
export function proportion<T extends bigint>(total: T, part: bigint, of: bigint): T {
  if (of <= 0n || part < 0n || part > of) throw new RangeError('A proportion lies between 0 and 1.')
  if (total < 0n) throw new RangeError('A total to take a part of is never negative.')
  return ((total * part) / of) as T
}
