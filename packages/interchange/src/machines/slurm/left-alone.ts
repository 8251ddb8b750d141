import type { Problems } from '../../problem.ts'
import { isPlainName } from '../../slurm/quote.ts'
import type { SlurmState } from './slurm-state.ts'

const at = { file: '', line: 0 }

const only = <Value>(map: ReadonlyMap<string, Value>, keep: (value: Value, key: string) => boolean) =>
  new Map([...map].filter(([key, value]) => keep(value, key)))

/** Accounts that only Slurm has and that hold one of Tenure's. */
const holders = (wanted: SlurmState, { parents }: SlurmState): Set<string> => {
  const found = new Set<string>()
  for (const account of wanted.accounts.keys())
    for (let up = parents.get(account); up !== undefined && !found.has(up); up = parents.get(up))
      if (!wanted.accounts.has(up)) found.add(up)
  found.delete('root')
  return found
}

const told = (names: Iterable<string>): string => [...new Set(names)].sort().join(', ')

/**
 * The current state without what Tenure leaves as it is: accounts that hold Tenure's, limits of kinds that Tenure
 * grants nothing of, and names that no command can say. Each is told once.
 */
export function leftAlone(wanted: SlurmState, current: SlurmState, problems: Problems): SlurmState {
  const holding = holders(wanted, current)
  if (holding.size > 0) {
    const message = `Left as they are, with who is in them, since accounts of Tenure hang below: ${told(holding)}.`
    problems.warning({ at, code: 'LEFT_OUT', message })
  }
  const granted = new Set([...wanted.limits.values()].map(({ tres }) => tres))
  const others = [...current.limits.values()].filter(
    ({ account, tres }) => wanted.accounts.has(account) && !granted.has(tres),
  )
  if (others.length > 0) {
    const message = `Limits left as they are, since Tenure grants nothing of their kind: ${told(others.map(({ tres }) => tres))}.`
    problems.warning({ at, code: 'LEFT_OUT', message })
  }
  const names = [...current.accounts.keys(), ...[...current.users.values()].map(({ user }) => user)]
  const unsayable = new Set(names.filter((name) => !isPlainName(name)))
  if (unsayable.size > 0) {
    const message = `Left as they are, since no command can name them safely: ${told([...unsayable].map((name) => JSON.stringify(name)))}.`
    problems.warning({ at, code: 'VALUE_NOT_ALLOWED', message })
  }
  const mine = (account: string) => !holding.has(account) && !unsayable.has(account)
  const sayable = ({ account, user }: { readonly account: string; readonly user: string }) =>
    mine(account) && !unsayable.has(user) && isPlainName(user)
  return {
    ...current,
    accounts: only(current.accounts, (_, account) => mine(account)),
    users: only(current.users, sayable),
    coordinators: only(current.coordinators, (placed) => sayable(placed) && current.accounts.has(placed.account)),
    limits: only(current.limits, ({ account, tres }) => wanted.accounts.has(account) && granted.has(tres)),
  }
}
