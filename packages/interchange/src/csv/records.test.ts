import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readRecords } from './records.ts'

const read = (text: string) => readRecords({ name: 'x.csv', text, bytes: new TextEncoder().encode(text) })
const lines = async (text: string) => (await read(text)).records.map(({ line, cells }) => [line, ...cells])

describe('records and their lines', () => {
  it('counts lines over line breaks in quotes, blank lines and all three line ends', async () => {
    expect(await lines('a,b\r\n1,"x\r\ny"\r\n\r\n3,4')).toEqual([
      [1, 'a', 'b'],
      [2, '1', 'x\r\ny'],
      [5, '3', '4'],
    ])
    expect(await lines('a,b\r1,2\r3,4\r')).toEqual([
      [1, 'a', 'b'],
      [2, '1', '2'],
      [3, '3', '4'],
    ])
  })

  it.each([
    ['comma', 'a,b\n1,"2;3"\n'],
    ['semicolon', 'a;b\n1;"2;3"\n'],
    ['tab', 'a\tb\n1\t2;3\n'],
    ['spreadsheet hint', 'sep=;\na;b\n1;"2;3"\n'],
  ])('finds the separator: %s', async (_, text) => {
    expect((await read(text)).records.at(-1)?.cells).toEqual(['1', '2;3'])
  })

  it('names the lines that wrong quotes spoil and reads on', async () => {
    const spoiled = await read('a,b\n1,"x"y\n3,4\n5,"6"\n7,8\n')
    expect(spoiled.broken).toMatchObject([{ line: 2, lastLine: 4 }])
    expect(spoiled.records.at(-1)).toMatchObject({ line: 5, cells: ['7', '8'] })
    expect((await read('a,b\n1, "x,y"\n3,4\n')).broken).toMatchObject([{ line: 2, lastLine: 2 }])
    expect((await read('a,b\n1,"open\n3,4\n')).broken).toMatchObject([{ line: 2, why: 'CSV_QUOTE_NOT_CLOSED' }])
  })

  it('counts right where a line end falls on the edge of a chunk', async () => {
    const edge = 256 * 1024
    for (const shift of [-2, -1, 0, 1, 2]) {
      const head = `a,b\r\n1,${'x'.repeat(edge + shift - 7)}`
      expect((await lines(`${head}\r\n3,4\r\n5,6\r\n`)).map(([line]) => line)).toEqual([1, 2, 3, 4])
    }
  })

  it('reads any quoted cells back, whatever is in them', async () => {
    const cell = fc.string({ unit: fc.constantFrom('"', ',', ';', '\n', '\r', 'a', ' ', 'é', '😀') })
    const row = fc.tuple(cell, cell)
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1 }), async (rows) => {
        const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`
        const text = `h1,h2\r\n${rows.map((cells) => cells.map(quoted).join(',')).join('\r\n')}`
        const { records, broken } = await read(text)
        expect(broken).toEqual([])
        expect(records.slice(1).map(({ cells }) => cells)).toEqual(rows)
        let line = 2
        for (const [index, cells] of rows.entries()) {
          expect(records[index + 1]?.line).toBe(line)
          line += 1 + cells.join('\0').split(/\r\n|\r|\n/).length - 1
        }
      }),
    )
  })
})
