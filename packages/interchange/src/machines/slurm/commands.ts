import { byCodeUnit } from '../state.ts'
import { placeOf, type Placed, type SlurmState } from './slurm-state.ts'

/** Two states of one cluster, and its name as it is written. */
export interface SlurmSides {
  readonly wanted: SlurmState
  readonly current: SlurmState
  readonly cluster: string
}

/**
 * sacctmgr parts words at spaces outside quotes, counting both kinds of quotes everywhere, and knows no escape: a text
 * goes between double quotes with none of either inside.
 */
const quoted = (text: string): string => `"${text.replace(/["'`]/g, '’')}"`

const missing = (these: ReadonlyMap<string, Placed>, those: ReadonlyMap<string, Placed>): Placed[] =>
  [...these]
    .filter(([key]) => !those.has(key))
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([, placed]) => placed)

const limitsOf = ({ wanted, current }: SlurmSides, account: string): string =>
  [...wanted.limits]
    .filter(([key, limit]) => limit.account === account && current.limits.get(key)?.minutes !== limit.minutes)
    .map(([, { tres, minutes }]) => `${tres}=${minutes}`)
    .sort(byCodeUnit)
    .join(',')

/**
 * What adds and changes, a command a line for `sacctmgr -i <file`. There are neither comments nor empty lines: after
 * either, sacctmgr ends with 1 as if something had failed.
 */
export function changeCommands(sides: SlurmSides): string[] {
  const { wanted, current, cluster } = sides
  const lines: string[] = []
  for (const [account, description] of [...wanted.accounts].sort(([a], [b]) => byCodeUnit(a, b))) {
    const limits = limitsOf(sides, account)
    const limit = limits === '' ? '' : ` GrpTRESMins=${limits}`
    if (!current.accounts.has(account))
      lines.push(`add account name=${account} cluster=${cluster} description=${quoted(description)}${limit}`)
    else {
      if (current.accounts.get(account) !== description)
        lines.push(`modify account where name=${account} set description=${quoted(description)}`)
      if (limit !== '') lines.push(`modify account where name=${account} cluster=${cluster} set${limit}`)
    }
  }
  const known = new Set([...current.users.values()].map(({ user }) => user))
  for (const { account, user } of missing(wanted.users, current.users)) {
    const isNew = known.has(user) ? '' : ` defaultaccount=${wanted.defaultAccounts.get(user) ?? account}`
    lines.push(`add user name=${user} account=${account} cluster=${cluster}${isNew}`)
  }
  for (const { account, user } of missing(wanted.coordinators, current.coordinators))
    lines.push(`add coordinator account=${account} names=${user}`)
  return lines
}

/** Children before their parents, since an account with accounts below it stays. */
const deepestFirst = ({ parents }: SlurmState, accounts: readonly string[]): string[] => {
  const depth = (account: string): number => {
    let steps = 0
    for (let at = parents.get(account); at !== undefined && steps < parents.size; at = parents.get(at)) steps++
    return steps
  }
  return [...accounts].sort((a, b) => depth(b) - depth(a) || byCodeUnit(a, b))
}

/**
 * What takes away what only Slurm has. Who stays gets another default account first, for Slurm keeps a user in the
 * default one; who leaves altogether leaves all accounts of the cluster at once.
 */
export function removalCommands({ wanted, current, cluster }: SlurmSides): string[] {
  const lines = missing(current.coordinators, wanted.coordinators).map(
    ({ account, user }) => `delete coordinator account=${account} names=${user}`,
  )
  const kept = new Map([...wanted.users.values()].map(({ account, user }) => [user, account]))
  const gone = new Set<string>()
  for (const { account, user } of missing(current.users, wanted.users)) {
    const stays = kept.get(user)
    if (stays === undefined) {
      if (!gone.has(user)) lines.push(`delete user where name=${user} cluster=${cluster}`)
      gone.add(user)
      continue
    }
    const fallback = wanted.defaultAccounts.get(user) ?? stays
    const isDefault = current.defaultAccounts.get(user) === account
    if (isDefault && wanted.users.has(placeOf(fallback, user)))
      lines.push(`modify user where name=${user} cluster=${cluster} set defaultaccount=${fallback}`)
    lines.push(`delete user where name=${user} account=${account} cluster=${cluster}`)
  }
  const accounts = [...current.accounts.keys()].filter((account) => !wanted.accounts.has(account))
  for (const account of deepestFirst(current, accounts))
    lines.push(`delete account where name=${account} cluster=${cluster}`)
  return lines
}
