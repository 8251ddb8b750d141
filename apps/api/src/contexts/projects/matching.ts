import type { Context } from '../../kernel/context.ts'
import { idsWhere } from '../../kernel/search.ts'

/** The condition that a search text makes on projects, living or archived; none where nothing is searched for. */
export async function matchingProjects(
  ctx: Context,
  search: string | null | undefined,
  archived: boolean,
): Promise<{ id?: { in: string[] } }> {
  if (!search?.trim()) return {}
  return idsWhere(await ctx.sql<{ id: string }>('select projects.matching($1, $2) as id', [search, archived]))
}
