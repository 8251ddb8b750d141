import type { Allocation, ResourceType } from '../facility.ts'
import type { Problems } from '../problem.ts'
import { ASSUMED_START, type SlurmOptions } from './options.ts'
import { minutesToHours, readTres, tresKind, type TresLimit } from './tres.ts'
import { ancestors, type SlurmAccount } from './tree.ts'

export interface BudgetContext {
  readonly accounts: ReadonlyMap<string, readonly SlurmAccount[]>
  readonly options: SlurmOptions
  readonly problems: Problems
}

export interface Budgets {
  readonly allocations: readonly Allocation[]
  readonly resourceTypes: readonly ResourceType[]
}

/** Cores of two clusters are two resources: hours on one can't be spent on the other. */
const typeName = (label: string, cluster: string): string => `${label} (${cluster})`

/** Where a limit on all GPUs stands beside limits on kinds of them, the kinds are parts of it and not a second budget. */
const partsOfOthers = (limits: readonly TresLimit[]): TresLimit[] =>
  limits.some(({ tres }) => tres === 'gres/gpu') ? limits.filter(({ tres }) => tres.startsWith('gres/gpu:')) : []

const budgetsOf = (account: SlurmAccount, { accounts, options, problems }: BudgetContext): Budgets => {
  const { own } = account
  const { origin, cluster, account: project } = own
  const at = { ...origin, column: 'GrpTRESMins' }
  const limits = readTres(own.grpTresMins ?? '')
  const parts = partsOfOthers(limits)
  const above = ancestors(account, accounts)
  const allocations: Allocation[] = []
  const resourceTypes: ResourceType[] = []
  for (const limit of limits) {
    const { tres, value } = limit
    const shown = `${tres}=${value}`
    const kind = tresKind(tres)
    if (kind === undefined || parts.includes(limit)) {
      const why =
        kind === undefined ? 'only cpu, gres/gpu, node and billing are taken' : 'it is a part of the limit on all GPUs'
      problems.warning({
        at,
        code: 'NOT_KEPT',
        message: `The limit ${shown} of ${project} was left out: ${why}.`,
        value: shown,
      })
      continue
    }
    if (!/^\d{1,18}$/.test(value)) {
      const message = `The limit ${shown} of ${project} is not a whole number of minutes. Write it as ${tres}=60000.`
      problems.error({ at, code: 'NUMBER_NOT_READABLE', message, value: shown })
      continue
    }
    const { hours, rounded } = minutesToHours(value)
    if (rounded) {
      const message = `${value} minutes are no exact number of hours to four decimals: ${project} gets ${hours} ${kind.unit}.`
      problems.warning({ at, code: 'NUMBER_ROUNDED', message, value: shown })
    }
    const over = above.find(({ own: { grpTresMins } }) =>
      readTres(grpTresMins ?? '').some((other) => other.tres === tres),
    )
    if (over !== undefined) {
      const message = `In Slurm ${project}'s ${shown} lies inside ${over.own.account}'s limit; here the two add up. Lower ${over.own.account}'s by it if they should not.`
      problems.warning({ at, code: 'BUDGET_NESTED', message, value: shown })
    }
    const name = typeName(kind.label, cluster)
    resourceTypes.push({ origin, name, unit: kind.unit, isStorage: false, defaultModel: 'SUBSCRIPTION' })
    allocations.push({
      origin: at,
      key: `slurm/${cluster}/${project}/${tres}`,
      project,
      resourceType: name,
      model: 'SUBSCRIPTION',
      quantity: hours,
      start: options.start ?? ASSUMED_START,
      end: options.end ?? null,
      billingPeriod: options.billingPeriod ?? 'YEAR',
      renewal: options.end === undefined ? 'AUTO' : 'NONE',
      status: 'ACTIVE',
    })
  }
  return { allocations, resourceTypes }
}

/** Makes each account's budget of TRES minutes (GrpTRESMins) an allocation in hours. */
export function toBudgets(places: readonly SlurmAccount[], context: BudgetContext): Budgets {
  const all = places.map((account) => budgetsOf(account, context))
  const types = new Map(all.flatMap(({ resourceTypes }) => resourceTypes).map((type) => [type.name, type]))
  return { allocations: all.flatMap(({ allocations }) => allocations), resourceTypes: [...types.values()] }
}
