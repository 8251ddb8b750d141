/** Somebody who signs in during the journeys. */
export interface Person {
  readonly email: string
  readonly name: string
  readonly password: string
  /** Their role in the whole institution, by its system name. */
  readonly role: string
}

const password = 'tenure-demo'

/** The people of the institution of one file of journeys: who runs it, and somebody who sees what they have a part in. @param slug its name */
export const peopleOf = (slug: string): readonly [Person, Person] => [
  { email: `admin@${slug}.test`, name: 'Amara Osei', password, role: 'admin' },
  { email: `pi@${slug}.test`, name: 'Kiri Wood', password, role: 'pi' },
]

/** Who runs another institution in the same house. */
export const stranger: Person = { email: 'admin@elsewhere.test', name: 'Noor Haddad', password, role: 'admin' }
