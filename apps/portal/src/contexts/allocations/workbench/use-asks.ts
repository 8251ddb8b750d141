import type { EditLine } from '@tenure/ui/edit-column'
import type { EditAsk } from '@tenure/ui/edit-grid'
import type { CellRange } from '@tenure/ui/edit-range'
import { showCount } from '@tenure/ui/show-count'
import { useState } from 'react'
import { cellName } from './cell-marks.ts'
import { type Outcome, clear, endRows, fill, paste, writeCell } from './model/block.ts'
import type { Draft } from './model/draft.ts'
import { readCell } from './model/fields.ts'
import type { Shown } from './model/shown.ts'
import { showText } from './show-text.ts'
import type { DraftInHand } from './use-draft.ts'
import { fieldOf, workbenchColumns } from './workbench-columns.tsx'

interface AsksOptions {
  readonly draft: DraftInHand
  readonly lines: readonly EditLine<Shown>[]
  readonly write: (draft: Draft) => void
  readonly onReview: () => void
}

const oneCell: CellRange = { top: 0, bottom: 0, left: 0, right: 0 }

/** Does what the grid asks, and says politely what came of it. */
export function useAsks({ draft, lines, write, onReview }: AsksOptions) {
  const [range, setRange] = useState(oneCell)
  const [said, setSaid] = useState('')
  /** What stays to be read: what of a block could not be written. */
  const [notice, setNotice] = useState('')
  const rowsFrom = (top: number, bottom: number) =>
    lines.slice(top, bottom + 1).flatMap((line) => ('row' in line ? [line.row] : []))
  const block = ({ top, bottom, left, right }: CellRange) => ({
    rows: rowsFrom(top, bottom),
    fields: workbenchColumns.slice(left, right + 1).map(({ id }) => fieldOf(id)),
  })
  const tell = (verb: string, outcome: Outcome) => {
    write(outcome.draft)
    const rest = [
      outcome.unreadable > 0 ? `${showCount(outcome.unreadable, 'cell')} can’t be read` : '',
      outcome.passed > 0 ? `${showCount(outcome.passed, 'cell')} can only be read and stayed` : '',
      outcome.beyond > 0 ? `for ${showCount(outcome.beyond, 'cell')} there was no room` : '',
    ].filter(Boolean)
    setSaid([`${showCount(outcome.written, 'cell')} ${verb}`, ...rest].join(', '))
    setNotice(rest.length > 0 ? `${showCount(outcome.written, 'cell')} ${verb}; ${rest.join('; ')}` : '')
  }
  const onAsk = (ask: EditAsk) => {
    switch (ask.kind) {
      case 'write': {
        const [line, field] = [lines[ask.line], fieldOf(ask.column)]
        if (!line || !('row' in line) || !field) return
        const written = readCell(field, ask.text)
        // Opened and left as it was is no change: what was unreadable stays as well.
        if (written.text === line.row.texts[field]) return
        write(writeCell(draft.now, line.row, { field, ...written }))
        setNotice('')
        setSaid(`${cellName(line.row, field)}: ${written.problem ?? showText(field, written.text)}`)
        return
      }
      case 'paste': {
        const chosen = {
          rows: rowsFrom(ask.range.top, ask.range.bottom).length,
          columns: ask.range.right - ask.range.left + 1,
        }
        const from = block({ ...ask.range, bottom: lines.length - 1, right: workbenchColumns.length - 1 })
        return tell('pasted', paste(draft.now, from, { cells: ask.cells, chosen }))
      }
      case 'fill':
        return tell('filled', fill(draft.now, block(ask.range)))
      case 'clear':
        return tell('put back', clear(draft.now, block(ask.range)))
      case 'undo':
        draft.undo()
        return setSaid(draft.canUndo ? 'Undone' : 'Nothing to undo')
      case 'redo':
        draft.redo()
        return setSaid(draft.canRedo ? 'Done again' : 'Nothing to do again')
      case 'review':
        return onReview()
    }
  }
  const line = lines[range.top]
  const column = workbenchColumns[range.left]
  return {
    onAsk,
    onChoose: (next: CellRange) => {
      setRange(next)
      setNotice('')
    },
    said,
    notice,
    announce: setNotice,
    chosen: range.top === range.bottom ? [] : rowsFrom(range.top, range.bottom),
    active: line && 'row' in line && column ? { row: line.row, column: column.id } : null,
    endRows: () => write(endRows(draft.now, rowsFrom(range.top, range.bottom))),
  }
}
