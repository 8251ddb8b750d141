import type { SlurmAssociation } from './association.ts'
import type { SlurmOptions } from './options.ts'
import { ROOT, type SlurmAccount } from './tree.ts'

export interface PiChoice {
  readonly pi?: string
  readonly coordinators: readonly string[]
  /** Why there is none, for the message. */
  readonly why?: string
}

const distinct = (associations: readonly SlurmAssociation[]): string[] => [
  ...new Set(associations.flatMap(({ user }) => (user === undefined || user === ROOT ? [] : [user]))),
]

/** Who coordinates which account; a user's line says it wherever the line stands. */
export function coordinatorsByAccount(associations: readonly SlurmAssociation[]): Map<string, string[]> {
  const byAccount = new Map<string, string[]>()
  for (const { user, coordinates } of associations) {
    for (const account of user === undefined ? [] : coordinates) {
      const names = byAccount.get(account) ?? []
      if (user !== undefined && !names.includes(user)) names.push(user)
      byAccount.set(account, names)
    }
  }
  return byAccount
}

/**
 * Chooses an account's PI: the one named by the facility; else its first coordinator; else its only administrator;
 * else its only user; else the default. Between several of equal standing nothing is guessed.
 */
export function choosePi(
  account: string,
  at: { places: readonly SlurmAccount[]; coordinators: readonly string[] },
  options: SlurmOptions,
) {
  const users = at.places.flatMap((place) => place.users)
  const named = Object.hasOwn(options.piByAccount ?? {}, account) ? options.piByAccount?.[account] : undefined
  const admins = distinct(users.filter(({ adminLevel }) => /^(administrator|operator)/i.test(adminLevel ?? '')))
  const people = distinct(users)
  const only = (names: readonly string[]): string | undefined => (names.length === 1 ? names[0] : undefined)
  const pi = named ?? at.coordinators[0] ?? only(admins) ?? only(people) ?? options.defaultPi
  const why = people.length === 0 ? 'it has no users' : `none of its ${people.length} users coordinates it`
  const choice: PiChoice = { coordinators: at.coordinators, ...(pi === undefined ? { why } : { pi }) }
  return choice
}
