import { showDay } from '@tenure/ui/instant'
import { showQuantity } from '../show-quantity.ts'
import { renewalWords } from '../words.ts'
import type { WorkbenchField } from './model/fields.ts'

/** A cell's text as people read it; one that can't be read as it was written. */
export function showText(field: WorkbenchField, text: string): string {
  if (field === 'quantity') return showQuantity(text)
  if (field === 'renewal') return renewalWords[text as keyof typeof renewalWords] ?? text
  if (field === 'endsAt' && /^\d{4}-\d\d-\d\d$/.test(text)) return showDay(`${text}T00:00:00.000Z`)
  return text
}
