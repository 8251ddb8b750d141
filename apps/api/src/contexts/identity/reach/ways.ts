import type { Context } from '../../../kernel/context.ts'
import { batched } from '../../../kernel/batch.ts'
import type { Reachable } from './registry.ts'
import type { AccessAction, Way } from './words.ts'

/** Ways with the same facts, put together: one a role, a group, a part. As JSON, what lets the person do most first. */
export const waysColumn = `jsonb_agg(jsonb_build_object('kind', w.kind, 'actions', w.actions, 'permissions', w.permissions, 'facts', w.facts)
  order by cardinality(w.actions) desc, w.kind, w.facts::text)`

/** The select of the ways that these parameters name, an array of actions each. */
export const waysOf = (type: Reachable, parameters: string): string =>
  `(select user_id, object_id, kind, facts, array_agg(distinct action order by action) as actions, array_agg(distinct scope order by scope) as permissions
    from ${type.functions.ways}(${parameters}) group by 1, 2, 3, 4)`

export interface Decision {
  readonly action: AccessAction
  readonly allowed: boolean
}

interface Asked {
  readonly type: Reachable
  readonly userId: string
  readonly id: string
  /** A token's; null for the person themselves. */
  readonly scopes: readonly string[] | null
}

/** What a person may do with an object and by which ways; null where the viewer may not ask that. */
export async function explained(
  ctx: Context,
  { type, userId, id, scopes }: Asked,
): Promise<{ decisions: Decision[]; ways: Way[] } | null> {
  const decisions = await ctx.sql<{ action: AccessAction; allowed: boolean }>(
    `select action, allowed from ${type.functions.decided}($1, $2, $3)`,
    [userId, id, scopes],
  )
  if (decisions.length === 0) return null
  const [row] = await ctx.sql<{ ways: Way[] | null }>(
    `select ${waysColumn} as ways from ${waysOf(type, 'array[$1::uuid], array[$2::uuid], $3::text[]')} w`,
    [userId, id, scopes],
  )
  return { decisions, ways: row?.ways ?? [] }
}

/** Of objects of a type, those about which the viewer may ask who reaches them. */
export const mayAskWhoReaches = batched<true, string>(async (ctx, ids, mayAsk) => {
  const rows = await ctx.sql<{ id: string }>(`select ${mayAsk}($1) as id`, [ids])
  return new Map(rows.map(({ id }) => [id, true]))
})
