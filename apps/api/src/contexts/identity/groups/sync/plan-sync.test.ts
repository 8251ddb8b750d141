import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isBraked, type OurMember, planSync, type SyncFacts } from './plan-sync.ts'

const groups = ['g1', 'g2', 'g3']
const names = ['ada', 'bob', 'cleo', 'dan']
const facts: fc.Arbitrary<SyncFacts> = fc
  .record({
    theirs: fc.uniqueArray(
      fc.record({
        id: fc.constantFrom('CN=g1', 'cn=g2', 'cn=elsewhere'),
        members: fc.subarray([...names, 'Nobody', 'ADA']),
      }),
      { selector: ({ id }) => id },
    ),
    members: fc.uniqueArray(
      fc.record({
        group: fc.constantFrom(...groups),
        person: fc.constantFrom(...names.map((name) => `id of ${name}`)),
        source: fc.constantFrom('LOCAL' as const, 'SYNCED' as const),
      }),
      { selector: ({ group, person }) => `${group} ${person}` },
    ),
  })
  .map((told) => ({
    ...told,
    bound: groups.map((id) => ({ id, groupName: id, externalSystemId: `cn=${id}` })),
    people: new Map(names.map((name) => [name, `id of ${name}`])),
    normal: (id: string) => id.toLowerCase(),
  }))

/** The members after a plan. */
const after = ({ members, ...rest }: SyncFacts): SyncFacts => {
  const { joins, leaves } = planSync({ members, ...rest })
  const gone = new Set(leaves.map(({ group, person }) => `${group} ${person}`))
  const kept = members.filter(({ group, person }) => !gone.has(`${group} ${person}`))
  return { ...rest, members: [...kept, ...joins.map((join): OurMember => ({ ...join, source: 'SYNCED' }))] }
}

describe('a sync', () => {
  it('done once leaves nothing to do', () => {
    fc.assert(
      fc.property(facts, (told) => {
        const again = planSync(after(told))
        expect([again.joins, again.leaves]).toEqual([[], []])
      }),
    )
  })

  it('leaves alone who was put in here, and ends with exactly whom the directory names and knows', () => {
    fc.assert(
      fc.property(facts, (told) => {
        const pair = ({ group, person }: OurMember) => `${group} ${person}`
        const local = told.members.filter(({ source }) => source === 'LOCAL').map(pair)
        const named = told.theirs.flatMap(({ id, members }) =>
          members.flatMap((member) => {
            const person = told.people.get(member.toLowerCase())
            const group = told.bound.find(({ externalSystemId }) => externalSystemId === id.toLowerCase())
            return person && group ? [`${group.id} ${person}`] : []
          }),
        )
        expect(new Set(after(told).members.map(pair))).toEqual(new Set([...local, ...named]))
      }),
    )
  })

  it('says what it does not know', () => {
    const bound = [
      { id: 'g1', groupName: 'One', externalSystemId: 'cn=g1' },
      { id: 'g2', groupName: 'Two', externalSystemId: 'cn=g2' },
    ]
    const theirs = [
      { id: 'CN=G1', members: ['ada', 'eve'] },
      { id: 'cn=new', members: ['ada'] },
    ]
    const plan = planSync({
      theirs,
      bound,
      members: [],
      people: new Map([['ada', 'a']]),
      normal: (id) => id.toLowerCase(),
    })
    expect(plan).toEqual({
      joins: [{ group: 'g1', person: 'a' }],
      leaves: [],
      synced: ['g1'],
      missing: [bound[1]],
      unknownGroups: ['cn=new'],
      unknownPeople: [{ group: 'CN=G1', member: 'eve' }],
    })
  })

  it('stops where more than a fifth would leave, but not for a handful', () => {
    const members = (count: number) =>
      Array.from({ length: count }, (_, i): OurMember => ({ group: 'g', person: String(i), source: 'SYNCED' }))
    expect(isBraked({ leaves: members(5) }, members(5))).toBe(false)
    expect(isBraked({ leaves: members(6) }, members(6))).toBe(true)
    expect(isBraked({ leaves: members(6) }, members(30))).toBe(false)
    expect(isBraked({ leaves: members(7) }, members(30))).toBe(true)
  })
})
