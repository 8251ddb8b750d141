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

const shown = 20

/** What the readers found: every row that could not be read, and warnings with the same code once, with their number. */
export function sayProblems({ problems }: PreviewAnswer): void {
  const errors = problems.items.filter(({ severity }) => severity === 'error')
  for (const { file, line, column, message } of errors.slice(0, shown * 10))
    say(`  ${plain(file)}:${line}${column ? ` ${column}` : ''}  ${bold('not read')} ${plain(message)}`)
  const byCode = new Map<string, typeof errors>()
  for (const warning of problems.items.filter(({ severity }) => severity === 'warning'))
    byCode.set(warning.code, [...(byCode.get(warning.code) ?? []), warning])
  for (const warnings of byCode.values()) {
    const [{ file, line, message } = { file: '', line: 0, message: '' }] = warnings
    say(
      dim(
        `  ${plain(file)}${line ? `:${line}` : ''}  ${plain(message)}${warnings.length > 1 ? ` (and ${counted(warnings.length - 1)} more of this kind)` : ''}`,
      ),
    )
  }
}
