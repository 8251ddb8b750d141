import fc from 'fast-check'
import type { Facility } from '../facility.ts'
import { emptyFacility } from '../facility.ts'
import type { MachineState } from '../machines/state.ts'
import { anyText, nowhere } from './any-text.ts'

const at = '2026-06-01T00:00:00.000Z'
const types = [
  { origin: nowhere, name: 'CPU', unit: 'core-hours', isStorage: false },
  { origin: nowhere, name: 'GPU', unit: 'GPU-hours', isStorage: false },
  { origin: nowhere, name: 'Disk', unit: 'TB', isStorage: true },
]

const quantity = fc.nat({ max: 10_000_000 }).map((scaled) => String(scaled / 10_000))

/** Plain usernames, and those that would end a quote, a list or a name. */
const usernames = fc.uniqueArray(
  fc.oneof(
    fc.constantFrom('jane', 'john', 'kim', 'ada', 'j.doe', "o'neil", 'a,b', 'x=y', 'new\nline', 'uid "q"', 'root', 'é'),
    anyText([]).name,
  ),
  { minLength: 1, maxLength: 6, selector: (name) => name.toLowerCase() },
)

const build = (texts: readonly string[], users: readonly string[], amounts: readonly string[]): Facility => {
  const some = (from: number) => users.filter((_, index) => (index + from) % 2 === 0)
  const projects = texts.map((text, index) => ({
    origin: nowhere,
    key: index % 2 === 0 ? `p${index}` : text,
    name: text,
    description: text,
    piUsername: users[index % users.length] ?? 'jane',
    status: index === 3 ? ('ARCHIVED' as const) : ('ACTIVE' as const),
    managers: some(index),
    members: some(index + 1).map((username) => ({ origin: nowhere, username, role: 'VIEWER' as const })),
    defaultSecurityGroup: `${text}${index}`,
    billing: {},
  }))
  return {
    ...emptyFacility(),
    people: users.map((username, index) => ({
      origin: nowhere,
      username,
      email: '',
      fullName: username,
      status: index === 4 ? 'SUSPENDED' : 'ACTIVE',
      roles: [],
    })),
    resourceTypes: types,
    projects,
    securityGroups: projects.map(({ defaultSecurityGroup: name }, index) => ({
      origin: nowhere,
      name,
      members: some(index),
    })),
    allocations: projects.map(({ key: project }, index) => ({
      origin: nowhere,
      key: `a${index}`,
      project,
      resourceType: 'Disk',
      model: 'CONDO',
      quantity: amounts[index] ?? '1',
      start: '2026-01-01T00:00:00.000Z',
      end: index === 2 ? '2026-02-01T00:00:00.000Z' : null,
      renewal: 'NONE',
      status: 'ACTIVE',
    })),
    dataShares: projects.map(({ key: project, name }, index) => ({
      origin: nowhere,
      project,
      name: `${name} ${index}`,
      allocationKey: `a${index}`,
      subtype: 'POSIX',
    })),
  }
}

/** A facility whose parts hang together, with hostile texts and usernames, at a fixed moment. */
export const anyMachineState: fc.Arbitrary<MachineState> = fc
  .tuple(
    fc.uniqueArray(anyText([]).name, { maxLength: 4, selector: (name) => name.toLowerCase() }),
    usernames,
    fc.array(quantity, { minLength: 4, maxLength: 4 }),
    fc.constantFrom(['CPU'], ['CPU', 'GPU'], []),
  )
  .map(([texts, users, amounts, granted]) => {
    const facility = build(texts, users, amounts)
    const entitlements = facility.projects.flatMap(({ key: project }, index) =>
      granted.map((resourceType) => ({
        project,
        resourceType,
        entitlement: amounts[index] ?? '1',
        headroom: amounts[index] ?? '0',
      })),
    )
    return { at, facility, entitlements }
  })
