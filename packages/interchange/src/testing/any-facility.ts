import fc from 'fast-check'
import type { DataShare, Facility, Person, ResourceShare, ResourceType, SecurityGroup } from '../facility.ts'
import { ALLOCATION_MODELS, PERSON_STATUSES, SHARE_KINDS, STORAGE_SUBTYPES } from '../vocabulary.ts'
import { anyAllocation, anyMonths } from './any-allocation.ts'
import { anyProject } from './any-project.ts'
import { anyText, maybe, nowhere, numbered, some, type AnyText } from './any-text.ts'

const origin = fc.constant(nowhere)

const anyPerson = ({ name, names }: AnyText): fc.Arbitrary<Person> =>
  fc
    .tuple(
      fc.record({ origin, username: name, fullName: name, status: fc.constantFrom(...PERSON_STATUSES), roles: names }),
      maybe('defaultProject', name),
    )
    .map(([base, more]) => ({ ...base, email: '', ...more }))

const anyResourceType = ({ name }: AnyText): fc.Arbitrary<ResourceType> =>
  fc
    .tuple(
      fc.record({ origin, name, unit: name, isStorage: fc.boolean() }),
      anyMonths,
      maybe('defaultModel', fc.constantFrom(...ALLOCATION_MODELS)),
    )
    .map(([base, months, model]) => ({ ...base, ...months, ...model }))

const anyGroup = ({ name, names }: AnyText): fc.Arbitrary<SecurityGroup> =>
  fc
    .tuple(fc.record({ origin, name, members: names }), maybe('externalId', name))
    .map(([base, more]) => ({ ...base, ...more }))

const anyShare = ({ name }: AnyText): fc.Arbitrary<ResourceShare> =>
  fc.record({
    origin,
    source: name.map((value) => `${value}1`),
    recipient: name.map((value) => `${value}2`),
    resourceType: fc.option(name),
    percent: fc.integer({ min: 0, max: 9900 }).map((hundredths) => String(hundredths / 100)),
    kind: fc.constantFrom(...SHARE_KINDS),
  })

const anyDataShare = ({ name }: AnyText): fc.Arbitrary<DataShare> =>
  fc
    .tuple(
      fc.record({ origin, project: name, name, allocationKey: name, subtype: fc.constantFrom(...STORAGE_SUBTYPES) }),
      maybe('steward', name),
      maybe('group', name),
    )
    .map(([base, steward, group]) => ({ ...base, ...steward, ...group }))

/** A facility that keeps the rules a reader checks, with hostile texts wherever a text may stand. */
export function anyFacility(hostile: readonly string[] = []): fc.Arbitrary<Facility> {
  const texts = anyText(hostile)
  return fc.record({
    people: some(anyPerson(texts), ({ username }) => username.toLowerCase()).map((people) =>
      people.map((person, index) => ({ ...person, email: `-p${index}@example.org` })),
    ),
    resourceTypes: some(anyResourceType(texts), ({ name }) => name.toLowerCase()),
    securityGroups: some(anyGroup(texts), ({ name }) => name),
    projects: some(anyProject(texts), ({ key }) => key).map(numbered),
    allocations: some(anyAllocation(texts), ({ key }) => key),
    shares: some(anyShare(texts), (share) =>
      JSON.stringify([share.source, share.recipient, share.resourceType?.toLowerCase()]),
    ),
    dataShares: some(anyDataShare(texts), ({ allocationKey }) => allocationKey).map(numbered),
    notes: fc.constant([]),
  })
}
