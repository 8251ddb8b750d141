import { batched } from '../batch.ts'
import { byPage } from '../compiled/declare.ts'
import type { Context } from '../context.ts'
import type { Page, PageArgs } from './keyset.ts'
import { type SqlBounds, type SqlList, boundsOf, cursorColumn, keysetSql, pageOf, pageTerms } from './sql-keyset.ts'

/** A list that hangs on a row, such as the members of a project. */
export interface RelatedList extends SqlList {
  /** The column that names the row it hangs on. */
  readonly parent: string
  /** A condition of its own, if any. */
  readonly condition?: string
  /** What its rows have besides the columns of x, where they are answered by one statement. */
  readonly besides?: string
}

type Told<Row> = Row & { readonly cursorValues: readonly string[] }

/** The pages of a list for many rows at once: one statement for all rows of a request that ask the same, however many. */
export function relatedList<Row>(list: RelatedList) {
  const { from, columns, parent, condition = 'true' } = list
  const rows = batched<Told<Row>[], SqlBounds>(async (ctx, ids, bounds) => {
    const { where, tail, values } = keysetSql(list, bounds, 3)
    const found = await ctx.sql<Told<Row> & { parentId: string }>(
      `select p.id as "parentId", r.* from unnest($2::uuid[]) p(id) cross join lateral (
         select ${columns}, ${cursorColumn(list)} from ${from} where x.tenant_id = $1 and ${parent} = p.id and ${condition}${where}${tail}) r`,
      [ctx.viewer.tenantId, ids, ...values],
    )
    return grouped(found)
  })
  const count = batched<number>(async (ctx, ids) => {
    const counts = await ctx.sql<{ id: string; count: number }>(
      `select ${parent} as id, count(*)::int as count from ${from} where x.tenant_id = $1 and ${parent} = any ($2) and ${condition} group by 1`,
      [ctx.viewer.tenantId, ids],
    )
    return new Map(counts.map((row) => [row.id, row.count]))
  })
  const pages = async (ctx: Context, parentId: string, args: PageArgs): Promise<Page<Told<Row>>> => {
    const bounds = boundsOf(args, list.order)
    const page = bounds.size === 0 ? [] : ((await rows(ctx, parentId, bounds)) ?? [])
    return pageOf(page, bounds, async () => (await count(ctx, parentId, null)) ?? 0)
  }
  return Object.assign(pages, { extensions: bySelf(list) })
}

/** The same list as part of one statement. */
function bySelf({ from, parent, condition = 'true', besides, order, direction }: RelatedList) {
  return byPage({
    from: (k, { x, tenant }) =>
      `(select x.*${besides ? `, ${besides}` : ''} from ${from} where x.tenant_id = ${tenant} and ${parent} = ${x}.id and ${condition}) ${k}`,
    where: () => ['true'],
    order: () => ({ terms: pageTerms(order), direction }),
  })
}

function grouped<Row extends { readonly parentId: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) groups.set(row.parentId, [...(groups.get(row.parentId) ?? []), row])
  return groups
}
