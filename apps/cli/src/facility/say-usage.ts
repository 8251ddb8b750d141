import type { UsageImported } from '@tenure/api/installed-usage'
import { say } from '../terminal.ts'

const count = (n: number) => n.toLocaleString('en-GB')
const MOST = 100

/** What an import of use came to, to whoever reads a terminal: nothing that was not taken goes unsaid. */
export function sayUsage({ lines, skipped, uncounted, refused, counts, charged, ...told }: UsageImported): void {
  for (const { line, message } of told.problems.slice(0, MOST)) say(`  line ${line}: ${message}`)
  for (const { line, what } of told.notTaken.slice(0, MOST))
    say(`  line ${line}: ${what === 'REPEATED' ? 'told again further down' : 'measured before what stands was'}`)
  for (const { account, cluster, lines: many, firstLine } of told.unknownAccounts.slice(0, MOST))
    say(
      `  line ${firstLine}: the account ${account}${cluster ? ` of ${cluster}` : ''} is no project here; ${count(many)} such`,
    )
  const people = told.unknownPeople.map(({ username }) => username)
  if (people.length > 0)
    say(
      `  Nobody here, so that their use counts for the project alone: ${people.slice(0, 20).join(', ')}${people.length > 20 ? ' …' : ''}`,
    )
  say()
  say(
    `  ${count(lines)} lines: ${count(skipped)} say nothing by themselves, ${count(uncounted)} count in no resource type, ${count(refused)} were not taken.`,
  )
  say(`  ${count(counts.new)} new, ${count(counts.changed)} corrected, ${count(counts.same)} the same.`)
  say(
    `  Charged: own ${charged.own}, received ${charged.received}, default projects ${charged.defaultProject}; overdrawn ${charged.overdrawn}; uncharged ${charged.uncharged}.`,
  )
}
