import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useEffect, useRef } from 'react'

interface RowWindowOptions {
  readonly grid: RefObject<HTMLElement | null>
  /** Rows in all, loaded or not. */
  readonly count: number
  /** Rows at hand from the start. */
  readonly loaded: number
  readonly rowHeight: number
  readonly headerHeight: number
  /** The row (from 0) that stays drawn though out of sight, for it holds the focus. */
  readonly keeps: () => number
  readonly onEndReached: (() => void) | undefined
  readonly onRange: ((range: RowRange) => void) | undefined
}

/** Rows from `start` up to and without `end`, counted from 0. */
export interface RowRange {
  readonly start: number
  readonly end: number
}

/** How close to the last row at hand the next ones are asked for. */
const nearEnd = 20

/** Draws only the rows in sight, a few around, and the one with the focus. Asks for more before the end is seen. */
export function useRowWindow({
  grid,
  count,
  loaded,
  rowHeight,
  headerHeight,
  keeps,
  onEndReached,
  onRange,
}: RowWindowOptions) {
  const asked = useRef(-1)
  const rows = useVirtualizer<HTMLElement, HTMLElement>({
    count,
    getScrollElement: () => grid.current,
    estimateSize: () => rowHeight,
    scrollMargin: headerHeight,
    scrollPaddingStart: headerHeight,
    overscan: 8,
    rangeExtractor: (range) => withRow(range, keeps()),
  })
  useEffect(() => rows.measure(), [rows, rowHeight])

  const start = rows.range?.startIndex ?? 0
  const end = (rows.range?.endIndex ?? -1) + 1
  useEffect(() => {
    if (end > 0) onRange?.({ start, end })
  }, [onRange, start, end])
  useEffect(() => {
    if (end < loaded - nearEnd || asked.current === loaded || loaded === 0) return
    asked.current = loaded
    onEndReached?.()
  }, [onEndReached, end, loaded])
  return rows
}

function withRow(range: Range, row: number): number[] {
  const drawn = defaultRangeExtractor(range)
  if (row < 0 || row >= range.count || drawn.includes(row)) return drawn
  return [...drawn, row].sort((a, b) => a - b)
}
