import { subtract, atLeastZero } from '@tenure/quantities/arithmetic'
import { formatFixed } from '@tenure/quantities/format'
import { parseQuantity } from '@tenure/quantities/quantity'
import type { Allocation as Row } from '@tenure/prisma/client'
import { batched } from '../../../kernel/batch.ts'
import type { Context } from '../../../kernel/context.ts'
import { type BillingPeriod, periodCovering } from '../rules/periods.ts'

interface Running {
  readonly id: string
  /** What it grants now; zero outside its time. */
  readonly running: string
  readonly drawn: string
  readonly starts: Date | null
  readonly ends: Date | null
}

const load = batched<Running>(async (ctx, ids) => {
  const rows = await ctx.sql<{ id: string } & Running>(
    `select a.id, p.starts_at as starts, p.ends_at as ends,
       case when a.starts_at <= $2 and (a.ends_at is null or a.ends_at > $2) then coalesce(p.quantity, a.quantity) else 0 end as running,
       coalesce((select sum(d.amount) from allocations.draws d
         join allocations.allocation_periods q on q.tenant_id = d.tenant_id and q.allocation_id = d.allocation_id and q.k = d.k and q.ends_at > $2
         where d.tenant_id = a.tenant_id and d.allocation_id = a.id and d.drawn_at <= $2), 0) as drawn
     from allocations.allocations a
     left join allocations.allocation_periods p on p.tenant_id = a.tenant_id and p.allocation_id = a.id and p.starts_at <= $2 and p.ends_at > $2
     where a.tenant_id = $3 and a.id = any ($1)`,
    [ids, ctx.now, ctx.viewer.tenantId],
  )
  return new Map(rows.map((row) => [row.id, row]))
})

export interface Figures {
  readonly drawn: string
  readonly remaining: string
  readonly state: 'SCHEDULED' | 'ACTIVE' | 'ENDED' | 'OVERDRAWN'
  readonly periodStart: Date
  readonly periodEnd: Date
}

/** What of an allocation is drawn and left now, and in which state and period that puts it. */
export async function figuresOf(ctx: Context, allocation: Row): Promise<Figures> {
  const row = await load(ctx, allocation.id, null)
  const [running, drawn] = [parseQuantity(row?.running ?? '0'), parseQuantity(row?.drawn ?? '0')]
  const scheduled = allocation.startsAt > ctx.now
  const ended = allocation.endsAt !== null && allocation.endsAt <= ctx.now
  const left = scheduled ? parseQuantity(allocation.quantity.toString()) : atLeastZero(subtract(running, drawn))
  const period = row?.starts && row.ends ? { startsAt: row.starts, endsAt: row.ends } : unwritten(ctx, allocation)
  return {
    drawn: formatFixed(drawn),
    remaining: formatFixed(left),
    state: scheduled ? 'SCHEDULED' : ended ? 'ENDED' : drawn > running ? 'OVERDRAWN' : 'ACTIVE',
    periodStart: period.startsAt,
    periodEnd: period.endsAt,
  }
}

/** The period of a renewing subscription whose row the worker has not written yet; else the one the header knows. */
function unwritten(ctx: Context, { startsAt, endsAt, billingPeriod, periodStart, periodEnd }: Row) {
  const runs = endsAt === null && billingPeriod !== null
  const covering = runs
    ? periodCovering({ anchor: startsAt, billingPeriod: billingPeriod as BillingPeriod }, ctx.now)
    : null
  return covering ?? { startsAt: periodStart, endsAt: periodEnd }
}

/** What was drawn on a period, over its whole length. */
export const drawnOnPeriod = batched<string>(async (ctx, ids) => {
  const rows = await ctx.sql<{ id: string; drawn: string }>(
    `select p.id, sum(d.amount) as drawn from allocations.allocation_periods p
     join allocations.draws d on d.tenant_id = p.tenant_id and d.allocation_id = p.allocation_id and d.k = p.k
     where p.tenant_id = $2 and p.id = any ($1) group by p.id`,
    [ids, ctx.viewer.tenantId],
  )
  return new Map(rows.map(({ id, drawn }) => [id, drawn]))
})
