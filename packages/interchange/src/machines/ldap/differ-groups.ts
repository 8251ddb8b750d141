import { decodeText } from '../../input/decode-text.ts'
import type { SourceFile } from '../../input/source-file.ts'
import { Problems } from '../../problem.ts'
import { differ, type MachineDifference, type Thing, type Things, unreadableState } from '../difference.ts'
import { fileOf, type MachineState, type MachineWriting } from '../state.ts'
import { currentGroups, type CurrentGroup } from './current-groups.ts'
import { sameDn } from './dn.ts'
import { ldifLine, readLdif } from './ldif.ts'
import { type DirectoryPlaces, personDn, type WantedGroup, wantedGroups } from './wanted.ts'

const newGroup = ({ name, dn, members }: WantedGroup, places: DirectoryPlaces): string[] => [
  ldifLine('dn', dn),
  'changetype: add',
  'objectClass: top',
  'objectClass: groupOfNames',
  ldifLine('cn', name),
  ...members.map((member) => ldifLine('member', personDn(member, places))),
  '',
]

const change = (dn: string, word: 'add' | 'delete', { attribute, values }: { attribute: string; values: string[] }) =>
  values.length === 0
    ? []
    : [
        ldifLine('dn', dn),
        'changetype: modify',
        `${word}: ${attribute}`,
        ...values.map((value) => ldifLine(attribute, value)),
        '-',
        '',
      ]

const ldif = (name: string, lines: readonly string[]): SourceFile =>
  fileOf(name, ['version: 1', '', ...lines].map((line) => `${line}\n`).join(''))

/** groupOfNames must have a member, so a group without any is told and waits for its first. */
const withSomebody = (groups: readonly WantedGroup[], problems: Problems): WantedGroup[] => {
  const empty = groups.filter(({ members }) => members.length === 0)
  if (empty.length > 0) {
    const message = `Not written, since a directory's group must have a member: ${empty.map(({ name }) => name).join(', ')}.`
    problems.warning({ at: { file: '', line: 0 }, code: 'LEFT_OUT', message })
  }
  return groups.filter(({ members }) => members.length > 0)
}

/** Writes the security groups as LDIF that adds them all, for a directory that has none of them. */
export function writeGroups(state: MachineState, places: DirectoryPlaces): MachineWriting {
  const problems = new Problems()
  const groups = withSomebody(wantedGroups(state, places, problems), problems)
  return {
    file: ldif(
      'groups.ldif',
      groups.flatMap((group) => newGroup(group, places)),
    ),
    warnings: problems.list,
  }
}

const place = (dn: string, member: string): string => `${sameDn(dn)} ${member.toLowerCase()}`

const membership = (group: string, member: string): Thing => ({
  kind: 'member',
  subject: `${member} in ${group}`,
  value: '',
})

const wantedThings = (groups: readonly WantedGroup[]): Things =>
  new Map(
    groups.flatMap(({ name, dn, members }) => [
      [sameDn(dn), { kind: 'group', subject: name, value: '' }] as const,
      ...members.map((member) => [place(dn, member), membership(name, member)] as const),
    ]),
  )

const currentThings = (groups: readonly CurrentGroup[]): Things =>
  new Map(
    groups.flatMap(({ name, dn, members }) => [
      [sameDn(dn), { kind: 'group', subject: name, value: '' }] as const,
      ...members.map(({ username }) => [place(dn, username), membership(name, username)] as const),
    ]),
  )

/** A directory refuses to take the last member of a groupOfNames; a person removes the group instead. */
const remarkOnLast = (current: readonly CurrentGroup[], after: Things, problems: Problems): void => {
  const emptied = current.filter(
    ({ attribute, members, dn }) =>
      attribute !== 'memberUid' &&
      members.length > 0 &&
      members.every(({ username }) => !after.has(place(dn, username))),
  )
  if (emptied.length === 0) return
  const message = `Nobody of Tenure is left in these groups; a directory may refuse to take their last member, so remove the group itself: ${emptied.map(({ name }) => name).join(', ')}.`
  problems.warning({ at: { file: '', line: 0 }, code: 'VALUE_CONTRADICTS', message })
}

/** What stands between a directory's groups and Tenure's. Groups that Tenure doesn't have are left alone. */
export function differGroups(state: MachineState, places: DirectoryPlaces, source: SourceFile): MachineDifference {
  const problems = new Problems()
  const unread = new Problems()
  const file = decodeText(source, unread)
  const entries = file === undefined ? [] : readLdif(file, unread)
  if (unread.list.length > 0) return unreadableState('groups-changes.ldif', unread.list)
  const wanted = wantedGroups(state, places, problems)
  const current = currentGroups(entries, new Map(wanted.map((group) => [sameDn(group.dn), group])), problems)
  const there = new Map(current.map((group) => [sameDn(group.dn), group]))
  const written = [
    ...wanted.filter(({ dn }) => there.has(sameDn(dn))),
    ...withSomebody(
      wanted.filter(({ dn }) => !there.has(sameDn(dn))),
      problems,
    ),
  ]
  const [after, before] = [wantedThings(written), currentThings(current)]
  const additions = written.flatMap((group) => {
    const found = there.get(sameDn(group.dn))
    if (found === undefined) return newGroup(group, places)
    const names = group.members.filter((member) => !before.has(place(group.dn, member)))
    const values = found.attribute === 'memberUid' ? names : names.map((member) => personDn(member, places))
    return change(found.dn, 'add', { attribute: found.attribute, values })
  })
  remarkOnLast(current, after, problems)
  const removals = current.flatMap(({ dn, attribute, members }) => {
    const values = members.filter(({ username }) => !after.has(place(dn, username))).map(({ value }) => value)
    return change(dn, 'delete', { attribute, values })
  })
  return {
    changes: ldif('groups-changes.ldif', additions),
    removals: ldif('groups-removals.ldif', removals),
    differences: differ(after, before),
    warnings: problems.list,
    unreadable: [],
  }
}
