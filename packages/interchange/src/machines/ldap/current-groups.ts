import type { Problems } from '../../problem.ts'
import { readDn, sameDn } from './dn.ts'
import type { Entry } from './ldif.ts'
import type { WantedGroup } from './wanted.ts'

/** A group as the directory has it. */
export interface CurrentGroup {
  readonly name: string
  readonly dn: string
  /** Where this group keeps its members. */
  readonly attribute: 'member' | 'uniqueMember' | 'memberUid'
  readonly members: readonly { readonly username: string; readonly value: string }[]
}

const ATTRIBUTES = ['memberUid', 'uniqueMember', 'member'] as const

const kindOf = ({ attributes }: Entry): CurrentGroup['attribute'] | undefined => {
  const classes = (attributes.get('objectclass') ?? []).map((word) => word.toLowerCase())
  const used = ATTRIBUTES.find((attribute) => attributes.has(attribute.toLowerCase()))
  if (used !== undefined) return used
  if (classes.includes('posixgroup') && !classes.includes('groupofnames')) return 'memberUid'
  if (classes.includes('groupofuniquenames')) return 'uniqueMember'
  return classes.some((word) => ['groupofnames', 'posixgroup', 'group'].includes(word)) ? 'member' : undefined
}

/** The username that a value names; undefined for a group within the group, or a person by another name than the uid. */
const usernameIn = (value: string, attribute: CurrentGroup['attribute']): string | undefined => {
  if (attribute === 'memberUid') return value
  const [own] = readDn(value) ?? []
  return own?.attribute === 'uid' ? own.value : undefined
}

/** The directory's entries of the groups that Tenure has; what else is in the file is left alone. */
export function currentGroups(
  entries: readonly Entry[],
  wanted: ReadonlyMap<string, WantedGroup>,
  problems: Problems,
): CurrentGroup[] {
  let others = 0
  const groups = entries.flatMap((entry) => {
    const attribute = kindOf(entry)
    const group = wanted.get(sameDn(entry.dn))
    if (group === undefined) {
      if (attribute !== undefined) others++
      return []
    }
    const kind = attribute ?? 'member'
    const values = entry.attributes.get(kind.toLowerCase()) ?? []
    const members = values.flatMap((value) => {
      const username = usernameIn(value, kind)
      return username === undefined ? [] : [{ username, value }]
    })
    const strange = values.length - members.length
    if (strange > 0) {
      const message = `${group.name} has ${strange === 1 ? 'a member that is' : `${strange} members that are`} no uid (a group within it, say): left as ${strange === 1 ? 'it is' : 'they are'}.`
      problems.warning({ at: { file: '', line: entry.line }, code: 'LEFT_OUT', message })
    }
    return [{ name: group.name, dn: entry.dn, attribute: kind, members }]
  })
  if (others > 0) {
    const message = `${others === 1 ? 'One group' : `${others} groups`} of the directory ${others === 1 ? 'is' : 'are'} not Tenure's and left alone.`
    problems.warning({ at: { file: '', line: 0 }, code: 'LEFT_OUT', message })
  }
  return groups
}
