import type { ReactNode } from 'react'

/** How a cell is written: as text, or as one of a few. */
export type CellWriting =
  | { readonly kind: 'text' }
  | { readonly kind: 'choice'; readonly options: readonly { readonly id: string; readonly name: string }[] }

/** What is to be said of a cell. Never by colour alone: `words` are read out and shown while the cell is active. */
export interface CellMark {
  readonly tone: 'changed' | 'warning' | 'problem'
  readonly words: string
}

/** One column of an EditGrid. */
export interface EditColumn<Row> {
  readonly id: string
  readonly header: string
  /** A CSS grid track. */
  readonly width: string
  readonly align?: 'start' | 'end'
  readonly cell: (row: Row) => ReactNode
  /** What is copied, and what editing begins with. */
  readonly text: (row: Row) => string
  /** null where the cell of this row can only be read. */
  readonly writing?: (row: Row) => CellWriting | null
  readonly mark?: (row: Row) => CellMark | undefined
}

/** A line of the grid: a row, or the heading of those below it. */
export type EditLine<Row> =
  { readonly key: string; readonly row: Row } | { readonly key: string; readonly heading: ReactNode }
