import type { ReactNode } from 'react'

/** Where a column stands when a row has two lines: above or below, at the start or at the end. */
export type NarrowPlace = 'title' | 'value' | 'detail' | 'aside'

/** One column of a DataGrid. */
export interface GridColumn<Row> {
  readonly id: string
  /** The header's words, with the unit where there is one: 'Allocated (TB)'. */
  readonly header: string
  /** Whether the header is only read aloud: over a column of buttons. */
  readonly hidesHeader?: boolean
  readonly cell: (row: Row) => ReactNode
  /** A CSS grid track: '120px', 'minmax(160px, 2fr)'. */
  readonly width: string
  /** Numbers and dates stand at the end. */
  readonly align?: 'start' | 'end'
  readonly isSortable?: boolean
  /** Without a place it is left out at 640 px and below. */
  readonly narrow?: NarrowPlace
}

/** The order of the rows, as the server gives them. */
export interface GridSort {
  readonly column: string
  readonly direction: 'ascending' | 'descending'
}

/** What a press on a sortable header asks for: the other way round for the column sorted now, else ascending. */
export function nextSort(current: GridSort | undefined, column: string): GridSort {
  const isTurned = current?.column === column && current.direction === 'ascending'
  return { column, direction: isTurned ? 'descending' : 'ascending' }
}

/** The order as a page keeps it in its address: 'NAME', or '-NAME' for descending. */
export function sortText({ column, direction }: GridSort): string {
  return direction === 'descending' ? `-${column}` : column
}

/** The order that an address names. @param text as `sortText` writes it */
export function readSort(text: string): GridSort {
  return text.startsWith('-')
    ? { column: text.slice(1), direction: 'descending' }
    : { column: text, direction: 'ascending' }
}
