import { looksLikeDump } from '../coldfront/read-coldfront.ts'
import { whichTable } from '../csv/which-table.ts'
import type { Problems } from '../problem.ts'
import { whichSlurmText } from '../slurm/read-slurm.ts'
import type { TextFile } from './decode-text.ts'

export type SourceFormat = 'csv' | 'slurm' | 'coldfront'

const ACCEPTED =
  'Accepted are: a facility’s CSV files (people.csv, projects.csv, allocations.csv and others), what “sacctmgr dump” or “sacctmgr -P show assoc” writes, and ColdFront’s dumpdata as JSON.'

const formatOf = (file: TextFile): SourceFormat | undefined => {
  if (looksLikeDump(file)) return 'coldfront'
  if (whichSlurmText(file) !== undefined) return 'slurm'
  return whichTable(file) === undefined ? undefined : 'csv'
}

/** What can be said of a file that is of no accepted form but nearly. */
const nearMiss = ({ name, text }: TextFile): string => {
  const start = text.slice(0, 4000)
  if (text.trim() === '') return `${name} is empty.`
  if (/^\s*Cluster\s+Account\s+User\b/m.test(start))
    return `${name} is a table for the eye. List it with “sacctmgr -P show assoc”.`
  if (/^[^|\n]*\|[^|\n]*\|/.test(start))
    return `${name} looks like Slurm’s listing without its header. List it without “-n”, with at least the columns Cluster, Account, User and GrpTRESMins.`
  if (/^\s*[[{]/.test(start))
    return `${name} is JSON, but no dump of ColdFront’s. Make one with “coldfront dumpdata > dumpdata.json”.`
  return `${name} is of no known form.`
}

/** Which form the files have, together; other files beside them are named in `problems`. */
export function detectFormat(files: readonly TextFile[], problems: Problems): SourceFormat | null {
  const formats = files.map((file) => ({ file, format: formatOf(file) }))
  const kinds = new Set(formats.map(({ format }) => format))
  if (kinds.has('slurm') && kinds.has('coldfront')) {
    const message = 'A Slurm file and a ColdFront dump came together. Import them one after the other.'
    problems.error({ at: { file: files[0]?.name ?? '', line: 0 }, code: 'FORMATS_MIXED', message })
    return null
  }
  if (kinds.has('slurm')) return 'slurm'
  if (kinds.has('coldfront')) {
    for (const { file, format } of formats) {
      if (format === 'coldfront') continue
      const message = `${file.name} was not read: it came with a ColdFront dump. Import it by itself.`
      problems.warning({ at: { file: file.name, line: 0 }, code: 'FILE_IGNORED', message })
    }
    return 'coldfront'
  }
  if (kinds.has('csv')) return 'csv'
  for (const { file } of formats) {
    const message = `${nearMiss(file)} ${ACCEPTED}`
    problems.error({ at: { file: file.name, line: 0 }, code: 'FORMAT_NOT_RECOGNISED', message })
  }
  if (files.length === 0 && problems.list.length === 0)
    problems.error({
      at: { file: '', line: 0 },
      code: 'FORMAT_NOT_RECOGNISED',
      message: `There is no file to read. ${ACCEPTED}`,
    })
  return null
}
