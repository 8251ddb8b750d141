import type { Origin } from '../facility.ts'
import type { Problems } from '../problem.ts'
import { matchHeaders } from './column.ts'
import type { Table } from './table.ts'

/** Where each column stands, and how many there are. */
export interface Header {
  readonly indexes: ReadonlyMap<string, number>
  readonly width: number
}

/** Matches the first line to the table's columns; undefined where a column that every row needs is missing. */
export const readHeader = (
  table: Pick<Table<never>, 'columns'>,
  at: Origin & { cells: readonly string[] },
  problems: Problems,
) => {
  const { cells, ...origin } = at
  const { indexes, unknown, twice, missing } = matchHeaders(table.columns, cells)
  const known = table.columns.map(({ name }) => name).join(', ')
  for (const column of missing) {
    const message = `${origin.file} has no column “${column}”. Add it to the first line; the columns are ${known}.`
    problems.error({ at: { ...origin, column }, code: 'COLUMN_MISSING', message })
  }
  for (const column of twice) {
    const message = `“${column}” names a column that an earlier one already gives. Only the first is read: remove one of them.`
    problems.warning({ at: { ...origin, column }, code: 'COLUMN_TWICE', message })
  }
  for (const column of unknown) {
    const message = `The column “${column}” is not known and was not read. The columns are ${known}.`
    problems.warning({ at: { ...origin, column }, code: 'COLUMN_UNKNOWN', message })
  }
  return missing.length > 0 ? undefined : { indexes, width: cells.length }
}
