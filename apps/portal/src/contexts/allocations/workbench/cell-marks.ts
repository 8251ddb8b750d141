import type { CellMark } from '@tenure/ui/edit-column'
import { parseQuantity } from '@tenure/quantities/quantity'
import { showQuantity } from '../show-quantity.ts'
import { type WorkbenchField, fieldNames, textsOf } from './model/fields.ts'
import type { Shown } from './model/shown.ts'
import { showText } from './show-text.ts'

/** What is to be said of a cell: first what is wrong with it, then what is changed. */
export function markOf(shown: Shown, field: WorkbenchField): CellMark | undefined {
  const { set, edit, refused, row } = shown
  const problem = set[field]?.problem ?? refused[field]
  if (problem !== undefined) return { tone: 'problem', words: problem }
  if (edit?.clashes[field]) return { tone: 'warning', words: 'someone else changed it meanwhile: choose in the review' }
  if (field === 'endsAt' && edit?.ends) return { tone: 'changed', words: 'ends at once when applied' }
  if (!set[field]) return undefined
  if (field === 'quantity' && row && parseQuantity(shown.texts.quantity) < parseQuantity(row.drawn))
    return { tone: 'warning', words: `less than the ${showQuantity(row.drawn)} that are drawn` }
  return { tone: 'changed', words: row ? `was ${showText(field, textsOf(row)[field]) || 'empty'}` : 'new' }
}

/** The same of the row itself, at its first cell. */
export function rowMarkOf({ refused, added }: Shown): CellMark | undefined {
  if (refused.row !== undefined) return { tone: 'problem', words: refused.row }
  return added ? { tone: 'changed', words: 'a new allocation' } : undefined
}

/** A cell named for those who listen: `Quantity of AB-1 CPU`. */
export function cellName({ publicId, type }: Shown, field: WorkbenchField): string {
  return `${fieldNames[field]} of ${publicId} ${type}`
}
