import type { Context } from '../../../../kernel/context.ts'

/** What lines add up to, in one currency. */
export interface Sum {
  readonly costCentre: string | null
  readonly projectId: string | null
  readonly currency: string
  /** With four decimals. */
  readonly total: string
  readonly lines: number
}

/** Whether a month’s statements are issued. @param month its first day */
export async function isIssued(ctx: Context, month: string): Promise<boolean> {
  const rows = await ctx.sql('select from allocations.billing_months where tenant_id = $1 and month = $2', [
    ctx.viewer.tenantId,
    month,
  ])
  return rows.length > 0
}

/** Whether a month is over and the next to be issued. The first of all may be any that is over. @param month its first day */
export async function openMonth(ctx: Context, month: string): Promise<boolean> {
  const [row] = await ctx.sql<{ open: boolean }>(
    `select ($2::date + interval '1 month') at time zone 'UTC' <= $3 and coalesce($2::date = (select max(month) + interval '1 month' from allocations.billing_months where tenant_id = $1),
       not exists (select from allocations.statements where tenant_id = $1 and month < $2::date and status = 'DRAFT')) as open`,
    [ctx.viewer.tenantId, month, ctx.now],
  )
  return row?.open ?? false
}

/** What each project’s lines of a month come to: those of its statements, or those that would be issued. The one source of every sum. */
export function billedIn(ctx: Context, { month, issued }: { month: string; issued: boolean }): Promise<Sum[]> {
  const lines = issued
    ? `select l.project_id, s.cost_centre, s.currency, l.amount from allocations.statement_lines l join allocations.statements s on s.tenant_id = l.tenant_id and s.project_id = l.project_id and s.id = l.statement_id
       where s.tenant_id = $1 and s.month = $2 and s.status = 'ISSUED'`
    : `select b.project_id, p.billing_details ->> 'costCentre' as cost_centre, b.currency, b.amount from allocations.bill_preview($2) b
       left join projects.projects p on p.tenant_id = $1 and p.id = b.project_id`
  return ctx.sql<{ [K in keyof Sum]: Sum[K] }>(
    `select l.project_id as "projectId", l.cost_centre as "costCentre", l.currency, sum(l.amount)::numeric(20, 4)::text as total, count(*)::int as lines
     from (${lines}) l group by 1, 2, 3 order by 2 nulls last, 1, 3`,
    [ctx.viewer.tenantId, month],
  )
}
