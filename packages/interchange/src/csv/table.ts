import type { Origin } from '../facility.ts'
import type { Column } from './column.ts'
import type { Row } from './row.ts'

export interface Identity {
  /** The columns that make a row unique, for the message. */
  readonly what: string
  /** Equal for two rows that mean the same thing. */
  readonly key: string
}

/** One kind of file: its columns, how a row becomes an item and how an item becomes cells. */
export interface Table<Item extends { readonly origin: Origin }> {
  readonly file: string
  /** Other names this file goes by, without the extension. */
  readonly aliases: readonly string[]
  readonly columns: readonly Column[]
  /** Reads one row; problems go to the row, and a row with an error is dropped by the caller. */
  readonly read: (row: Row) => Item
  /** Cells by column name; columns left out are empty. Not yet guarded against formulas. */
  readonly write: (item: Item) => Readonly<Record<string, string | undefined>>
  readonly identities: (item: Item) => readonly Identity[]
  /** The columns that rows are put in order by when written. */
  readonly order: readonly string[]
}

/** An optional property, left out when it has no value (`exactOptionalPropertyTypes`). */
export const optional = <Name extends string, Value>(
  name: Name,
  value: Value | undefined,
): { readonly [N in Name]?: Value } =>
  (value === undefined ? {} : { [name]: value }) as { readonly [N in Name]?: Value }
