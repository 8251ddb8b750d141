import type { Membership } from '../membership-difference.ts'

/** A group as a directory or a file has it. */
export interface TheirGroup {
  /** Its name there, as groups here are bound to it. */
  readonly id: string
  /** What its members are matched by. */
  readonly members: readonly string[]
}

/** A group here that is bound to a name there. */
export interface BoundGroup {
  readonly id: string
  readonly groupName: string
  readonly externalSystemId: string
}

export interface OurMember extends Membership {
  readonly source: 'LOCAL' | 'SYNCED'
}

export interface SyncFacts {
  readonly theirs: readonly TheirGroup[]
  /** The groups that the source keeps: what it does not name has nobody in it. */
  readonly bound: readonly BoundGroup[]
  readonly members: readonly OurMember[]
  /** People by what they are matched by, in lower case. */
  readonly people: ReadonlyMap<string, string>
  /** How names of groups are compared. */
  readonly normal: (id: string) => string
}

export interface SyncPlan {
  readonly joins: readonly Membership[]
  readonly leaves: readonly Membership[]
  /** Bound groups that are there, whether or not anything moves. */
  readonly synced: readonly string[]
  /** Bound groups that the source does not name: their synced members leave. */
  readonly missing: readonly BoundGroup[]
  /** Groups there that none here is bound to: nothing is done about them. */
  readonly unknownGroups: readonly string[]
  /** Members there whom nobody here is, by the group’s name there. */
  readonly unknownPeople: readonly { readonly group: string; readonly member: string }[]
}

/** What a sync would do. Members who were put in here, by a person, are none of a directory’s: they stay. */
export function planSync({ theirs, bound, members, people, normal }: SyncFacts): SyncPlan {
  const boundBy = new Map(bound.map((group) => [normal(group.externalSystemId), group]))
  const wanted = new Map<string, Set<string>>()
  const unknownGroups: string[] = []
  const unknownPeople: { group: string; member: string }[] = []
  for (const { id, members: theirMembers } of theirs) {
    const group = boundBy.get(normal(id))
    if (!group) {
      unknownGroups.push(id)
      continue
    }
    const of = wanted.get(group.id) ?? new Set<string>()
    wanted.set(group.id, of)
    for (const member of theirMembers) {
      const person = people.get(member.toLowerCase())
      if (person) of.add(person)
      else unknownPeople.push({ group: id, member })
    }
  }
  const missing = bound.filter(({ id }) => !wanted.has(id))
  const inNow = new Set(members.map(({ group, person }) => `${group} ${person}`))
  return {
    joins: [...wanted].flatMap(([group, of]) =>
      [...of].filter((person) => !inNow.has(`${group} ${person}`)).map((person) => ({ group, person })),
    ),
    leaves: members
      .filter(({ group, person, source }) => source === 'SYNCED' && !wanted.get(group)?.has(person))
      .map(({ group, person }) => ({ group, person })),
    synced: [...wanted.keys()],
    missing,
    unknownGroups,
    unknownPeople,
  }
}

/** The share of synced members, in percent, beyond which a sync stops and asks; a handful may always go. */
export const BRAKE = { percent: 20, handful: 5 } as const

/** Whether so many would leave that the directory, the base or the file is more likely wrong than the people gone. */
export function isBraked({ leaves }: Pick<SyncPlan, 'leaves'>, members: readonly OurMember[]): boolean {
  const synced = members.filter(({ source }) => source === 'SYNCED').length
  return leaves.length > BRAKE.handful && leaves.length * 100 > synced * BRAKE.percent
}
