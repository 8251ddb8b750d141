import type { TextFile } from '../input/decode-text.ts'
import { headerKey, matchHeaders } from './column.ts'
import { findLayout } from './separator.ts'
import { TABLE_NAMES, TABLES, type TableName } from './tables/all.ts'

/** Which table a file is, and whether its name or its columns said so. */
export interface TableGuess {
  readonly table: TableName
  readonly by: 'name' | 'columns'
}

const stem = (name: string): string => headerKey(name.replace(/\.(csv|tsv|txt)$/i, ''))

const byName = (name: string): TableName | undefined =>
  TABLE_NAMES.find((table) =>
    [TABLES[table].file, ...TABLES[table].aliases].some((alias) => stem(alias) === stem(name)),
  )

const byColumns = (file: TextFile): TableName | undefined => {
  const { separator, skippedBytes } = findLayout(file)
  const line = /[^\s][^\r\n]*/.exec(file.text.slice(skippedBytes))?.[0] ?? ''
  const headers = line.split(separator).map((header) => header.replaceAll('"', ''))
  const fits = TABLE_NAMES.map((table) => ({ table, ...matchHeaders(TABLES[table].columns, headers) }))
    .filter(({ missing }) => missing.length === 0)
    .sort((left, right) => left.unknown.length - right.unknown.length || right.indexes.size - left.indexes.size)
  return fits[0]?.table
}

/** Recognises a facility's CSV file by its name, or else by its header. */
export function whichTable(file: TextFile): TableGuess | undefined {
  const named = byName(file.name)
  if (named !== undefined) return { table: named, by: 'name' }
  const guessed = byColumns(file)
  return guessed === undefined ? undefined : { table: guessed, by: 'columns' }
}
