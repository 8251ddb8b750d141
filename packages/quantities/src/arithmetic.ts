import { ZERO, type Quantity } from './quantity.ts'

export function add(a: Quantity, b: Quantity): Quantity {
  return (a + b) as Quantity
}

export function subtract(a: Quantity, b: Quantity): Quantity {
  return (a - b) as Quantity
}

export function negate(a: Quantity): Quantity {
  return -a as Quantity
}

/** -1, 0 or 1, as `sort` wants it. */
export function compare(a: Quantity, b: Quantity): -1 | 0 | 1 {
  return a < b ? -1 : a > b ? 1 : 0
}

export function min(a: Quantity, b: Quantity): Quantity {
  return a < b ? a : b
}

export function max(a: Quantity, b: Quantity): Quantity {
  return a > b ? a : b
}

/** The amount, or zero where it is negative. */
export function atLeastZero(a: Quantity): Quantity {
  return a < 0n ? ZERO : a
}

/** Zero for nothing. */
export function sum(amounts: Iterable<Quantity>): Quantity {
  let total = 0n
  for (const amount of amounts) total += amount
  return total as Quantity
}
