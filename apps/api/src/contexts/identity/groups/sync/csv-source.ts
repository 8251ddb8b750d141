import type { MembershipRow } from '@tenure/interchange'
import type { SyncSource } from './sync-source.ts'

/**
 * Memberships of a file as a source of a sync: Grouper’s export, or SCIM’s groups, a row for each member. A group with an empty member
 * has nobody in it.
 */
export function csvSource(name: string, rows: readonly MembershipRow[]): SyncSource {
  const groups = new Map<string, { id: string; members: Set<string> }>()
  for (const { group, member } of rows) {
    const known = groups.get(group.toLowerCase()) ?? { id: group, members: new Set<string>() }
    groups.set(group.toLowerCase(), known)
    if (member !== '') known.members.add(member)
  }
  return {
    name,
    groups: [...groups.values()].map(({ id, members }) => ({ id, members: [...members] })),
    // An address has its at sign; what people are known by otherwise is their username.
    matchBy: rows.some(({ member }) => member.includes('@')) ? 'EMAIL' : 'USERNAME',
    keeps: (id) => groups.has(id.toLowerCase()),
    normal: (id) => id.toLowerCase(),
  }
}
