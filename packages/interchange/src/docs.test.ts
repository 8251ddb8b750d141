import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { TABLE_NAMES, TABLES } from './csv/tables/all.ts'

const docs = readFileSync(new URL('../../../docs/import.md', import.meta.url), 'utf8')
const codes = readFileSync(new URL('problem.ts', import.meta.url), 'utf8')

/** The first two cells of each row of the table below a heading. */
const rowsBelow = (heading: string): string[][] => {
  const section = docs.split(`\n${heading}\n`)[1]?.split(/\n#/)[0] ?? ''
  const rows = section.split('\n').filter((line) => line.startsWith('| '))
  return rows.slice(2).map((line) =>
    line
      .split('|')
      .slice(1, 3)
      .map((cell) => cell.trim()),
  )
}

describe('docs/import.md', () => {
  it.each(TABLE_NAMES)('tells the columns of %s in their order, and which are required', (name) => {
    const { file, columns } = TABLES[name]
    const told = columns.map((column) => [column.name, column.required === true ? 'yes' : ''])
    expect(rowsBelow(`### ${file}`)).toEqual(told)
  })

  it('explains every code of the report', () => {
    const known = [...codes.matchAll(/^ {2}\| '([A-Z0-9_]+)'$/gm)].map(([, code]) => code)
    expect(known.length).toBeGreaterThan(20)
    expect(rowsBelow('## What the report says').map(([code]) => code)).toEqual(known)
  })
})
