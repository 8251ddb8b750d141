import { describe, expect, it } from 'vitest'
import { readFacility } from '../read-facility.ts'
import { hasShared, readShared, readTexts, told } from '../testing/files.ts'

const bytes = (...list: number[]): Uint8Array => Uint8Array.from(list)

describe('what is refused, and the way out', () => {
  it.each([
    ['UTF-16, little end first', bytes(0xff, 0xfe, 0x61, 0, 0x2c, 0), 'ENCODING_NOT_UTF8', 'CSV UTF-8'],
    [
      'UTF-16 without a mark',
      new Uint8Array(Buffer.from('username,email\n', 'utf16le')),
      'ENCODING_NOT_UTF8',
      'UTF-16',
    ],
    ['Windows-1252', bytes(0x61, 0x0a, 0x62, 0xe9, 0x0a), 'ENCODING_NOT_UTF8', 'line 2'],
    ['a spreadsheet', bytes(0x50, 0x4b, 3, 4, 20), 'FORMAT_NOT_RECOGNISED', 'CSV UTF-8'],
    ['gzip', bytes(0x1f, 0x8b, 8), 'FORMAT_NOT_RECOGNISED', 'Unpack'],
    ['an empty file', bytes(), 'FORMAT_NOT_RECOGNISED', 'is empty'],
  ])('%s', async (_, content, code, words) => {
    const { format, problems } = await readFacility([{ name: 'folder/people.csv.txt', bytes: content }])
    expect(format).toBeNull()
    expect(problems[0]).toMatchObject({ severity: 'error', file: 'people.csv.txt', code })
    expect(problems.map(({ message }) => message).join(' ')).toContain(words)
  })

  it.each([
    ['tux|physics|jane|cpu=5\n', 'without its header'],
    ['   Cluster    Account       User  Partition\n---------- ----------\n', 'sacctmgr -P show assoc'],
    ['{"people": []}', 'dumpdata'],
    ['Dear all,\nplease find attached', 'Accepted are'],
  ])('names what %j nearly is', async (text, words) => {
    const { format, problems } = await readTexts({ 'file.txt': text })
    expect(format).toBeNull()
    expect(problems[0]?.message).toContain(words)
  })

  it('says so where there is nothing', async () => {
    expect((await readFacility([])).problems[0]?.message).toContain('There is no file to read')
  })

  it('does not mix Slurm and ColdFront', async () => {
    const reading = await readTexts({ a: "Cluster - 'x'\n", b: '[{"model": "auth.user", "pk": 1, "fields": {}}]' })
    expect(told(reading)).toEqual(['error a:0 FORMATS_MIXED'])
  })

  it.skipIf(!hasShared('hostile'))('is never thrown off by hostile texts', async () => {
    const texts = JSON.parse(new TextDecoder().decode(readShared('hostile/blns.json').bytes)) as string[]
    for (const text of texts) {
      for (const content of [
        text,
        `${text}|${text}\n${text}`,
        `[${text}]`,
        `username,email,full_name\n${text}`,
        `Account - '${text}'`,
      ]) {
        const reading = await readTexts({ [`${text}.csv`]: content }, { piByAccount: { [text]: text } })
        expect(reading.problems.length > 0 || reading.format !== null).toBe(true)
      }
    }
  })
})
