import { describe, expect, it } from 'vitest'
import {
  CircularSharing,
  DuplicateShare,
  ShareWithItself,
  SharedTooMuch,
  UniformShareOfNothing,
} from '../refusals/shares.ts'
import type { ShareFacts } from './facts.ts'
import { withShare } from './graph-changes.ts'
import { makeGraph } from './graph.ts'
import { checkPair, checkShare } from './share-checks.ts'
import { NOW, START, share } from './small-graphs.testkit.ts'

const LATER = new Date('2027-01-01T00:00:00Z')

/** What is said when the last of these rules is added to the ones before. */
function adding(...rules: ShareFacts[]) {
  const labels = new Map([['cpu', 'CPU core-hours']])
  const existing = makeGraph({ allocations: [], carved: [], draws: [], shares: rules.slice(0, -1), labels })
  const added = rules.at(-1)
  if (!added) throw new Error('Give at least one rule.')
  return checkShare(withShare(existing, added), added)
}

const cpu = { resourceTypeId: 'cpu' }

describe('a rule by itself', () => {
  it('never gives to its own project', () => expect(adding(share('A → A', 10))).toBeInstanceOf(ShareWithItself))
  it('gives something where it is uniform', () =>
    expect(adding(share('A → B', 0))).toBeInstanceOf(UniformShareOfNothing))
  it('may give nothing of one type', () => expect(adding(share('A → B', 0, cpu))).toBeNull())
  it('is one of its kind for a pair, at a time', () => {
    expect(adding(share('A → B', 10), share('A → B', 5, { id: 'second' }))).toBeInstanceOf(DuplicateShare)
    expect(adding(share('A → B', 10, cpu), share('A → B', 5, { ...cpu, id: 'second' }))).toBeInstanceOf(DuplicateShare)
    expect(adding(share('A → B', 10, { endsAt: NOW }), share('A → B', 5, { id: 'second', startsAt: NOW }))).toBeNull()
    expect(adding(share('A → B', 10), share('A → B', 5, cpu))).toBeNull()
  })
})

describe('at most 99 % of any type (A17)', () => {
  it('allows 99 and not more', () => {
    expect(adding(share('A → B', 50), share('A → C', 49))).toBeNull()
    const refusal = adding(share('A → B', 50), share('A → C', 49.01))
    expect(refusal).toMatchObject({ total: 9901, atMost: 4900, resourceTypeId: null, field: ['percentage'] })
    expect(refusal?.message).toBe(
      'A would share 99.01 % of all resources from 1 January 2026; at most 99 % may be shared. Choose 49 % or less, or lower another of its shares first.',
    )
  })
  it('refuses three rules of 99 %', () => {
    expect(adding(share('A → B', 99), share('A → C', 99))).toMatchObject({ atMost: 0 })
  })
  it('counts a ceiling too', () => {
    expect(adding(share('A → B', 60), share('A → C', 60, { kind: 'CEILING' }))).toBeInstanceOf(SharedTooMuch)
  })
  it('counts the type’s own rule instead of the uniform one', () => {
    expect(adding(share('A → B', 60), share('A → B', 0, cpu), share('A → C', 39))).toBeNull()
    expect(adding(share('A → B', 60), share('A → B', 10, cpu), share('A → C', 89, cpu))).toBeNull()
    expect(adding(share('A → B', 60), share('A → C', 50, cpu))).toMatchObject({ resourceTypeId: 'cpu', total: 11_000 })
    // The type that is overridden is fine; all others are not.
    expect(adding(share('A → B', 60), share('A → B', 0, cpu), share('A → C', 50))).toMatchObject({
      resourceTypeId: null,
    })
  })
  it('looks ahead: a rule that starts later counts from then', () => {
    const later = share('A → B', 60, { startsAt: LATER })
    expect(adding(later, share('A → C', 50))).toMatchObject({ at: LATER })
    expect(adding(later, share('A → C', 50, { endsAt: LATER }))).toBeNull()
  })
  it('sees the uniform rule hold again when an override ends', () => {
    const override = share('A → B', 0, { ...cpu, endsAt: LATER })
    expect(adding(share('A → B', 60), override, share('A → C', 90, cpu))).toMatchObject({
      at: LATER,
      resourceTypeId: 'cpu',
    })
    const graph = makeGraph({
      allocations: [],
      carved: [],
      draws: [],
      shares: [share('A → B', 60), { ...override, endsAt: NOW }, share('A → C', 90, { ...cpu, startsAt: START })],
    })
    expect(checkPair(graph, { ...override, startsAt: NOW, endsAt: null })).toBeInstanceOf(SharedTooMuch)
    // The same by an edit that brings the override's end forward.
    expect(checkShare(graph, { ...override, endsAt: NOW })).toMatchObject({ at: NOW })
  })
})

describe('no circles (A18)', () => {
  it('names the path', () => {
    const refusal = adding(share('A → B', 10), share('B → C', 10), share('C → A', 10))
    expect(refusal).toBeInstanceOf(CircularSharing)
    expect(refusal).toMatchObject({ path: ['C', 'A', 'B', 'C'], resourceTypeId: null })
    expect(refusal?.message).toContain('C → A → B → C')
    expect(adding(share('A → B', 10), share('B → A', 10, cpu))?.message).toBe(
      'From 1 January 2026 sharing CPU core-hours would go in a circle: B → A → B. End one of these shares first, or set it to 0 % for CPU core-hours.',
    )
  })
  it('allows chains, and opposite ways for different types', () => {
    expect(adding(share('A → B', 10), share('B → C', 10), share('A → C', 10))).toBeNull()
    expect(adding(share('A → B', 10, cpu), share('B → A', 10, { resourceTypeId: 'gpu' }))).toBeNull()
  })
  it('is broken by 0 % of the type, and for that type only', () => {
    const none = [share('A → B', 10), share('A → B', 0, cpu)]
    expect(adding(...none, share('B → A', 10, cpu))).toBeNull()
    expect(adding(...none, share('B → A', 10))).toMatchObject({ resourceTypeId: null })
  })
  it('needs the rules to run at the same time', () => {
    expect(adding(share('A → B', 10, { endsAt: NOW }), share('B → A', 10, { startsAt: NOW }))).toBeNull()
    expect(adding(share('A → B', 10, { startsAt: LATER }), share('B → A', 10))).toMatchObject({ at: LATER })
  })
  it('is seen where an override that broke it ends', () => {
    const rules = [share('A → B', 10), share('A → B', 0, { ...cpu, endsAt: LATER }), share('B → A', 10, cpu)]
    expect(adding(...rules)).toMatchObject({ at: LATER, path: ['B', 'A', 'B'] })
  })
})
