import type { SecurityGroup } from '@tenure/interchange'
import { newId } from '../../../../kernel/ids.ts'
import type { KnownGroup } from '../state/known.ts'
import { Book } from './book.ts'
import { refuseClashes, refuseRepeated } from './clashes.ts'
import { PlanRow, type Planned } from './plan.ts'
import type { PersonEntry } from './plan-people.ts'
import { fits, listed, type Planning } from './planning.ts'

export interface FinalGroup {
  readonly id: string
  readonly name: string
  readonly externalId: string | null
  readonly joining: readonly string[]
  readonly leaving: readonly string[]
}

/** A directory's names may be long paths. */
const longestExternalId = 500

interface With {
  readonly planning: Planning
  readonly people: Book<PersonEntry>
}

function planGroup(
  group: SecurityGroup,
  known: KnownGroup | undefined,
  { planning, people }: With,
): Planned<FinalGroup> {
  const row = new PlanRow({ kind: 'securityGroups', key: group.name, label: group.name, origin: group.origin })
  const externalId = group.externalId ?? known?.externalId ?? null
  if (!fits(group.name)) row.refuse('InvalidInput', 'A name has 1 to 255 characters.', 'name')
  if (externalId !== null && !fits(externalId, longestExternalId))
    row.refuse('InvalidInput', 'A name in a directory has at most 500 characters.', 'external_id')
  const members = new Set<string>()
  for (const name of group.members) {
    const person = people.need(row, planning.fold(name).folded, { name, field: 'members' })
    if (person) members.add(person.id)
  }
  const before = new Set(known?.memberIds)
  // An empty cell leaves the members as they are; sources other than CSV files never take one away.
  const leaving = planning.format === 'csv' && members.size > 0 ? [...before].filter((id) => !members.has(id)) : []
  const joining = [...members].filter((id) => !before.has(id))
  if (known) {
    const named = (ids: readonly string[]) => listed(ids.map((id) => planning.labels.get(id) ?? id))
    row.compare('external_id', known.externalId, externalId)
    row.compare(
      'members',
      named(known.memberIds),
      named([...known.memberIds.filter((id) => !leaving.includes(id)), ...joining]),
    )
  }
  row.settle(!known)
  return {
    row,
    isNew: !known,
    final: { id: known?.id ?? newId(), name: known?.name ?? group.name, externalId, joining, leaving },
  }
}

/** Plans the rows of security groups: their names name them. */
export function planGroups(groups: readonly SecurityGroup[], people: Book<PersonEntry>, planning: Planning) {
  const { known, fold } = planning
  const book = new Book<{ readonly id: string; readonly name: string }>({
    what: 'security group',
    file: 'security-groups.csv',
  })
  const byName = new Map(known.groups.map((group) => [group.folded, group]))
  for (const [folded, group] of byName) {
    book.set(folded, group)
    planning.labels.set(group.id, group.name)
  }
  const rows = groups.map((group) => planGroup(group, byName.get(fold(group.name).folded), { planning, people }))
  refuseRepeated(rows, ({ row }) => fold(row.key).folded)
  const holders = known.groups.flatMap(({ id, externalId }) => (externalId === null ? [] : [{ id, key: externalId }]))
  const claims = rows.flatMap(({ row, final: { id, externalId } }) =>
    externalId === null ? [] : [{ row, id, key: externalId }],
  )
  refuseClashes(holders, claims, (row) =>
    row.refuse(
      'ExternalIdTaken',
      'Another security group has this name in the directory. Each has its own.',
      'external_id',
    ),
  )
  for (const { row, final } of rows) {
    const key = fold(row.key).folded
    planning.labels.set(final.id, final.name)
    if (!row.refused) book.set(key, final)
    else if (!book.get(key)) book.refuse(key, row)
  }
  return { rows, book }
}
