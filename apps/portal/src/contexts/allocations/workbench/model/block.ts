import { type Draft, type WrittenCell, endRow, write, writeAdded } from './draft.ts'
import { type WorkbenchField, readCell } from './fields.ts'
import { type Shown, canWrite, seenOf } from './shown.ts'

/** A block of the grid to write into: its rows in order, and its columns; null for one that can only be read. */
export interface Block {
  readonly rows: readonly Shown[]
  readonly fields: readonly (WorkbenchField | null)[]
}

/** A draft with more written, and what of it could not be. Nothing falls away untold. */
export interface Outcome {
  readonly draft: Draft
  readonly written: number
  readonly unreadable: number
  /** Cells that can only be read. */
  readonly passed: number
  /** Lines and columns of a pasted block for which there is no room. */
  readonly beyond: number
}

type Tally = { -readonly [Part in keyof Outcome]: Outcome[Part] }

const begun = (draft: Draft): Tally => ({ draft, written: 0, unreadable: 0, passed: 0, beyond: 0 })

/** Writes one cell of a row that stands or is to be granted. */
export function writeCell(draft: Draft, shown: Shown, cell: WrittenCell): Draft {
  if (shown.row) return write(draft, seenOf(shown.row), cell)
  return writeAdded(draft, shown.key, cell)
}

interface Typed {
  readonly field: WorkbenchField | null
  readonly typed: string
}

function writeOne(tally: Tally, shown: Shown, { field, typed }: Typed): void {
  if (field === null || !canWrite(shown, field)) {
    tally.passed++
    return
  }
  const written = readCell(field, typed)
  tally.draft = writeCell(tally.draft, shown, { field, ...written })
  tally.written++
  if (written.problem !== undefined) tally.unreadable++
}

interface Pasted {
  readonly cells: readonly (readonly string[])[]
  /** How many rows and columns are chosen. */
  readonly chosen: { readonly rows: number; readonly columns: number }
}

/**
 * Writes a pasted block at the top left of what is chosen; one cell fills all that is chosen.
 * @param block from the chosen cell on to the end of the grid
 */
export function paste(draft: Draft, { rows, fields }: Block, { cells, chosen }: Pasted): Outcome {
  const one = cells.length === 1 && cells[0]?.length === 1 ? cells[0][0] : undefined
  const pasted =
    one === undefined
      ? cells
      : Array.from({ length: chosen.rows }, () => Array.from({ length: chosen.columns }, () => one))
  const tally = begun(draft)
  for (const [line, texts] of pasted.entries())
    for (const [at, typed] of texts.entries()) {
      const [shown, field] = [rows[line], fields[at]]
      if (!shown || field === undefined) tally.beyond++
      else writeOne(tally, shown, { field, typed })
    }
  return tally
}

/** Writes the first row of a block into the rows below it. */
export function fill(draft: Draft, { rows, fields }: Block): Outcome {
  const [first, ...below] = rows
  const tally = begun(draft)
  if (!first) return tally
  for (const shown of below)
    for (const field of fields) writeOne(tally, shown, { field, typed: field ? first.texts[field] : '' })
  return tally
}

/** Takes back what is written in a block, and empties notes. */
export function clear(draft: Draft, { rows, fields }: Block): Outcome {
  const tally = begun(draft)
  for (const shown of rows)
    for (const field of fields) {
      if (field === 'note') writeOne(tally, shown, { field, typed: '' })
      else if (field && shown.row && shown.set[field]) {
        tally.draft = writeCell(tally.draft, shown, { field, text: shown.edit?.was[field] ?? '' })
        tally.written++
      } else tally.passed++
    }
  return tally
}

/** Ends the rows of a block, or, where all of them do already, lets them go on; a row to grant is left out again. */
export function endRows(draft: Draft, rows: readonly Shown[]): Draft {
  const standing = rows.flatMap(({ row, edit }) => (row ? [{ row, edit }] : []))
  const ends = !standing.every(({ edit }) => edit?.ends)
  const dropped = new Set(rows.flatMap(({ key, added }) => (added ? [key] : [])))
  const kept: Draft = { ...draft, added: draft.added.filter(({ key }) => !dropped.has(key)) }
  return standing.reduce<Draft>((now, { row }) => endRow(now, seenOf(row), ends), kept)
}
