import type { Facility, Project } from '../facility.ts'
import type { SourceFile } from '../input/source-file.ts'
import { Problems, type Problem } from '../problem.ts'
import { budgetMinutes, type BudgetOptions } from './budget-minutes.ts'
import { isSlurmUser, quoteSlurm, slurmName } from './quote.ts'

export interface SlurmWriteOptions extends BudgetOptions {
  /** Name of the cluster, as in slurm.conf. */
  readonly cluster: string
}

export interface SlurmWriting {
  readonly file: SourceFile
  /** What could not be said in Slurm's terms. */
  readonly problems: readonly Problem[]
}

const DESCRIPTION_LENGTH = 200

const byName = (a: readonly [string, unknown], b: readonly [string, unknown]): number =>
  a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0

/** Active projects by account name; two that would share a name are refused rather than mixed. */
const nameAccounts = (projects: readonly Project[], problems: Problems): Map<string, Project> => {
  const accounts = new Map<string, Project>()
  for (const project of projects.filter(({ status }) => status === 'ACTIVE')) {
    const name = slurmName(project.key)
    const other = accounts.get(name)
    const at = { ...project.origin, column: 'key' }
    if (other !== undefined || name === 'root' || name === '') {
      const taken = other === undefined ? (name === '' ? 'no name' : 'Slurm’s own') : `that of ${other.key}`
      const message = `${project.key} was not written: its account would be called ${name}, which is ${taken}. Give it another key.`
      problems.error({ at, code: 'VALUE_CONTRADICTS', message, value: project.key })
      continue
    }
    accounts.set(name, project)
    if (name === project.key) continue
    const message = `${project.key} was written as the account ${name}: Slurm keeps names in lower case and without special characters.`
    problems.warning({ at, code: 'NOT_KEPT', message, value: project.key })
  }
  return new Map([...accounts].sort(byName))
}

/** The PI first, since a reader takes the first coordinator for the PI. */
const usersOf = ({ piUsername, managers, members }: Project): string[] =>
  [...new Set([piUsername, ...[...managers].sort(), ...members.map(({ username }) => username).sort()])].filter(
    isSlurmUser,
  )

/** A name that would end a list or a quote is left out, and told once; none at all is nobody's. */
const remarkOnUsers = (projects: Iterable<Project>, problems: Problems): void => {
  const seen = new Set(['', 'root'])
  for (const { origin, piUsername, managers, members } of projects)
    for (const value of [piUsername, ...managers, ...members.map(({ username }) => username)]) {
      if (seen.has(value) || isSlurmUser(value)) continue
      seen.add(value)
      const message = `${JSON.stringify(value)} was left out: Slurm takes usernames of letters, digits and _ - . @ + only. Give this person another username.`
      problems.error({ at: { ...origin, column: 'username' }, code: 'VALUE_NOT_ALLOWED', message, value })
    }
}

/**
 * Writes active projects as a flat file that `sacctmgr load` takes: accounts below root with their budgets of TRES
 * minutes, PIs and managers as coordinators. `load` adds and changes; it never removes what the file leaves out.
 */
export function writeSlurmFile(facility: Facility, options: SlurmWriteOptions): SlurmWriting {
  const problems = new Problems()
  const accounts = nameAccounts(facility.projects, problems)
  remarkOnUsers(accounts.values(), problems)
  const minutes = budgetMinutes(facility, options, problems)
  const coordinates = new Map<string, string[]>()
  const firstAccount = new Map<string, string>()
  for (const [account, project] of accounts) {
    for (const user of usersOf(project)) if (!firstAccount.has(user)) firstAccount.set(user, account)
    for (const user of new Set([project.piUsername, ...project.managers].filter(isSlurmUser)))
      coordinates.set(user, [...(coordinates.get(user) ?? []), account])
  }
  const lines = [`Cluster - ${quoteSlurm(options.cluster)}`, "Parent - 'root'"]
  for (const [account, project] of accounts) {
    const budget = minutes.get(project.key)
    const description = quoteSlurm((project.description || project.name).slice(0, DESCRIPTION_LENGTH))
    lines.push(
      `Account - ${quoteSlurm(account)}:Description=${description}${budget === undefined ? '' : `:GrpTRESMins=${budget.includes(':') ? quoteSlurm(budget) : budget}`}`,
    )
  }
  for (const [account, project] of accounts) {
    lines.push(`Parent - ${quoteSlurm(account)}`)
    for (const user of usersOf(project)) {
      const coordinated = coordinates.get(user)
      const coordinator = coordinated === undefined ? '' : `:Coordinator=${quoteSlurm(coordinated.join(','))}`
      lines.push(
        `User - ${quoteSlurm(user)}:DefaultAccount=${quoteSlurm(firstAccount.get(user) ?? account)}${coordinator}`,
      )
    }
  }
  const bytes = new TextEncoder().encode(`${lines.join('\n')}\n`)
  return { file: { name: `${slurmName(options.cluster)}.cfg`, bytes }, problems: problems.list }
}
