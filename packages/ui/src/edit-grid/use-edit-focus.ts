import { type FocusEvent, type MouseEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { type CellChoice, type CellPlace, at, within } from './cell-range.ts'

interface EditFocusOptions {
  readonly grid: RefObject<HTMLElement | null>
  readonly lines: number
  readonly columns: number
  readonly reveal: (line: number) => void
}

/** Which cells are chosen, which of them is active, and that the active one has the focus while the grid has. */
export function useEditFocus({ grid, lines, columns, reveal }: EditFocusOptions) {
  const [chosen, setChosen] = useState<CellChoice>(at({ line: 0, column: 0 }))
  const wantsFocus = useRef(false)
  const choice = within(chosen, lines, columns)
  const { line, column } = choice.head

  useLayoutEffect(() => {
    if (!wantsFocus.current) return
    const cell =
      grid.current?.querySelector<HTMLElement>(`[data-cell="${line}:${column}"]`) ??
      grid.current?.querySelector<HTMLElement>(`[data-cell="${line}:0"]`)
    if (!cell) return
    wantsFocus.current = false
    cell.focus({ preventScroll: true })
    cell.scrollIntoView?.({ block: 'nearest', inline: 'nearest' })
  })

  const choose = (next: CellChoice) => {
    wantsFocus.current = true
    reveal(next.head.line)
    setChosen(next)
  }
  const onMouseDown = (event: MouseEvent) => {
    const place = placeOf(event.target)
    if (!place || event.button !== 0) return
    if (event.shiftKey) event.preventDefault()
    choose(event.shiftKey ? { anchor: choice.anchor, head: place } : at(place))
  }
  /** Drawing over cells with the button held chooses them. */
  const onMouseOver = (event: MouseEvent) => {
    const place = placeOf(event.target)
    if (!place || event.buttons !== 1 || (place.line === line && place.column === column)) return
    setChosen({ anchor: choice.anchor, head: place })
  }
  const onFocus = (event: FocusEvent) => {
    const place = placeOf(event.target)
    if (place && (place.line !== line || (place.column !== column && place.column > 0))) setChosen(at(place))
  }
  return { choice, choose, handlers: { onMouseDown, onMouseOver, onFocus } }
}

function placeOf(target: EventTarget): CellPlace | null {
  if (!(target instanceof Element) || target.closest('input, select')) return null
  const [line, column] = target.closest<HTMLElement>('[data-cell]')?.dataset['cell']?.split(':').map(Number) ?? []
  return line === undefined || column === undefined ? null : { line, column }
}
