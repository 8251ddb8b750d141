import { normalDn } from './normal-dn.ts'
import type { DirectoryGroup } from './read-directory.ts'

/** A group with the DNs of its members. */
export interface GroupEntry {
  readonly id: string
  readonly name: string
  readonly members: readonly string[]
}

/**
 * Who is in each group, directly or by groups within it; a circle of groups ends where it begins.
 * @param keys what people are matched by, by their normal DN
 */
export function directMembers(groups: readonly GroupEntry[], keys: ReadonlyMap<string, string>): DirectoryGroup[] {
  const byDn = new Map(groups.map((group) => [normalDn(group.id), group]))
  return groups.map(({ id, name }) => {
    const seen = new Set([normalDn(id)])
    const [members, strangers] = [new Set<string>(), new Set<string>()]
    const waiting = [normalDn(id)]
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      for (const dn of byDn.get(next)?.members ?? []) {
        const normal = normalDn(dn)
        const key = keys.get(normal)
        if (byDn.has(normal)) {
          if (!seen.has(normal)) waiting.push(normal)
          seen.add(normal)
        } else if (key) members.add(key)
        // Some directories ask for at least one member, and hold an empty name for none.
        else if (normal !== '') strangers.add(dn)
      }
    }
    return { id, name, members: [...members], strangers: [...strangers] }
  })
}
