/** A place in the grid: row 0 is the header, rows 1 to `rows` the body. */
export interface GridPosition {
  readonly row: number
  readonly column: number
}

/** How far the grid reaches, and how many rows one page of it shows. */
export interface GridExtent {
  readonly rows: number
  readonly columns: number
  readonly page: number
}

/** The key of a press, with the one modifier that matters here. */
export interface GridKey {
  readonly key: string
  readonly isControl: boolean
}

/**
 * Where a key leads (WAI-ARIA practices, grid pattern).
 * @returns the new position, or null for a key the grid does not use
 */
export function positionAfter(
  at: GridPosition,
  { key, isControl }: GridKey,
  { rows, columns, page }: GridExtent,
): GridPosition | null {
  const moved = move(at, { key, isControl }, { rows, columns, page })
  if (!moved) return null
  return { row: clamp(moved.row, rows), column: clamp(moved.column, columns - 1) }
}

function move({ row, column }: GridPosition, { key, isControl }: GridKey, extent: GridExtent): GridPosition | null {
  switch (key) {
    case 'ArrowDown':
      return { row: row + 1, column }
    case 'ArrowUp':
      return { row: row - 1, column }
    case 'ArrowRight':
      return { row, column: column + 1 }
    case 'ArrowLeft':
      return { row, column: column - 1 }
    case 'PageDown':
      return { row: row + extent.page, column }
    case 'PageUp':
      return { row: Math.max(row - extent.page, Math.min(row, 1)), column }
    case 'Home':
      return isControl ? { row: 1, column: 0 } : { row, column: 0 }
    case 'End':
      return { row: isControl ? extent.rows : row, column: extent.columns - 1 }
    default:
      return null
  }
}

function clamp(value: number, last: number): number {
  return Math.max(0, Math.min(value, last))
}
