import type { SlurmAssociation } from '../../slurm/association.ts'
import { ROOT } from '../../slurm/tree.ts'
import { readTres } from '../../slurm/tres.ts'

/** Somebody in an account, or at its head. */
export interface Placed {
  readonly account: string
  readonly user: string
}

export interface Limit {
  readonly account: string
  readonly tres: string
  readonly minutes: string
}

/** One cluster's accounts, in lower case as Slurm keeps names; `root` is nobody's and left out. */
export interface SlurmState {
  /** Descriptions, as Slurm would compare them; the account's name where there is none, as Slurm has it. */
  readonly accounts: ReadonlyMap<string, string>
  readonly parents: ReadonlyMap<string, string>
  readonly users: ReadonlyMap<string, Placed>
  readonly coordinators: ReadonlyMap<string, Placed>
  readonly limits: ReadonlyMap<string, Limit>
  readonly defaultAccounts: ReadonlyMap<string, string>
}

export const placeOf = (account: string, what: string): string => `${account}\0${what}`

/** A description without what Slurm's two readers change: quotes, backslashes, line breaks and capitals. */
export const settled = (description: string): string =>
  description
    .replaceAll('\\', '')
    .replace(/[\p{Cc}\s\u2028\u2029]+/gu, ' ')
    .replace(/["'`‘’“”]/g, '’')
    .trim()
    .toLowerCase()

const folded = (name: string): string => name.toLowerCase()

/** What a dump says of one cluster. */
export function slurmState(associations: readonly SlurmAssociation[], cluster: string): SlurmState {
  const accounts = new Map<string, string>()
  const parents = new Map<string, string>()
  const users = new Map<string, Placed>()
  const coordinators = new Map<string, Placed>()
  const limits = new Map<string, Limit>()
  const defaultAccounts = new Map<string, string>()
  for (const association of associations) {
    const account = folded(association.account)
    if (folded(association.cluster) !== folded(cluster)) continue
    if (association.user !== undefined) {
      const user = folded(association.user)
      if (user === ROOT) continue
      if (association.defaultAccount !== undefined) defaultAccounts.set(user, folded(association.defaultAccount))
      for (const head of association.coordinates.map(folded))
        if (head !== ROOT) coordinators.set(placeOf(head, user), { account: head, user })
      if (account !== ROOT) users.set(placeOf(account, user), { account, user })
    } else if (account !== ROOT) {
      accounts.set(account, settled(association.description ?? '') || account)
      parents.set(account, folded(association.parent ?? ROOT))
      for (const { tres, value } of readTres(association.grpTresMins ?? ''))
        limits.set(placeOf(account, tres), { account, tres, minutes: value.replace(/^0+(?=\d)/, '') })
    }
  }
  for (const { account } of users.values()) if (!accounts.has(account)) accounts.set(account, account)
  return { accounts, parents, users, coordinators, limits, defaultAccounts }
}
