import { batched } from '../../../kernel/batch.ts'

export type StewardReasonName = 'OWN' | 'PROJECT_DEFAULT' | 'PI'

interface Facts {
  readonly id: string
  readonly quota: string
  readonly reason: StewardReasonName
}

/** A data share's size now, and why its steward is the one. */
export const dataShareFacts = batched<Facts>(async (ctx, ids) => {
  const rows = await ctx.sql<{ id: string; quota: string; reason: StewardReasonName }>(
    'select id, quota, steward_reason as reason from allocations.data_share_facts($1, $2)',
    [ids, ctx.now],
  )
  return new Map(rows.map((row) => [row.id, row]))
})

/** Who reaches a data share, and by which rights. */
export interface Access {
  readonly userId: string
  readonly reasons: readonly { readonly kind: 'GROUP_MEMBER' | 'STEWARD'; readonly groupId: string | null }[]
}

export const accessesOf = batched<Access[]>(async (ctx, ids) => {
  const rows = await ctx.sql<{ share: string; user: string; kind: 'GROUP_MEMBER' | 'STEWARD'; group: string | null }>(
    'select data_share_id as share, user_id as "user", reason as kind, group_id as "group" from allocations.data_share_accesses($1)',
    [ids],
  )
  const of = (share: string): Access[] => {
    const mine = rows.filter((row) => row.share === share)
    return [...new Set(mine.map(({ user }) => user))].map((userId) => ({
      userId,
      reasons: mine.filter(({ user }) => user === userId).map(({ kind, group }) => ({ kind, groupId: group })),
    }))
  }
  return new Map(ids.map((id) => [id, of(id)]))
})
