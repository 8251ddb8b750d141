import { showDay, showLastDay } from '@tenure/ui/instant'
import { showPercentage, showQuantity } from '../show-quantity.ts'
import { renewalWords, shareKindWords } from '../words.ts'

/** A field's name as people say it; differences name it as the database does: 'data_steward_id' → 'Data steward'. */
export function fieldName(field: string): string {
  const words = field.replace(/_id$/, '').replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

const wordsOf: Readonly<Record<string, string>> = { ...renewalWords, ...shareKindWords }

/** A value out of a difference, in words; null for nothing. @param field as `fieldName` takes it */
export function showValue(field: string, value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  if (field === 'ends_at') return showLastDay(text)
  if (field === 'share_percentage') return showPercentage(text)
  if (/^\d{4}-\d\d-\d\d[T ]/.test(text)) return showDay(text)
  return wordsOf[text] ?? (/^-?\d+(\.\d+)?$/.test(text) ? showQuantity(text) : text)
}

/** Of what this person wrote only what they changed, in words. @param opened what the form opened with */
export function changedFields(
  opened: Readonly<Record<string, string>>,
  written: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(written).filter(([field, value]) => value !== opened[field]))
}
