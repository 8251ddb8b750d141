/** A cell: line and column, both from 0, without the header. */
export interface CellPlace {
  readonly line: number
  readonly column: number
}

/** Cells chosen together: from where the choice began to where it was drawn to. */
export interface CellChoice {
  readonly anchor: CellPlace
  readonly head: CellPlace
}

/** The same from top left to bottom right, ends included. */
export interface CellRange {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
}

export function rangeOf({ anchor, head }: CellChoice): CellRange {
  return {
    top: Math.min(anchor.line, head.line),
    bottom: Math.max(anchor.line, head.line),
    left: Math.min(anchor.column, head.column),
    right: Math.max(anchor.column, head.column),
  }
}

/** One cell alone. */
export function at(place: CellPlace): CellChoice {
  return { anchor: place, head: place }
}

/** A choice kept within what there is, when lines went away. */
export function within({ anchor, head }: CellChoice, lines: number, columns: number): CellChoice {
  const kept = ({ line, column }: CellPlace) => ({
    line: Math.max(0, Math.min(line, lines - 1)),
    column: Math.max(0, Math.min(column, columns - 1)),
  })
  return { anchor: kept(anchor), head: kept(head) }
}
