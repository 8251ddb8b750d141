import type { Context } from '../../../kernel/context.ts'

export interface DataShareTold {
  readonly id: string
  readonly label: string
}

/** Which data shares a person comes to reach by a change of memberships, and which no longer. */
export interface AccessChange {
  readonly userId: string
  readonly gains: readonly DataShareTold[]
  readonly loses: readonly DataShareTold[]
}

export interface Membership {
  readonly group: string
  readonly person: string
}

/** Who would come to reach which data shares, and who no longer, by these memberships coming and going. */
export async function membershipDifference(
  ctx: Context,
  { joins, leaves }: { readonly joins: readonly Membership[]; readonly leaves: readonly Membership[] },
): Promise<AccessChange[]> {
  const rows = await ctx.sql<{ user: string; id: string; label: string; gains: boolean }>(
    'select user_id as "user", data_share_id as id, label, gains from allocations.membership_difference($1, $2)',
    [JSON.stringify(joins), JSON.stringify(leaves)],
  )
  const people = new Map<string, { gains: DataShareTold[]; loses: DataShareTold[] }>()
  for (const { user, id, label, gains } of rows) {
    const change = people.get(user) ?? { gains: [], loses: [] }
    people.set(user, change)
    change[gains ? 'gains' : 'loses'].push({ id, label })
  }
  return [...people].map(([userId, change]) => ({ userId, ...change }))
}
