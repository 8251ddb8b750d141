import { headerKey } from '../csv/column.ts'
import { readTable } from '../csv/read-table.ts'
import { TABLES } from '../csv/tables/all.ts'
import { whichTable } from '../csv/which-table.ts'
import type { Facility, Person } from '../facility.ts'
import type { TextFile } from '../input/decode-text.ts'
import type { Problems } from '../problem.ts'
import type { SlurmAssociation } from './association.ts'
import { isDumpLine } from './dump-line.ts'
import type { SlurmOptions } from './options.ts'
import { pisTable } from './pis-table.ts'
import { isListingHeader, readListing } from './read-listing.ts'
import { readDump } from './read-dump.ts'
import { slurmToFacility } from './to-facility.ts'

const lines = (text: string): string[] => text.split(/\r\n|\n|\r/)

export type SlurmText = 'dump' | 'listing'

/** Which of Slurm's two texts a file is, if either. */
export function whichSlurmText({ text }: Pick<TextFile, 'text'>): SlurmText | undefined {
  const first = lines(text.slice(0, 20_000)).filter((line) => line.trim() !== '' && !/^\s*(sacctmgr:\s*)?#/.test(line))
  if (first.slice(0, 1).some(isDumpLine)) return 'dump'
  return first.slice(0, 3).some(isListingHeader) ? 'listing' : undefined
}

const isPisFile = (name: string): boolean => ['pis', 'pi'].includes(headerKey(name.replace(/\.\w+$/, '')))

/** Reads Slurm's texts (several clusters may come together), with a pis.csv and a people.csv where there are some. */
export async function readSlurmFiles(
  files: readonly TextFile[],
  options: SlurmOptions,
  problems: Problems,
): Promise<Facility> {
  const associations: SlurmAssociation[] = []
  const known: Person[] = []
  const named = new Map<string, string>()
  for (const file of files) {
    const kind = whichSlurmText(file)
    if (kind === 'dump') for (const association of readDump(file, problems)) associations.push(association)
    else if (kind === 'listing') for (const association of readListing(file, problems)) associations.push(association)
    else if (isPisFile(file.name)) {
      for (const { account, pi } of await readTable(pisTable, file, { problems })) named.set(account, pi)
    } else if (whichTable(file)?.table === 'people') {
      for (const person of await readTable(TABLES.people, file, { problems })) known.push(person)
    } else {
      const message = `${file.name} was not read: beside Slurm's files only pis.csv and people.csv are. Import it by itself.`
      problems.warning({ at: { file: file.name, line: 0 }, code: 'FILE_IGNORED', message })
    }
  }
  const piByAccount = { ...Object.fromEntries(named), ...options.piByAccount }
  return slurmToFacility({ associations, knownPeople: known, options: { ...options, piByAccount } }, problems)
}
