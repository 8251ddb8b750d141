import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Facility } from '../facility.ts'
import { readFacility } from '../read-facility.ts'
import { anyFacility } from '../testing/any-facility.ts'
import { essence } from '../testing/essence.ts'
import { hasShared, readShared, told } from '../testing/files.ts'
import { readRecords } from './records.ts'
import { writeCsvFiles } from './write-csv.ts'

const comesBack = async (facility: Facility): Promise<void> => {
  const first = writeCsvFiles(facility)
  const reading = await readFacility(first)
  expect(told(reading)).toEqual([])
  expect(essence(reading.facility)).toEqual(essence(facility))
  expect(writeCsvFiles(reading.facility)).toEqual(first)
}

const listIn = (path: string): string[] => JSON.parse(new TextDecoder().decode(readShared(path).bytes)) as string[]

describe('export, import, export', { timeout: 60_000 }, () => {
  it('gives the same facility and the same bytes', async () => {
    await expect(fc.assert(fc.asyncProperty(anyFacility(), comesBack), { numRuns: 100 })).resolves.toBeUndefined()
  })

  it.skipIf(!hasShared('hostile'))('does so for texts collected from attacks and accidents', async () => {
    const hostile = [...listIn('hostile/blns.json'), ...listIn('hostile/csv-injection-payloads.json')]
    await expect(
      fc.assert(fc.asyncProperty(anyFacility(hostile), comesBack), { numRuns: 100 }),
    ).resolves.toBeUndefined()
  })

  it('leaves no cell that a spreadsheet would run', async () => {
    await fc.assert(
      fc.asyncProperty(anyFacility(), async (facility) => {
        for (const { bytes, name } of writeCsvFiles(facility)) {
          const { records } = await readRecords({ name, bytes, text: new TextDecoder().decode(bytes) })
          for (const cell of records.flatMap(({ cells }) => cells)) expect(cell).not.toMatch(/^[=+\-@\t\r\n]/)
        }
      }),
      { numRuns: 50 },
    )
  })
})
