import { showDay } from '@tenure/ui/instant'
import { showQuantity } from '../show-quantity.ts'

/** A field's name as people say it: 'billingPeriod' → 'Billing period'. */
export function fieldName(field: string): string {
  const words = field
    .replace(/Id$/, '')
    .replace(/_/g, ' ')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** A value out of a difference, in words; null for nothing. */
export function showValue(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  if (/^\d{4}-\d\d-\d\dT/.test(text)) return showDay(text)
  return /^-?\d+\.\d+$/.test(text) ? showQuantity(text) : text
}
