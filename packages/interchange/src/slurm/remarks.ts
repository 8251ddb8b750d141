import type { Note } from '../facility.ts'
import type { Problems } from '../problem.ts'
import type { SlurmAssociation } from './association.ts'
import type { SlurmOptions } from './options.ts'
import { ROOT, type SlurmAccount } from './tree.ts'

/** What a limit of which Tenure keeps nothing is told by: once for each name and file, not once a line. */
export function remarkOnLimits(associations: readonly SlurmAssociation[], problems: Problems): void {
  const lines = new Map<string, { readonly first: SlurmAssociation; count: number }>()
  const see = (limit: string, first: SlurmAssociation): void => {
    const key = `${first.origin.file}\0${limit}`
    const seen = lines.get(key)
    if (seen === undefined) lines.set(key, { first, count: 1 })
    else seen.count++
  }
  for (const association of associations) {
    for (const limit of association.otherLimits) see(limit, association)
    const personal = association.user !== undefined || association.account === ROOT
    if (personal && association.grpTresMins !== undefined)
      see('grptresmins of single users or of the whole cluster', association)
  }
  for (const [key, { first, count }] of lines) {
    const limit = key.slice(key.indexOf('\0') + 1)
    const message = `${limit} is set on ${count === 1 ? 'one line' : `${count} lines`} and not kept: Tenure has no such limit. It stays in Slurm.`
    problems.warning({ at: { ...first.origin, column: limit }, code: 'NOT_KEPT', message })
  }
}

/** What Slurm's tree knew of an account and the project has no place for. */
export function accountNotes(places: readonly SlurmAccount[]): Note[] {
  return places.flatMap(({ own: { origin, account, parent, organization, cluster } }) => {
    const facts = [
      organization === undefined ? undefined : `organization ${organization}`,
      parent === undefined || parent === ROOT ? undefined : `sub-account of ${parent}`,
    ].filter((fact) => fact !== undefined)
    return facts.length === 0 ? [] : [{ origin, subject: account, text: `On ${cluster}: ${facts.join('; ')}.` }]
  })
}

const count = (number: number, one: string, more: string): string => `${number} ${number === 1 ? one : more}`

/** Tells once a file what had to be assumed because Slurm's files hold neither dates nor addresses. */
export function remarkOnAssumptions(
  found: { readonly file: string; readonly budgets: number; readonly madeUp: number; readonly domain: string },
  options: SlurmOptions,
  problems: Problems,
): void {
  const at = { file: found.file, line: 0 }
  if (found.budgets > 0 && options.start === undefined) {
    const message = `Slurm's files hold no dates. ${count(found.budgets, 'budget was', 'budgets were')} taken as ${found.budgets === 1 ? 'a subscription' : 'subscriptions'} by the ${(options.billingPeriod ?? 'YEAR').toLowerCase()} since 1 January 2020. Name the start and the period to say otherwise.`
    problems.warning({ at, code: 'PERIOD_ASSUMED', message })
  }
  if (found.madeUp > 0 && options.emailDomain === undefined) {
    const message = `Slurm's files hold no e-mail addresses. ${count(found.madeUp, 'person', 'people')} got <username>@${found.domain}, where no mail arrives. Name the e-mail domain, or add a people.csv.`
    problems.warning({ at, code: 'EMAIL_MADE_UP', message })
  }
}
