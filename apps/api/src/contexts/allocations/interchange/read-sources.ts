import { readFacility, type FacilityReading, type ReadOptions, type SourceFile } from '@tenure/interchange'
import { NothingReadable } from './refusals.ts'

/** What is handed over to be imported. */
export interface Sources {
  readonly files: readonly SourceFile[]
  readonly options?: ReadOptions
}

/** Reads the files, outside any transaction: it takes as long as the files are large. @throws NothingReadable where their form is not known */
export async function readSources({ files, options }: Sources): Promise<FacilityReading> {
  const reading = await readFacility(files, options)
  if (reading.format === null)
    throw new NothingReadable([...new Set(reading.problems.map(({ message }) => message))].slice(0, 3))
  return reading
}

/** How many rows were not taken because they could not be read. */
export const unreadableIn = ({ problems }: FacilityReading): number =>
  problems.filter(({ severity }) => severity === 'error').length
