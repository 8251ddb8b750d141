import type { ToldSync } from '@tenure/api/installed-groups'
import { say } from '../terminal.ts'

/** So many lines of each kind are listed; the rest is counted. */
const shown = 50

function list(title: string, lines: readonly string[]): void {
  if (lines.length === 0) return
  say(`\n  ${title}: ${lines.length.toLocaleString('en-GB')}`)
  for (const line of lines.slice(0, shown)) say(`    ${line}`)
  if (lines.length > shown) say(`    … and ${(lines.length - shown).toLocaleString('en-GB')} more`)
}

/** What a sync would do, for people to read before it is done. */
export function saySync(sync: ToldSync): void {
  const pair = ({ group, person }: ToldSync['joins'][number]) => `${person} · ${group}`
  list('Join', sync.joins.map(pair))
  list('Leave', sync.leaves.map(pair))
  list(
    'Come to reach, or no longer reach',
    sync.access.map(({ person, gains, loses }) =>
      [person, ...gains.map((label) => `+ ${label}`), ...loses.map((label) => `− ${label}`)].join('  '),
    ),
  )
  list('Groups bound here that are not there: all who were synced leave', sync.missing)
  list('Groups there that none here is bound to', sync.unknownGroups)
  list(
    'Members there whom nobody here is',
    sync.unknownPeople.map(({ group, member }) => `${member} · ${group}`),
  )
}
