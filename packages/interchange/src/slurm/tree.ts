import type { SlurmAssociation } from './association.ts'

/** An account of one cluster, with its users. */
export interface SlurmAccount {
  readonly own: SlurmAssociation
  readonly users: readonly SlurmAssociation[]
}

/** Everything in Slurm hangs below `root`, which is nobody's project. */
export const ROOT = 'root'

/** All accounts by name, each with its lines on every cluster, in the order of their first line. */
export function accountsByName(associations: readonly SlurmAssociation[]): Map<string, SlurmAccount[]> {
  const own = new Map<string, SlurmAssociation>()
  const users = new Map<string, SlurmAssociation[]>()
  for (const association of associations) {
    const place = JSON.stringify([association.cluster, association.account])
    if (association.user === undefined) {
      if (!own.has(place)) own.set(place, association)
    } else {
      const there = users.get(place)
      if (there === undefined) users.set(place, [association])
      else there.push(association)
    }
  }
  for (const [place, [first]] of users) {
    // A listing filtered by user has no line for the account itself.
    if (first === undefined || own.has(place)) continue
    const { origin, cluster, account } = first
    own.set(place, { origin, cluster, account, coordinates: [], otherLimits: [] })
  }
  const accounts = new Map<string, SlurmAccount[]>()
  for (const [place, association] of own) {
    if (association.account === ROOT) continue
    const account = { own: association, users: users.get(place) ?? [] }
    accounts.set(association.account, [...(accounts.get(association.account) ?? []), account])
  }
  return accounts
}

/** The accounts above one, nearest first, as far as the file names them. */
export function ancestors(
  account: SlurmAccount,
  accounts: ReadonlyMap<string, readonly SlurmAccount[]>,
): SlurmAccount[] {
  const found: SlurmAccount[] = []
  let at: SlurmAccount | undefined = account
  while (at !== undefined && found.length < accounts.size) {
    const own: SlurmAssociation = at.own
    at = accounts.get(own.parent ?? ROOT)?.find((candidate) => candidate.own.cluster === own.cluster)
    if (at !== undefined) found.push(at)
  }
  return found
}
