import type { Allocation, Facility, ResourceType } from '../facility.ts'
import type { Problems } from '../problem.ts'

export interface BudgetOptions {
  readonly cluster: string
  /** UTC instant: budgets in force at that moment are written. */
  readonly at: string
  /** TRES by resource type's name, where the unit and the name don't say it. */
  readonly tresByResourceType?: Readonly<Record<string, string>>
}

const TRES_BY_UNIT = new Map(
  Object.entries({
    'core-hours': 'cpu',
    'gpu-hours': 'gres/gpu',
    'node-hours': 'node',
    'billing-hours': 'billing',
  }),
)

/** A type named after another cluster (“CPU core-hours (other)”) is not this one's. */
const tresOf = ({ name, unit }: ResourceType, { cluster, tresByResourceType }: BudgetOptions): string | undefined => {
  if (Object.hasOwn(tresByResourceType ?? {}, name)) return tresByResourceType?.[name]
  const place = /\(([^()]*)\)$/.exec(name)?.[1]
  return place === undefined || place === cluster ? TRES_BY_UNIT.get(unit.toLowerCase()) : undefined
}

const isInForce = ({ status, start, end }: Allocation, at: string): boolean =>
  status === 'ACTIVE' && start <= at && (end === null || at < end)

/** Ten-thousandths of an hour: exact, since a quantity has at most four decimals. */
const scaled = (quantity: string): bigint => {
  const [whole = '0', fraction = ''] = quantity.split('.')
  return BigInt(whole) * 10_000n + BigInt(fraction.padEnd(4, '0').slice(0, 4))
}

/** `cpu=600000,gres/gpu=12000` by project key, summed over the allocations in force; less than a minute is dropped. */
export function budgetMinutes(facility: Facility, options: BudgetOptions, problems: Problems): Map<string, string> {
  const tres = new Map(facility.resourceTypes.map((type) => [type.name, tresOf(type, options)]))
  const sums = new Map<string, Map<string, bigint>>()
  for (const allocation of facility.allocations) {
    const kind = tres.get(allocation.resourceType)
    if (kind === undefined || !isInForce(allocation, options.at)) continue
    const ofProject = sums.get(allocation.project) ?? new Map<string, bigint>()
    ofProject.set(kind, (ofProject.get(kind) ?? 0n) + scaled(allocation.quantity) * 60n)
    sums.set(allocation.project, ofProject)
  }
  const lost = [...sums.values()]
    .flatMap((ofProject) => [...ofProject.values()])
    .filter((value) => value % 10_000n !== 0n).length
  if (lost > 0) {
    const message = `${lost === 1 ? 'One budget is' : `${lost} budgets are`} no whole number of minutes; the part of a minute was dropped.`
    problems.warning({ at: { file: `${options.cluster}.cfg`, line: 0 }, code: 'NUMBER_ROUNDED', message })
  }
  return new Map(
    [...sums].map(([project, ofProject]) => [
      project,
      [...ofProject]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, value]) => `${name}=${value / 10_000n}`)
        .join(','),
    ]),
  )
}
