import { decodeText } from '../input/decode-text.ts'
import type { SourceFile } from '../input/source-file.ts'
import { type Problem, Problems } from '../problem.ts'
import type { Column } from './column.ts'
import { readHeader } from './read-header.ts'
import { readRecords } from './records.ts'

/** That somebody belongs to a group, as a line of a file says it. */
export interface MembershipRow {
  readonly line: number
  /** The group’s name where it is kept: a DN, a Grouper name. */
  readonly group: string
  /** A username or an e-mail address; empty where the group has nobody in it. */
  readonly member: string
}

// The second names are those of Grouper’s exports and of SCIM’s attributes.
const columns: readonly Column[] = [
  {
    name: 'group',
    kind: 'word',
    required: true,
    aliases: ['group name', 'external_id', 'external system id', 'dn', 'group id', 'display name'],
  },
  {
    name: 'member',
    kind: 'word',
    required: true,
    aliases: ['subject', 'subject id', 'subject identifier', 'username', 'user', 'email', 'members.value'],
  },
]

/** Reads a CSV file of memberships, a row each; a line that can’t be taken is a problem, and the others are read. */
export async function readMemberships(
  source: SourceFile,
): Promise<{ rows: readonly MembershipRow[]; problems: readonly Problem[] }> {
  const problems = new Problems()
  const file = decodeText(source, problems)
  if (!file) return { rows: [], problems: problems.list }
  const { records, broken } = await readRecords(file)
  for (const { line } of broken)
    problems.error({
      at: { file: file.name, line },
      code: 'ROW_NOT_READABLE',
      message: 'Quotes are wrong here: write a quote within a quoted cell twice.',
    })
  const [first, ...rest] = records
  const header = first && readHeader({ columns }, { file: file.name, line: first.line, cells: first.cells }, problems)
  if (!first)
    problems.error({ at: { file: file.name, line: 0 }, code: 'FILE_EMPTY', message: `${file.name} has no lines.` })
  if (!header) return { rows: [], problems: problems.list }
  const cell = (cells: readonly string[], name: string) => (cells[header.indexes.get(name)!] ?? '').trim()
  const rows = rest.flatMap(({ cells, line }) => {
    const [group, member] = [cell(cells, 'group'), cell(cells, 'member')]
    if (group !== '') return [{ line, group, member }]
    problems.error({
      at: { file: file.name, line, column: 'group' },
      code: 'VALUE_MISSING',
      message: 'Every row names its group. Fill the cell, or remove the row.',
    })
    return []
  })
  return { rows, problems: problems.list }
}
