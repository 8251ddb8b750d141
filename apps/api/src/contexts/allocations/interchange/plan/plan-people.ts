import type { Person } from '@tenure/interchange'
import { newId } from '../../../../kernel/ids.ts'
import type { KnownPerson } from '../state/known.ts'
import { Book } from './book.ts'
import { refuseClashes, refuseRepeated } from './clashes.ts'
import { keepAnAdministrator } from './keep-an-administrator.ts'
import { PlanRow, type Planned } from './plan.ts'
import { fits, listed, type Planning } from './planning.ts'

export interface FinalPerson {
  readonly id: string
  readonly username: string
  readonly foldedUsername: string
  readonly email: string
  readonly foldedEmail: string
  readonly fullName: string
  readonly status: Person['status']
  /** Roles to be given beside those held. Import takes none away. */
  readonly newRoles: readonly string[]
}

/** A person as rows may name them. */
export interface PersonEntry {
  readonly id: string
  readonly username: string
  readonly fullName: string
  readonly active: boolean
}

export interface PlannedPeople {
  readonly rows: readonly Planned<FinalPerson>[]
  readonly book: Book<PersonEntry>
}

const entryOf = (person: KnownPerson | FinalPerson, removed: boolean): PersonEntry => ({
  id: person.id,
  username: person.username,
  fullName: person.fullName,
  active: person.status === 'ACTIVE' && !removed,
})

// A reserved domain no mail can reach: the readers make such addresses up, and they never replace a real one.
const madeUp = /\.invalid$/i

type Base = Omit<FinalPerson, 'newRoles'>

/** What the row makes of a person who is there. Sources other than CSV files know little of people, and change little. */
function merged(person: Person, known: KnownPerson, { format, fold }: Planning): Base {
  const { id, username, foldedUsername } = known
  const fromCsv = format === 'csv' || /\.csv$/i.test(person.origin.file)
  if (!fromCsv && format === 'slurm') return known
  const keepsAddress = madeUp.test(person.email) || fold(person.email).folded === known.foldedEmail
  const { email, foldedEmail } = keepsAddress ? known : { email: person.email, foldedEmail: fold(person.email).folded }
  return {
    id,
    username,
    foldedUsername,
    email,
    foldedEmail,
    fullName: person.fullName,
    status: fromCsv ? person.status : known.status,
  }
}

const arriving = ({ username, email, fullName, status }: Person, { fold }: Planning): Base => ({
  id: newId(),
  username,
  foldedUsername: fold(username).folded,
  email,
  foldedEmail: fold(email).folded,
  fullName,
  status,
})

function planPerson(person: Person, known: KnownPerson | undefined, planning: Planning): Planned<FinalPerson> {
  const { fold, may } = planning
  const row = new PlanRow({ kind: 'people', key: person.username, label: person.fullName, origin: person.origin })
  const base = known ? merged(person, known, planning) : arriving(person, planning)
  if (known?.removed)
    row.refuse(
      'PersonNotActive',
      `${known.fullName} was removed from Tenure. An administrator can restore them; or use another username.`,
      'username',
    )
  if (!fold(person.username).asUsername)
    row.refuse('InvalidInput', 'A username has 1 to 100 characters, without spaces.', 'username')
  if (base.email !== known?.email && !fold(person.email).asEmail)
    row.refuse(
      'InvalidInput',
      `“${person.email}” is no address that mail can reach. Write one such as jane@example.org.`,
      'email',
    )
  if (!fits(base.fullName)) row.refuse('InvalidInput', 'A name has 1 to 255 characters.', 'full_name')
  const newRoles = rolesFor(person, { row, known, planning })
  if (known) {
    row.compare('email', known.email, base.email)
    row.compare('full_name', known.fullName, base.fullName)
    row.compare('status', known.status, base.status)
    if (row.changes.length > 0 && !may('user:update'))
      row.refuse(
        'NotAllowed',
        'You may not change people. A person with the permission user:update can.',
        row.changes[0]!.field,
      )
    if (known.id === planning.viewerId && base.status !== 'ACTIVE')
      row.refuse('NotAllowed', 'You can’t take your own access away by an import.', 'status')
    row.compare('roles', listed(known.roles), listed([...known.roles, ...newRoles]))
  }
  row.settle(!known)
  const { id, username, foldedUsername, email, foldedEmail, fullName, status } = base
  return { row, isNew: !known, final: { id, username, foldedUsername, email, foldedEmail, fullName, status, newRoles } }
}

/** The roles to be given. Who may not give roles imports people without them, and is told. */
function rolesFor(
  person: Person,
  { row, known, planning }: { row: PlanRow; known: KnownPerson | undefined; planning: Planning },
): string[] {
  const missing = [...new Set(person.roles)].filter((name) => !known?.roles.includes(name))
  const names = new Set(planning.known.roles.map(({ name }) => name))
  const unknown = missing.filter((name) => !names.has(name))
  if (unknown.length > 0)
    row.refuse(
      'NotFound',
      `There is no role “${unknown.join('”, “')}”. The roles here are ${[...names].sort().join(', ')}.`,
      'roles',
    )
  if (missing.length === 0 || planning.may('role:update')) return missing
  row.warn(
    'RolesLeftOut',
    `The roles ${missing.join(', ')} are not given: for that you need the permission role:update.`,
    'roles',
  )
  return []
}

/** Plans the rows of people: usernames name them, addresses are theirs alone. */
export function planPeople(people: readonly Person[], planning: Planning): PlannedPeople {
  const { fold, known } = planning
  const book = new Book<PersonEntry>({ what: 'person', file: 'people.csv' })
  const byUsername = new Map(known.people.map((person) => [person.foldedUsername, person]))
  const rows = people.map((person) => planPerson(person, byUsername.get(fold(person.username).folded), planning))
  refuseRepeated(rows, ({ final }) => final.foldedUsername)
  const standing = known.people.map(({ id, foldedEmail }) => ({ id, key: foldedEmail }))
  const claims = rows.map(({ row, final }) => ({ row, id: final.id, key: final.foldedEmail }))
  refuseClashes(standing, claims, (row) =>
    row.refuse(
      'EmailTaken',
      'Somebody else has this address. Use that person’s username, or another address.',
      'email',
    ),
  )
  keepAnAdministrator(rows, known.people)
  for (const person of known.people) {
    book.set(person.foldedUsername, entryOf(person, person.removed))
    planning.labels.set(person.id, person.username)
  }
  for (const { row, final } of rows) {
    const key = final.foldedUsername
    planning.labels.set(final.id, final.username)
    if (!row.refused) book.set(key, entryOf(final, false))
    else if (!book.get(key)) book.refuse(key, row)
  }
  return { rows, book }
}
