import type { Quantity } from '@tenure/quantities/quantity'
import { InvalidInput } from '../../../kernel/refusals.ts'
import type { Refusal } from '../../../kernel/refusal.ts'
import { readQuantity } from './value-checks.ts'

/** A28. How much there is, from text: as a quantity to grant, and more than nothing. */
export function readSupply(text: string, field: readonly string[] = ['quantity']): Quantity | Refusal {
  const quantity = readQuantity(text, field)
  if (typeof quantity !== 'bigint' || quantity > 0n) return quantity
  return new InvalidInput('A supply of nothing is none. Write how much there is, or end the supply.', field)
}
