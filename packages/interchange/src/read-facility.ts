import { readColdFrontFiles } from './coldfront/read-coldfront.ts'
import type { ColdFrontOptions } from './coldfront/options.ts'
import { readCsvFiles } from './csv/read-csv.ts'
import { emptyFacility, type Facility } from './facility.ts'
import { decodeText, type TextFile } from './input/decode-text.ts'
import { detectFormat, type SourceFormat } from './input/detect-format.ts'
import { refusedByContainer } from './input/container.ts'
import { isSystemFile, type SourceFile } from './input/source-file.ts'
import { Problems, type Problem } from './problem.ts'
import type { SlurmOptions } from './slurm/options.ts'
import { readSlurmFiles } from './slurm/read-slurm.ts'

export interface ReadOptions extends SlurmOptions, ColdFrontOptions {
  /** Called with bytes read and bytes in all while CSV files are read. */
  readonly onProgress?: (read: number, total: number) => void
}

export interface FacilityReading {
  /** null where the files are of no known form; `problems` then says what is accepted. */
  readonly format: SourceFormat | null
  /** All rows without an error. */
  readonly facility: Facility
  /** In the order they were found; a file's errors are never dropped. */
  readonly problems: readonly Problem[]
}

const readAs = (
  { format, files }: { readonly format: SourceFormat; readonly files: readonly TextFile[] },
  options: ReadOptions,
  problems: Problems,
) => {
  if (format === 'slurm') return readSlurmFiles(files, options, problems)
  if (format === 'coldfront') return readColdFrontFiles(files, options, problems)
  const total = files.reduce((sum, { bytes }) => sum + bytes.length, 0)
  const { onProgress } = options
  return readCsvFiles(files, { problems, onProgress: onProgress && ((read) => onProgress(read, total)) })
}

/**
 * Reads a facility from the files of a folder, or from a single file: CSV files, Slurm's texts, or a ColdFront dump.
 * Nothing is thrown for what a file may hold: each row is either in the facility or has an error among the problems.
 */
export async function readFacility(
  sources: readonly SourceFile[],
  options: ReadOptions = {},
): Promise<FacilityReading> {
  const problems = new Problems()
  const files: TextFile[] = []
  for (const source of sources.filter(({ name }) => !isSystemFile(name))) {
    if (refusedByContainer(source, problems)) continue
    const file = decodeText(source, problems)
    if (file !== undefined) files.push(file)
  }
  const format = detectFormat(files, problems)
  const facility = format === null ? emptyFacility() : await readAs({ format, files }, options, problems)
  return { format, facility, problems: problems.list }
}
