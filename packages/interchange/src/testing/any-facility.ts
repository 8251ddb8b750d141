import fc from 'fast-check'
import * as words from '../facility.ts'
import type { Allocation, Facility, Project } from '../facility.ts'

const origin = { file: '', line: 0 }

const optional = <Name extends string, Value>(name: Name, value: fc.Arbitrary<Value>) =>
  fc
    .option(value, { nil: undefined })
    .map((given) => (given === undefined ? {} : { [name]: given }) as { [N in Name]?: Value })

const CALM = fc.constantFrom(
  'a',
  'B',
  '1',
  ' ',
  ';',
  '\\',
  "'",
  '"',
  ',',
  '=',
  '-',
  '@',
  '\t',
  '\n',
  '\r',
  'é',
  '😀',
  '\u00a0',
)

/** Texts as people and attackers write them; `hostile` adds collected ones. */
export const anyText = (hostile: readonly string[]): fc.Arbitrary<string> => {
  const free = fc.oneof(fc.string({ unit: CALM }), fc.string({ unit: 'binary' }))
  return hostile.length === 0 ? free : fc.oneof(free, fc.constantFrom(...hostile))
}

/** The text as the database would hold a name: not empty, without spaces around it, without NUL. */
const clean = (text: string): string =>
  text
    .replaceAll('\0', '')
    .toString()
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .trim()

/** A facility that keeps the rules a reader checks, with hostile texts wherever a text may stand. */
export function anyFacility(hostile: readonly string[] = []): fc.Arbitrary<Facility> {
  const text = anyText(hostile).map((value) => value.replaceAll('\0', '').replace(/\p{Surrogate}/gu, '\uFFFD'))
  const name = text.map(clean).map((value) => value || 'x')
  const names = fc.array(name, { maxLength: 3 })
  const decimal = fc.bigInt({ min: 0n, max: 10n ** 18n - 1n }).map((n) => {
    const fraction = (n % 10_000n).toString().padStart(4, '0').replace(/0+$/, '')
    return `${n / 10_000n}${fraction === '' ? '' : `.${fraction}`}`
  })
  const instant = fc
    .date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString())
  const months = optional('lifetimeMonths', fc.integer({ min: 1, max: 1200 }))
  const person = fc
    .record({ username: name, fullName: name, status: fc.constantFrom(...words.PERSON_STATUSES), roles: names })
    .chain((base) => optional('defaultProject', name).map((more) => ({ origin, ...base, ...more })))
  const project: fc.Arbitrary<Project> = fc
    .tuple(
      fc.record({
        key: name,
        name,
        description: text,
        piUsername: name,
        status: fc.constantFrom(...words.PROJECT_STATUSES),
        managers: names,
      }),
      optional('publicId', name),
      optional('phase', name),
      optional('defaultSteward', name),
      optional('defaultSecurityGroup', name),
      fc.tuple(optional('costCentre', name), optional('purchaseOrder', name), optional('grantCode', name)),
      fc.uniqueArray(fc.record({ username: name, role: fc.constantFrom(...words.MEMBER_ROLES) }), {
        selector: ({ username }) => username.toLowerCase(),
        maxLength: 3,
      }),
    )
    .map(([base, a, b, c, d, billing, members]) => ({
      ...{ origin, ...base, ...a, ...b, ...c, ...d },
      billing: { ...billing[0], ...billing[1], ...billing[2] },
      members: members.map((member) => ({ origin, ...member })),
    }))
  const term: fc.Arbitrary<Pick<Allocation, 'model' | 'start' | 'end' | 'billingPeriod' | 'renewal'>> = fc
    .tuple(instant, instant, fc.constantFrom(...words.BILLING_PERIODS), fc.constantFrom('auto', 'term', 'condo'))
    .map(([a, b, billingPeriod, kind]) => {
      const [start = a, last = b] = [a, b].sort()
      const end = start === last ? null : last
      if (kind === 'condo') return { model: 'CONDO', start, end, renewal: 'NONE' }
      return kind === 'auto'
        ? { model: 'SUBSCRIPTION', start, end: null, billingPeriod, renewal: 'AUTO' }
        : { model: 'SUBSCRIPTION', start, end, billingPeriod, renewal: 'MANUAL' }
    })
  const allocation = fc
    .tuple(
      fc.record({ key: name, project: name, resourceType: name, quantity: decimal }),
      term,
      months,
      fc.constantFrom(...words.ALLOCATION_STATUSES),
    )
    .map(([base, dates, lifetime, status]) => ({ origin, ...base, ...dates, ...lifetime, status }))
  const some = <T>(item: fc.Arbitrary<T>, selector: (value: T) => string) =>
    fc.uniqueArray(item, { selector, maxLength: 6 })
  return fc.record({
    people: some(person, ({ username }) => username.toLowerCase()).map((people) =>
      people.map((each, index) => ({ ...each, email: `-p${index}@example.org` })),
    ),
    resourceTypes: some(
      fc
        .tuple(
          fc.record({ name, unit: name, isStorage: fc.boolean() }),
          months,
          optional('defaultModel', fc.constantFrom(...words.ALLOCATION_MODELS)),
        )
        .map(([base, a, b]) => ({ origin, ...base, ...a, ...b })),
      (type) => type.name.toLowerCase(),
    ),
    securityGroups: some(
      fc
        .tuple(fc.record({ name, members: names }), optional('externalId', name))
        .map(([base, more]) => ({ origin, ...base, ...more })),
      (group) => group.name,
    ),
    projects: some(project, ({ key }) => key).map((projects) =>
      projects.map((each, index) => ({ ...each, name: `${each.name} ${index}` })),
    ),
    allocations: some(allocation, ({ key }) => key),
    shares: some(
      fc.record({
        origin: fc.constant(origin),
        source: name.map((value) => `${value}1`),
        recipient: name.map((value) => `${value}2`),
        resourceType: fc.option(name),
        percent: fc.integer({ min: 0, max: 9900 }).map((n) => String(n / 100)),
        kind: fc.constantFrom(...words.SHARE_KINDS),
      }),
      ({ source, recipient, resourceType }) => JSON.stringify([source, recipient, resourceType?.toLowerCase()]),
    ),
    dataShares: some(
      fc
        .tuple(
          fc.record({ project: name, name, allocationKey: name, subtype: fc.constantFrom(...words.STORAGE_SUBTYPES) }),
          optional('steward', name),
          optional('group', name),
        )
        .map(([base, a, b]) => ({ origin, ...base, ...a, ...b })),
      ({ allocationKey }) => allocationKey,
    ).map((shares) => shares.map((each, index) => ({ ...each, name: `${each.name} ${index}` }))),
    notes: fc.constant([]),
  })
}

/** The facility without what a reader adds or reorders: origins, and the order of rows. */
export function essence(facility: Facility): unknown {
  const strip = (value: unknown): unknown => {
    if (Array.isArray(value)) {
      const items = (value as unknown[]).map(strip)
      return items.every((item) => typeof item === 'string') ? items : items.map((item) => JSON.stringify(item)).sort()
    }
    if (typeof value !== 'object' || value === null) return value
    const entries = Object.entries(value).filter(([key]) => key !== 'origin')
    return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, each]) => [key, strip(each)]))
  }
  return strip(facility)
}
