import { looksLikeEmail } from '../csv/tables/people.ts'
import type { Origin, Person } from '../facility.ts'
import type { SlurmAssociation } from './association.ts'
import { ROOT } from './tree.ts'

export interface PeopleSources {
  readonly associations: readonly SlurmAssociation[]
  /** PIs by username, with the place that names them; they need not be users of Slurm. */
  readonly pis: ReadonlyMap<string, Origin>
  /** From a people.csv beside the file: their rows win. */
  readonly known: readonly Person[]
  readonly emailDomain: string
}

export interface SlurmPeople {
  readonly people: readonly Person[]
  readonly madeUp: number
}

/** Everyone Slurm knows but its own root. Administrators of Slurm get no role by it: rights are given in Tenure. */
export function toPeople({ associations, pis, known, emailDomain }: PeopleSources): SlurmPeople {
  const people = new Map<string, Person>(known.map((person) => [person.username.toLowerCase(), person]))
  let madeUp = 0
  const add = (username: string, origin: Origin): void => {
    if (username === ROOT || people.has(username.toLowerCase())) return
    const email = looksLikeEmail(username) ? username : `${username}@${emailDomain}`
    people.set(username.toLowerCase(), { origin, username, email, fullName: username, status: 'ACTIVE', roles: [] })
    madeUp++
  }
  for (const { user, origin } of associations) if (user !== undefined) add(user, origin)
  for (const [username, origin] of pis) {
    add(username, origin)
    const person = people.get(username.toLowerCase())
    if (person !== undefined && !person.roles.includes('pi'))
      people.set(username.toLowerCase(), { ...person, roles: [...person.roles, 'pi'] })
  }
  return { people: [...people.values()], madeUp }
}
