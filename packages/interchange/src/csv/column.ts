/**
 * How a cell is read and written.
 * `word`: trimmed; `text`: taken as it stands, line breaks included; `list`: names parted by semicolons;
 * `number`: never guarded against formulas, since -5 is a number.
 */
export type ColumnKind = 'word' | 'text' | 'list' | 'number' | 'date' | 'choice' | 'flag'

export interface Column {
  readonly name: string
  readonly kind: ColumnKind
  readonly required?: true
  /** Other headers people give this column; case, spaces, hyphens and underscores never matter. */
  readonly aliases?: readonly string[]
}

/** Header names compare by their letters and digits alone: `Full Name`, `full_name` and `FULLNAME` are one. */
export const headerKey = (header: string): string => header.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

/** Which column each header means: its index in `headers` by column name. */
export function matchHeaders(columns: readonly Column[], headers: readonly string[]) {
  const byKey = new Map<string, Column>()
  for (const column of columns)
    for (const name of [column.name, ...(column.aliases ?? [])]) byKey.set(headerKey(name), column)
  const indexes = new Map<string, number>()
  const unknown: string[] = []
  const twice: string[] = []
  headers.forEach((header, index) => {
    const column = byKey.get(headerKey(header))
    if (column === undefined) {
      if (header.trim() !== '') unknown.push(header.trim())
    } else if (indexes.has(column.name)) twice.push(header.trim())
    else indexes.set(column.name, index)
  })
  const missing = columns
    .filter((column) => column.required === true && !indexes.has(column.name))
    .map(({ name }) => name)
  return { indexes, unknown, twice, missing }
}
