import { type Draft, type Written, endRow, write, writeAdded } from './draft.ts'
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

const begun = (draft: Draft): Outcome => ({ draft, written: 0, unreadable: 0, passed: 0, beyond: 0 })

/** Writes one cell of a row that stands or is to be granted. */
export function writeCell(draft: Draft, shown: Shown, field: WorkbenchField, written: Written): Draft {
  if (shown.row) return write(draft, seenOf(shown.row), field, written)
  return writeAdded(draft, shown.key, field, written)
}

function writeOne(outcome: Outcome, shown: Shown, field: WorkbenchField | null, typed: string): Outcome {
  if (field === null || !canWrite(shown, field)) return { ...outcome, passed: outcome.passed + 1 }
  const written = readCell(field, typed)
  return {
    ...outcome,
    draft: writeCell(outcome.draft, shown, field, written),
    written: outcome.written + 1,
    unreadable: outcome.unreadable + (written.problem === undefined ? 0 : 1),
  }
}

/**
 * Writes a pasted block at the top left of what is chosen; one cell fills all that is chosen.
 * @param block from the chosen cell on to the end of the grid  @param chosen how many rows and columns are chosen
 */
export function paste(
  draft: Draft,
  { rows, fields }: Block,
  {
    cells,
    chosen,
  }: {
    readonly cells: readonly (readonly string[])[]
    readonly chosen: { readonly rows: number; readonly columns: number }
  },
): Outcome {
  const isOne = cells.length === 1 && cells[0]?.length === 1
  const pasted = isOne
    ? Array.from({ length: chosen.rows }, () => Array.from({ length: chosen.columns }, () => cells[0]![0]!))
    : cells
  let outcome = begun(draft)
  for (const [line, texts] of pasted.entries()) {
    const shown = rows[line]
    for (const [at, typed] of texts.entries()) {
      const field = fields[at]
      if (!shown || field === undefined) outcome = { ...outcome, beyond: outcome.beyond + 1 }
      else outcome = writeOne(outcome, shown, field, typed)
    }
  }
  return outcome
}

/** Writes the first row of a block into the rows below it. */
export function fill(draft: Draft, { rows, fields }: Block): Outcome {
  const [first, ...below] = rows
  let outcome = begun(draft)
  if (!first) return outcome
  for (const shown of below)
    for (const field of fields) outcome = writeOne(outcome, shown, field, field ? first.texts[field] : '')
  return outcome
}

/** Takes back what is written in a block, and empties notes. */
export function clear(draft: Draft, { rows, fields }: Block): Outcome {
  let outcome = begun(draft)
  for (const shown of rows)
    for (const field of fields) {
      if (field === 'note') outcome = writeOne(outcome, shown, field, '')
      else if (field && shown.row && shown.set[field]) {
        const back = shown.edit?.was[field] ?? ''
        outcome = {
          ...outcome,
          draft: writeCell(outcome.draft, shown, field, { text: back }),
          written: outcome.written + 1,
        }
      } else outcome = { ...outcome, passed: outcome.passed + 1 }
    }
  return outcome
}

/** Ends the rows of a block, or, where all of them do already, lets them go on; a row to grant is left out again. */
export function endRows(draft: Draft, rows: readonly Shown[]): Draft {
  const standing = rows.flatMap(({ row, edit }) => (row ? [{ row, edit }] : []))
  const ends = !standing.every(({ edit }) => edit?.ends)
  const dropped = new Set(rows.flatMap(({ key, added }) => (added ? [key] : [])))
  const kept: Draft = { ...draft, added: draft.added.filter(({ key }) => !dropped.has(key)) }
  return standing.reduce<Draft>((now, { row }) => endRow(now, seenOf(row), ends), kept)
}
