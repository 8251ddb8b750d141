import { stringify } from 'csv-stringify/sync'
import type { Facility, Origin } from '../facility.ts'
import type { SourceFile } from '../input/source-file.ts'
import type { Column } from './column.ts'
import { readDecimal } from './decimal.ts'
import { guardFormula } from './formula.ts'
import { readInstant, writeInstant } from './instant.ts'
import type { Table } from './table.ts'
import { TABLES } from './tables/all.ts'
import type { MemberRow } from './tables/project-members.ts'

export interface CsvWriteOptions {
  /** Begin each file with a byte order mark, which some spreadsheets need to see that it is UTF-8. */
  readonly byteOrderMark?: boolean
}

/** What a UTF-8 encoder would make of the text, known before the rows are put in order. */
const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\uFFFD')

const MORE_THAN_ENOUGH = { decimalComma: false, digits: 1000, decimals: 1000 }

/** The cell as the reader would give it back, so that a second export has the same bytes as the first. */
const settle = ({ kind }: Column, value: string): string => {
  if (kind === 'text') return guardFormula(value)
  const word = value.trim()
  if (kind === 'number') {
    const number = readDecimal(word, MORE_THAN_ENOUGH)
    return number.ok ? number.value : guardFormula(word)
  }
  if (kind === 'date') {
    const instant = readInstant(word)
    return instant.ok ? writeInstant(instant.value) : guardFormula(word)
  }
  return guardFormula(word)
}

const compareBy =
  (columns: readonly number[]) =>
  (left: readonly string[], right: readonly string[]): number => {
    for (const column of columns) {
      const [a = '', b = ''] = [left[column], right[column]]
      if (a !== b) return a < b ? -1 : 1
    }
    return 0
  }

/**
 * Files are put in order by code unit, not by a language's rules, so that every machine writes the same bytes.
 * NUL is dropped, since the reader refuses it; half a surrogate pair becomes U+FFFD, as UTF-8 has no place for it.
 */
const writeTable = <Item extends { readonly origin: Origin }>(
  table: Table<Item>,
  items: readonly Item[],
  { byteOrderMark = false }: CsvWriteOptions,
): SourceFile => {
  const rows = items.map((item) => {
    const cells = table.write(item)
    return table.columns.map((column) => settle(column, wellFormed((cells[column.name] ?? '').replaceAll('\0', ''))))
  })
  rows.sort(compareBy(table.order.map((name) => table.columns.findIndex((column) => column.name === name))))
  const text = stringify([table.columns.map(({ name }) => name), ...rows], {
    record_delimiter: 'unix',
    quote_record_delimiter: true,
  })
  return { name: table.file, bytes: new TextEncoder().encode(byteOrderMark ? `\uFEFF${text}` : text) }
}

/** Writes a facility as the eight CSV files that `readFacility` takes; a file without rows has its header alone. */
export function writeCsvFiles(facility: Facility, options: CsvWriteOptions = {}): SourceFile[] {
  const members: MemberRow[] = facility.projects.flatMap(({ key, members: rows }) =>
    rows.map((member) => ({ ...member, project: key })),
  )
  return [
    writeTable(TABLES.people, facility.people, options),
    writeTable(TABLES.resourceTypes, facility.resourceTypes, options),
    writeTable(TABLES.securityGroups, facility.securityGroups, options),
    writeTable(TABLES.projects, facility.projects, options),
    writeTable(TABLES.projectMembers, members, options),
    writeTable(TABLES.allocations, facility.allocations, options),
    writeTable(TABLES.resourceShares, facility.shares, options),
    writeTable(TABLES.dataShares, facility.dataShares, options),
  ]
}
