import { stringify } from 'csv-stringify/sync'
import type { Column } from '../../csv/column.ts'
import { guardFormula, unguardFormula } from '../../csv/formula.ts'
import { readHeader } from '../../csv/read-header.ts'
import { readRecords } from '../../csv/records.ts'
import { decodeText } from '../../input/decode-text.ts'
import type { SourceFile } from '../../input/source-file.ts'
import type { Problems } from '../../problem.ts'
import { fileOf } from '../state.ts'
import { cellOf, type Quota } from './wanted.ts'

const columns: readonly Column[] = [
  { name: 'share', kind: 'word', required: true, aliases: ['name', 'data share'] },
  { name: 'project', kind: 'word', required: true, aliases: [] },
  { name: 'kind', kind: 'word', required: true, aliases: ['subtype', 'type'] },
  { name: 'quota_bytes', kind: 'word', required: true, aliases: ['quota', 'bytes'] },
]

/** Writes quotas as CSV, a row each; a cell that a spreadsheet would run gets an apostrophe before it. */
export const writeQuotas = (name: string, quotas: readonly Quota[]): SourceFile =>
  fileOf(
    name,
    stringify(
      [
        columns.map((column) => column.name),
        ...quotas.map(({ share, project, kind, bytes }) => [...[share, project, kind].map(guardFormula), bytes]),
      ],
      { record_delimiter: 'unix', quote_record_delimiter: true },
    ),
  )

/** Reads a quota file as it stands on the machine; lines that can't be taken are errors in `problems`. */
export async function readQuotas(source: SourceFile, problems: Problems): Promise<Quota[]> {
  const file = decodeText(source, problems)
  if (file === undefined) return []
  const { records, broken } = await readRecords(file)
  for (const { line } of broken)
    problems.error({
      at: { file: file.name, line },
      code: 'ROW_NOT_READABLE',
      message: 'Quotes are wrong here: write a quote within a quoted cell twice.',
    })
  const [first, ...rest] = records
  if (first === undefined)
    problems.error({
      at: { file: file.name, line: 0 },
      code: 'FILE_EMPTY',
      message: `${file.name} has no lines. Its first line must name the columns share, project, kind and quota_bytes.`,
    })
  const header = first && readHeader({ columns }, { file: file.name, line: first.line, cells: first.cells }, problems)
  if (!header) return []
  const seen = new Set<string>()
  return rest.flatMap(({ cells, line }) => {
    const cell = (name: string) => cellOf(unguardFormula(cells[header.indexes.get(name) ?? -1] ?? ''))
    const quota = { share: cell('share'), project: cell('project'), kind: cell('kind'), bytes: cell('quota_bytes') }
    const at = { file: file.name, line }
    const key = `${quota.project}\0${quota.share}`
    if (!/^\d{1,30}$/.test(quota.bytes))
      problems.error({
        at: { ...at, column: 'quota_bytes' },
        code: 'NUMBER_NOT_READABLE',
        message: 'A quota is a whole number of bytes, such as 1000000000000.',
        value: quota.bytes,
      })
    else if (quota.share === '' || quota.project === '')
      problems.error({ at, code: 'VALUE_MISSING', message: 'Every row names its share and its project.' })
    else if (seen.has(key))
      problems.error({ at, code: 'ROW_TWICE', message: `${quota.share} of ${quota.project} stands here twice.` })
    else {
      seen.add(key)
      return [{ ...quota, bytes: BigInt(quota.bytes).toString() }]
    }
    return []
  })
}
