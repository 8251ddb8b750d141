import type { Origin } from '../facility.ts'
import type { TextFile } from '../input/decode-text.ts'
import type { Problems } from '../problem.ts'
import { readHeader, type Header } from './read-header.ts'
import { readRecords, type CsvRecord, type CsvRecords } from './records.ts'
import { Row } from './row.ts'
import type { Table } from './table.ts'

export interface TableContext {
  readonly problems: Problems
  readonly onProgress?: ((bytesRead: number) => void) | undefined
}

const reportBroken = (file: string, { broken }: CsvRecords, problems: Problems): void => {
  for (const { line, lastLine, why } of broken) {
    const place = line === lastLine ? `line ${line}` : `lines ${line} to ${lastLine}`
    const message =
      why === 'CSV_QUOTE_NOT_CLOSED'
        ? `A quoted cell that begins at or after line ${line} is never closed, so nothing below it can be read. Close it with a double quote.`
        : `A double quote stands in the wrong place at ${place}, so the rows there can't be read. Put the whole cell in double quotes, right after the separator, and write each quote inside it twice.`
    problems.error({ at: { file, line }, code: 'ROW_NOT_READABLE', message })
  }
}

/** False where the row has to be dropped; blank rows are dropped without a word, as spreadsheets leave them behind. */
const fits = (
  { cells, line }: CsvRecord,
  { file, width }: Header & { readonly file: string },
  problems: Problems,
): boolean => {
  const at = { file, line }
  if (cells.every((cell) => cell.trim() === '')) return false
  if (cells.slice(width).some((cell) => cell.trim() !== '')) {
    const message = `This row has ${cells.length} cells, the header ${width}. Put cells that hold the separator in double quotes.`
    problems.error({ at, code: 'ROW_TOO_LONG', message })
    return false
  }
  if (cells.some((cell) => cell.includes('\0'))) {
    const message = 'This row holds a NUL character, which no text can keep. Remove it.'
    problems.error({ at, code: 'ROW_NOT_READABLE', message })
    return false
  }
  if (cells.length < width) {
    const message = `This row has ${cells.length} cells, the header ${width}. The missing ones were taken as empty: check that none was lost.`
    problems.warning({ at, code: 'ROW_TOO_SHORT', message })
  }
  return true
}

/** Reports a row that says again what an earlier one said, and leaves the earlier one standing. */
const duplicates = <Item extends { readonly origin: Origin }>(table: Table<Item>, problems: Problems) => {
  const seen = new Map<string, Origin>()
  return (item: Item): boolean => {
    for (const { what, key } of table.identities(item)) {
      const first = seen.get(`${what}\0${key}`)
      if (first !== undefined) {
        const message = `The same ${what} already stands in line ${first.line}. Remove one of the two rows, or correct it.`
        problems.error({ at: item.origin, code: 'ROW_TWICE', message })
        return true
      }
    }
    for (const { what, key } of table.identities(item)) seen.set(`${what}\0${key}`, item.origin)
    return false
  }
}

/** Reads one CSV file as the given table; each row is either in the result or has an error in `problems`. */
export async function readTable<Item extends { readonly origin: Origin }>(
  table: Table<Item>,
  file: TextFile,
  { problems, onProgress }: TableContext,
): Promise<Item[]> {
  const read = await readRecords(file, onProgress)
  const [first, ...rows] = read.records
  const items: Item[] = []
  if (first === undefined) {
    const message = `${file.name} is empty. Its first line must name the columns.`
    problems.error({ at: { file: file.name, line: 1 }, code: 'FILE_EMPTY', message })
  } else {
    const header = readHeader(table, { file: file.name, line: first.line, cells: first.cells }, problems)
    const isTwice = duplicates(table, problems)
    for (const record of header === undefined ? [] : rows) {
      const origin = { file: file.name, line: record.line }
      if (header === undefined || !fits(record, { ...header, file: file.name }, problems)) continue
      const row = new Row({
        origin,
        cells: record.cells,
        problems,
        decimalComma: read.decimalComma,
        indexes: header.indexes,
      })
      const item = table.read(row)
      if (!row.failed && !isTwice(item)) items.push(item)
    }
  }
  reportBroken(file.name, read, problems)
  return items
}
