import { batched } from '../../../kernel/batch.ts'
import { type SqlBounds, cursorColumn, keysetSql, type SqlOrder } from '../../../kernel/graphql/sql-keyset.ts'
import { type Reachable, reachable, type ReachableKind } from './registry.ts'
import { waysColumn, waysOf } from './ways.ts'
import type { AccessAction, Way, WayKind } from './words.ts'

export interface PeopleFilter {
  /** In name, username or address, whatever the case. */
  readonly search: string | null
  readonly kinds: readonly WayKind[] | null
  readonly action: AccessAction | null
}

export interface PersonReaching {
  readonly userId: string
  readonly ways: readonly Way[]
  readonly cursorValues: readonly string[]
}

export interface AskedPeople {
  readonly kind: ReachableKind
  readonly filter: PeopleFilter
  readonly bounds: SqlBounds
}

export const peopleOrder: readonly SqlOrder[] = [
  { column: 'x.full_name', type: 'text' },
  { column: 'x.id', type: 'uuid' },
]
const list = { from: '', columns: '', order: peopleOrder, direction: 'asc' as const }

/** People who come in and reach the object `p.id`, with all their ways, if one of these is of the kinds and for the action asked. */
const people = (type: Reachable) => `
  select u.tenant_id, u.id, u.full_name, ${waysColumn} as ways
  from ${waysOf(type, 'null, array[p.id], null')} w join identity.users u on u.tenant_id = $1 and u.id = w.user_id and u.status = 'ACTIVE' and u.deleted_at is null
  where ($3::text is null or strpos(lower(u.full_name || ' ' || u.username || ' ' || u.email), lower(btrim($3))) > 0)
  group by u.tenant_id, u.id, u.full_name
  having bool_or(($4::text[] is null or w.kind = any ($4)) and ($5::text is null or $5 = any (w.actions)))`

const values = ({ search, kinds, action }: PeopleFilter) => [search?.trim() || null, kinds, action]

/** Who reaches objects of a type: a page of each, in one statement. */
export const peopleReaching = batched<PersonReaching[], AskedPeople>(async (ctx, ids, { kind, filter, bounds }) => {
  const { where, tail, values: keyset } = keysetSql(list, bounds, 6)
  const rows = await ctx.sql<PersonReaching & { objectId: string }>(
    `select p.id as "objectId", r.* from unnest($2::uuid[]) p(id) cross join lateral (
       select x.id as "userId", x.ways, ${cursorColumn(list)} from (${people(reachable(kind))}) x where true${where}${tail}) r`,
    [ctx.viewer.tenantId, ids, ...values(filter), ...keyset],
  )
  return new Map(ids.map((id) => [id, rows.filter(({ objectId }) => objectId === id)]))
})

/** How many do. */
export const countReaching = batched<number, Omit<AskedPeople, 'bounds'>>(async (ctx, ids, { kind, filter }) => {
  const rows = await ctx.sql<{ id: string; count: number }>(
    `select p.id, (select count(*)::int from (${people(reachable(kind))}) x) as count from unnest($2::uuid[]) p(id)`,
    [ctx.viewer.tenantId, ids, ...values(filter)],
  )
  return new Map(rows.map(({ id, count }) => [id, count]))
})
