import type { Context } from '../../kernel/context.ts'
import { idsWhere } from '../../kernel/search.ts'

const found = {
  people: 'identity.matching_people',
  archived: 'identity.matching_archived',
  groups: 'identity.matching_groups',
} as const

/** The condition that a search text makes on people or security groups; none where nothing is searched for. */
export async function matchingIds(
  ctx: Context,
  of: keyof typeof found,
  search: string | null | undefined,
): Promise<{ id?: { in: string[] } }> {
  if (!search?.trim()) return {}
  return idsWhere(await ctx.sql<{ id: string }>(`select ${found[of]}($1) as id`, [search]))
}
