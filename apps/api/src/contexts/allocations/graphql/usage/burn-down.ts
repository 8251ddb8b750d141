import { formatFixed } from '@tenure/quantities/format'
import { parseQuantity } from '@tenure/quantities/quantity'
import { batched } from '../../../../kernel/batch.ts'
import { builder } from '../../../../kernel/builder.ts'
import { type Projection, projectionsOf } from '../../rules/usage/projection.ts'

interface BurnDown {
  readonly startsAt: Date
  readonly endsAt: Date
  readonly quantity: string
  readonly days: readonly { readonly day: string; readonly amount: string }[]
  readonly alerts: readonly { readonly threshold: number; readonly raisedAt: string }[]
}

const burnDowns = batched<BurnDown>(async (ctx, ids) => {
  const rows = await ctx.sql<BurnDown & { id: string }>(
    `select p.allocation_id as id, p.starts_at as "startsAt", p.ends_at as "endsAt", p.quantity::text,
       coalesce((select json_agg(json_build_object('day', s.day, 'amount', s.amount::text) order by s.day) from (
         select coalesce(c.used_on, (d.drawn_at at time zone 'UTC')::date) as day, sum(d.amount) as amount
         from allocations.draws d left join allocations.usage_charges c on c.tenant_id = d.tenant_id and c.id = d.usage_charge_id
         where d.tenant_id = p.tenant_id and d.allocation_id = p.allocation_id and d.k = p.k group by 1) s), '[]') as days,
       coalesce((select json_agg(json_build_object('threshold', a.threshold, 'raisedAt', a.raised_at) order by a.threshold)
         from allocations.usage_alerts a where a.tenant_id = p.tenant_id and a.allocation_id = p.allocation_id and a.k = p.k), '[]') as alerts
     from allocations.allocation_periods p where p.tenant_id = $1 and p.allocation_id = any ($2) and p.starts_at <= $3 and p.ends_at > $3`,
    [ctx.viewer.tenantId, ids, ctx.now],
  )
  return new Map(rows.map((row) => [row.id, row]))
})

const Basis = builder.enumType('ProjectionBasis', {
  description: 'The rate a projection goes on at.',
  values: {
    PERIOD: { description: 'That of the period so far.' },
    LAST_7_DAYS: { description: 'That of the last 7 days.' },
    LAST_30_DAYS: { description: 'That of the last 30 days.' },
  } as const,
})

const ProjectionType = builder.objectRef<Projection>('UsageProjection').implement({
  description: 'Where a period leads if it goes on like this.',
  fields: (t) => ({
    basis: t.field({ type: Basis, description: 'Like what.', resolve: ({ basis }) => basis }),
    total: t.field({ type: 'Decimal', description: 'Drawn at its end.', resolve: ({ total }) => formatFixed(total) }),
    runsOutAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When nothing is left; null where that is after its end.',
      resolve: ({ runsOutAt }) => runsOutAt,
    }),
  }),
})

const DrawnDay = builder.objectRef<{ day: string; amount: string }>('DrawnDay').implement({
  description: 'What was drawn for one day.',
  fields: (t) => ({
    day: t.field({
      type: 'DateTime',
      description: 'The day’s beginning, in UTC.',
      resolve: ({ day }) => new Date(`${day}T00:00:00Z`),
    }),
    amount: t.field({ type: 'Decimal', description: 'How much.', resolve: ({ amount }) => amount }),
  }),
})

const Alert = builder.objectRef<{ threshold: number; raisedAt: string }>('UsageAlert').implement({
  description: 'That so many per cent of a period were drawn: told once.',
  fields: (t) => ({
    threshold: t.exposeInt('threshold', { description: '80, 95 or 100.' }),
    raisedAt: t.field({ type: 'DateTime', description: 'When.', resolve: ({ raisedAt }) => new Date(raisedAt) }),
  }),
})

const BurnDownType = builder.objectRef<BurnDown>('BurnDown').implement({
  description: 'How an allocation’s running period is used up, by whoever draws on it.',
  fields: (t) => ({
    startsAt: t.field({ type: 'DateTime', description: 'The period’s start.', resolve: ({ startsAt }) => startsAt }),
    endsAt: t.field({ type: 'DateTime', description: 'The period’s end.', resolve: ({ endsAt }) => endsAt }),
    quantity: t.field({ type: 'Decimal', description: 'What it grants.', resolve: ({ quantity }) => quantity }),
    days: t.field({ type: [DrawnDay], description: 'Day by day.', resolve: ({ days }) => [...days] }),
    projections: t.field({
      type: [ProjectionType],
      description: 'Where it leads, by three rates; none within its first day.',
      resolve: ({ startsAt, endsAt, quantity, days }, _args, ctx) =>
        projectionsOf(
          {
            startsAt,
            endsAt,
            quantity: parseQuantity(quantity),
            days: days.map(({ day, amount }) => ({ day, amount: parseQuantity(amount) })),
          },
          ctx.now,
        ),
    }),
    alerts: t.field({ type: [Alert], description: 'What was told of it.', resolve: ({ alerts }) => [...alerts] }),
  }),
})

builder.prismaObjectField('Allocation', 'burnDown', (t) =>
  t.field({
    type: BurnDownType,
    nullable: true,
    description: 'How its running period is used up; null where none runs.',
    resolve: async ({ id }, _args, ctx) => (await burnDowns(ctx, id, null)) ?? null,
  }),
)
