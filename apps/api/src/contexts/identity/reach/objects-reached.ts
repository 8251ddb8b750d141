import type { Context } from '../../../kernel/context.ts'
import { boundsOf, cursorColumn, keysetSql, type SqlOrder, pageOf } from '../../../kernel/graphql/sql-keyset.ts'
import type { Page, PageArgs } from '../../../kernel/graphql/keyset.ts'
import { mayAskAll } from '../access.ts'
import { reachable, type ReachableKind } from './registry.ts'
import { waysColumn, waysOf } from './ways.ts'
import type { Way } from './words.ts'

export interface ObjectReached {
  readonly kind: ReachableKind
  readonly id: string
  readonly label: string
  readonly ways: readonly Way[]
}

const order: readonly SqlOrder[] = [
  { column: 'x.label', type: 'text' },
  { column: 'x.id', type: 'uuid' },
]
const list = { from: '', columns: '', order, direction: 'asc' as const }

interface Asked {
  readonly userId: string
  readonly kind: ReachableKind
  readonly search: string | null
}

/** Whether the viewer may ask for all that a person reaches: oneself always, anybody for who sees all roles and memberships. */
export const mayAskWhatReaches = (ctx: Context, userId: string): boolean =>
  userId === ctx.viewer.userId || mayAskAll(ctx)

/** A page of what a person reaches of one kind, by name. What the viewer may not see themselves is left out. */
export async function objectsReached(
  ctx: Context,
  { userId, kind, search }: Asked,
  args: PageArgs,
): Promise<Page<ObjectReached & { readonly cursorValues: readonly string[] }>> {
  const type = reachable(kind)
  const bounds = boundsOf(args, order)
  const objects = `select o.id, ${type.label} as label from ${type.table} o where o.tenant_id = $1 and o.id in (select ${type.functions.reachedBy}($2))
    and ($3::text is null or strpos(lower(${type.label}), lower(btrim($3))) > 0)`
  const values = [ctx.viewer.tenantId, userId, search?.trim() || null]
  const { where, tail, values: keyset } = keysetSql(list, bounds, 4)
  const rows =
    bounds.size === 0
      ? []
      : await ctx.sql<ObjectReached & { cursorValues: string[] }>(
          `with page as materialized (select x.*, ${cursorColumn(list)} from (${objects}) x where true${where}${tail})
           select '${kind}' as kind, g.id, g.label, g."cursorValues", coalesce(s.ways, '[]') as ways from page g
           left join (select w.object_id, ${waysColumn} as ways from ${waysOf(type, 'array[$2::uuid], array(select id from page), null')} w group by 1) s on s.object_id = g.id
           order by g.label${bounds.backwards ? ' desc' : ''}, g.id${bounds.backwards ? ' desc' : ''}`,
          [...values, ...keyset],
        )
  return pageOf(rows, bounds, async () => {
    const [row] = await ctx.sql<{ count: number }>(`select count(*)::int as count from (${objects}) x`, values)
    return row!.count
  })
}
