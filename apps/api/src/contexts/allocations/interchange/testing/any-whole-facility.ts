import fc from 'fast-check'
import { emptyFacility, writeCsvFiles, type Allocation, type Facility, type SourceFile } from '@tenure/interchange'
import { anyText, nowhere } from '@tenure/interchange/testing/any-text'

const origin = nowhere
const short = (text: string) => Array.from(text).slice(0, 60).join('').trim() || 'x'
const lists = <T>(item: fc.Arbitrary<T>, maxLength = 4) => fc.array(item, { minLength: 1, maxLength })
const pick = fc.nat(1000)
const of = <T>(items: readonly T[], index: number): T => items[index % items.length]!

interface Seeds {
  readonly names: readonly string[]
  readonly texts: readonly string[]
  readonly numbers: readonly number[]
}

/** Terms of every shape: renewing, ended, by hand, condos with and without a said end. */
function termOf(
  index: number,
  n: number,
): Pick<Allocation, 'model' | 'start' | 'end' | 'renewal' | 'billingPeriod' | 'lifetimeMonths'> {
  const start = new Date(Date.UTC(2022, n % 60, 1 + (n % 31), n % 24)).toISOString()
  const end = new Date(Date.parse(start) + (1 + (n % 900)) * 86_400_000).toISOString()
  const billingPeriod = of(['MONTH', 'QUARTER', 'YEAR'] as const, n)
  return of(
    [
      { model: 'SUBSCRIPTION', start, end: null, renewal: 'AUTO', billingPeriod },
      { model: 'SUBSCRIPTION', start, end, renewal: of(['MANUAL', 'NONE'] as const, n), billingPeriod },
      { model: 'CONDO', start, end: null, renewal: 'NONE', lifetimeMonths: 1 + (n % 1200) },
      { model: 'CONDO', start, end, renewal: 'NONE' },
    ] as const,
    index,
  )
}

/** Puts the parts together so that every rule holds: sharing goes downhill, shares stay small, each name has a number. */
function together({ names, texts, numbers }: Seeds): Facility {
  const n = (index: number) => of(numbers, index)
  const name = (index: number) => `${short(of(names, index))} ${index}`
  const username = (index: number) =>
    `${of(names, index)
      .replaceAll(/[\s\p{Z}\p{C}]/gu, '')
      .slice(0, 40)}u${index}`
  // No digits: hostile texts hold card numbers, which are refused.
  const code = (index: number) => short(of(texts, index).replaceAll(/\d/g, ''))
  const three = [0, 1, 2]
  const people = three.map((i) => ({
    origin,
    username: username(i),
    email: `p${i}@example.org`,
    fullName: name(i),
    status: 'ACTIVE' as const,
    roles: i ? [] : ['pi'],
  }))
  const resourceTypes = three.map((i) => ({
    origin,
    name: name(i),
    unit: short(of(texts, i)),
    isStorage: i === 0,
    lifetimeMonths: 1 + (n(i) % 1200),
  }))
  const securityGroups = [{ origin, name: name(7), externalId: name(8), members: [username(0), username(2)] }]
  const projects = [0, 1, 2, 3].map((i) => ({
    origin,
    key: name(i),
    name: name(n(i) % 2 ? i : i + 10),
    description: of(texts, i + 1).replace(/^\s+$/, ''),
    piUsername: username(i % 2),
    status: of(['ACTIVE', 'DRAFT', 'ACTIVE'] as const, i),
    managers: i % 2 ? [username(2), username(1)].sort() : [],
    members: i === 2 ? [{ origin, username: username(0), role: 'EDITOR' as const }] : [],
    ...(i === 1 ? { defaultSteward: username(2), defaultSecurityGroup: name(7), phase: short(of(texts, i)) } : {}),
    billing: { costCentre: code(i), ...(i ? { grantCode: code(i + 1) } : {}) },
  }))
  const allocations = numbers.map((number, i): Allocation => ({
    origin,
    key: name(i),
    project: name(i % 4),
    resourceType: name(number % 3),
    quantity: `${number}.${1 + (i % 9)}`,
    status: 'ACTIVE',
    ...termOf(i, number),
  }))
  const storage: Allocation = {
    origin,
    key: 'storage for a share',
    project: name(1),
    resourceType: name(0),
    model: 'CONDO',
    quantity: '7.5',
    start: '2024-02-29T00:00:00.000Z',
    end: null,
    renewal: 'NONE',
    lifetimeMonths: 1200,
    status: 'ACTIVE',
  }
  const shares = three.flatMap((i) => [
    {
      origin,
      source: name(i),
      recipient: name(i + 1),
      resourceType: null,
      percent: String(1 + (n(i) % 40)),
      kind: 'RESERVED' as const,
    },
    {
      origin,
      source: name(i),
      recipient: name(3),
      resourceType: name(i),
      percent: `${n(i) % 50}.25`,
      kind: 'CEILING' as const,
    },
  ])
  const dataShares = [
    {
      origin,
      project: name(1),
      name: name(9),
      allocationKey: storage.key,
      subtype: 'S3_LIKE' as const,
      ...(n(0) % 2 ? { steward: username(0), group: name(7) } : {}),
    },
  ]
  return {
    ...emptyFacility(),
    people,
    resourceTypes,
    securityGroups,
    projects,
    allocations: [...allocations, storage],
    shares,
    dataShares,
  }
}

/** A facility that breaks no rule of Tenure's, with hostile texts wherever a text may stand, as its CSV files. */
export function anyWholeFacility(hostile: readonly string[]): fc.Arbitrary<SourceFile[]> {
  const { name, text } = anyText(hostile)
  return fc
    .record({ names: lists(name), texts: lists(text), numbers: lists(pick, 8) })
    .map((seeds) => writeCsvFiles(together(seeds)))
}
