import { type FocusEvent, type KeyboardEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { type GridExtent, type GridPosition, positionAfter } from './grid-position.ts'
import { focusTarget, isTyping, keepOneTabStop } from './one-tab-stop.ts'

interface GridFocusOptions {
  readonly grid: RefObject<HTMLElement | null>
  readonly extent: GridExtent
  /** Brings a row of the body (from 0) into sight. */
  readonly reveal: (bodyRow: number) => void
  /** Enter or space on a cell that holds nothing to press. */
  readonly onPress: (bodyRow: number, key: 'Enter' | ' ') => void
}

/** Which cell is the grid's one tab stop, and how keys move it. The row that holds it must stay drawn while it is out of sight. */
export function useGridFocus({ grid, extent, reveal, onPress }: GridFocusOptions) {
  const [active, setActive] = useState<GridPosition>({ row: 1, column: 0 })
  const wantsFocus = useRef(false)
  const row = Math.min(active.row, extent.rows)
  const column = Math.min(active.column, extent.columns - 1)

  // After every drawing: rows come and go while scrolling, each with links and buttons of its own.
  useLayoutEffect(() => {
    if (!grid.current) return
    const cell = grid.current.querySelector<HTMLElement>(`[data-cell="${row}:${column}"]`)
    keepOneTabStop(grid.current, cell)
    if (!wantsFocus.current || !cell) return
    wantsFocus.current = false
    focusTarget(cell).focus({ preventScroll: true })
  })

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (isTyping(event.target) || event.altKey) return
    const next = positionAfter({ row, column }, { key: event.key, isControl: event.ctrlKey || event.metaKey }, extent)
    if (next) {
      event.preventDefault()
      wantsFocus.current = true
      if (next.row > 0) reveal(next.row - 1)
      setActive(next)
    } else if ((event.key === 'Enter' || event.key === ' ') && isCell(event.target) && row > 0) {
      event.preventDefault()
      onPress(row - 1, event.key)
    }
  }

  const onFocus = (event: FocusEvent<HTMLElement>) => {
    const [at, across] = event.target.closest<HTMLElement>('[data-cell]')?.dataset.cell?.split(':').map(Number) ?? []
    if (at !== undefined && across !== undefined && (at !== row || across !== column))
      setActive({ row: at, column: across })
  }

  return { active: { row, column }, onKeyDown, onFocus }
}

function isCell(target: EventTarget): boolean {
  return target instanceof HTMLElement && target.dataset.cell !== undefined
}
