import type { PreviewAnswer, ToldRow } from '@tenure/api/installed-facility'
import { bold, dim, say } from '../terminal.ts'

const titles: Record<keyof PreviewAnswer['summary'], string> = {
  people: 'people',
  resourceTypes: 'resource types',
  securityGroups: 'security groups',
  projects: 'projects',
  projectMembers: 'project members',
  defaultProjects: 'default projects',
  allocations: 'allocations',
  resourceShares: 'resource shares',
  dataShares: 'data shares',
}

const columns = ['create', 'change', 'same', 'refuse'] as const

const counted = (n: number) => n.toLocaleString('en-GB')
// Control characters in a name must not reach the terminal as commands.
const plain = (text: string) => text.replaceAll(/[\p{Cc}\p{Cf}]/gu, '·')

/** The dry run as a table, one line a kind. */
export function sayTable({ summary }: PreviewAnswer): void {
  const kinds = (Object.keys(titles) as (keyof typeof titles)[]).filter((kind) =>
    columns.some((action) => summary[kind][action] > 0),
  )
  say(bold(`  ${''.padEnd(18)}${columns.map((column) => column.padStart(10)).join('')}`))
  for (const kind of kinds)
    say(`  ${titles[kind].padEnd(18)}${columns.map((action) => counted(summary[kind][action]).padStart(10)).join('')}`)
}

/** One row: where it stands, what would be done, field by field, and why not. */
function sayRow({ kind, key, file, line, action, changes, remarks }: ToldRow): void {
  say(`  ${plain(file)}:${line}  ${bold(action)} ${titles[kind]} ${plain(key)}`)
  for (const { field, before, after } of changes)
    say(`      ${field}: ${plain(before ?? '(nothing)')} → ${plain(after ?? '(nothing)')}`)
  for (const { field, message } of remarks) say(`      ${field ? `${field}: ` : ''}${plain(message)}`)
}

/** The rows of a page, and how many more there are. */
export function sayRows({ rows }: PreviewAnswer): void {
  for (const row of rows.items) sayRow(row)
  const more = rows.total - rows.items.length - rows.offset
  if (more > 0) say(dim(`  … and ${counted(more)} more.`))
}

const mostErrors = 200

interface Noted {
  readonly file: string
  readonly line: number
  readonly message: string
  readonly count: number
}

function sayWarning({ file, line, message, count }: Noted): void {
  const more = count > 1 ? ` (and ${counted(count - 1)} more of this kind)` : ''
  say(dim(`  ${plain(file)}${line ? `:${line}` : ''}  ${plain(message)}${more}`))
}

/** What the readers found and the plan warns of: each row that could not be read, and each kind of warning once, with its number. */
export function sayProblems({ problems, warnings, unreadable }: PreviewAnswer): void {
  const errors = problems.items.filter(({ severity }) => severity === 'error').slice(0, mostErrors)
  for (const { file, line, column, message } of errors)
    say(`  ${plain(file)}:${line}${column ? ` ${column}` : ''}  ${bold('not read')} ${plain(message)}`)
  if (unreadable > errors.length)
    say(dim(`  … and ${counted(unreadable - errors.length)} more that could not be read.`))
  const byCode = new Map<string, Noted>()
  for (const { severity, code, ...warning } of problems.items) {
    if (severity === 'warning')
      byCode.set(code, { ...warning, ...byCode.get(code), count: (byCode.get(code)?.count ?? 0) + 1 })
  }
  for (const warning of [...byCode.values(), ...warnings]) sayWarning(warning)
}
