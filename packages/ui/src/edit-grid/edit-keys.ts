import { type GridExtent, positionAfter } from '../data-grid/grid-position.ts'
import { type CellChoice, at } from './cell-range.ts'

/** A press, as far as the grid cares. */
export interface Press {
  readonly key: string
  readonly isControl: boolean
  readonly isShift: boolean
}

/** What a press asks for. `type` begins to edit with what was typed, `edit` with what stands in the cell. */
export type GridAct =
  | { readonly kind: 'choose'; readonly choice: CellChoice }
  | { readonly kind: 'type'; readonly text: string }
  | { readonly kind: 'edit' | 'clear' | 'fill' | 'undo' | 'redo' | 'review' | 'all' }

const controlled: Readonly<Record<string, 'fill' | 'undo' | 'redo' | 'review' | 'all'>> = {
  d: 'fill',
  z: 'undo',
  y: 'redo',
  s: 'review',
  a: 'all',
}

/**
 * What a key does in a grid of cells (WAI-ARIA grid pattern, and what spreadsheets have taught).
 * @returns null for a key that the grid leaves to the page
 */
export function actOf(press: Press, choice: CellChoice, extent: GridExtent): GridAct | null {
  const { key, isControl, isShift } = press
  if (isControl) {
    const kind = controlled[key.toLowerCase()]
    if (kind) return { kind: kind === 'undo' && isShift ? 'redo' : kind }
  } else {
    if (key === 'Enter' || key === 'F2') return { kind: 'edit' }
    if (key === 'Delete' || key === 'Backspace') return { kind: 'clear' }
    // The page's own key for its filter.
    if (key === '/') return null
    if (key.length === 1 && key !== ' ') return { kind: 'type', text: key }
  }
  const { head, anchor } = choice
  // The grid's own places count the header as row 0; it is not edited, and keys stay below it.
  const moved = positionAfter({ row: head.line + 1, column: head.column }, { key, isControl }, extent)
  if (!moved) return null
  const place = { line: Math.max(0, moved.row - 1), column: moved.column }
  return { kind: 'choose', choice: isShift ? { anchor, head: place } : at(place) }
}
