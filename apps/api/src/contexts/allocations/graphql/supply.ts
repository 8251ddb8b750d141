import { GraphQLError } from 'graphql'
import { batched } from '../../../kernel/batch.ts'
import { builder } from '../../../kernel/builder.ts'
import { byColumn } from '../../../kernel/compiled/declare.ts'
import { addMonths } from '../rules/calendar.ts'
import { SupplyBasis, SupplyPolicy } from './resource-supply.ts'

interface Month {
  readonly startsAt: Date
  readonly endsAt: Date
  readonly supply: string
  readonly granted: string
  readonly given: string
  readonly used: string
  readonly free: string
  readonly overcommitted: boolean
}

interface Step {
  readonly startsAt: Date
  readonly endsAt: Date | null
  readonly supply: string
  readonly granted: string
}

const grouped = <T extends { readonly id: string }>(rows: readonly T[]): Map<string, T[]> => {
  const found = new Map<string, T[]>()
  for (const row of rows) found.set(row.id, [...(found.get(row.id) ?? []), row])
  return found
}

const months = batched<Month[], { readonly first: Date; readonly count: number }>(async (ctx, ids, { first, count }) =>
  grouped(
    await ctx.sql<{ id: string } & Month>(
      `select resource_type_id as id, starts_at as "startsAt", ends_at as "endsAt", supply, granted, given, used, free, overcommitted
       from allocations.supply_months($1, $2, $3)`,
      [ids, first, count],
    ),
  ),
)

const steps = batched<Step[], { readonly from: Date; readonly to: Date }>(async (ctx, ids, { from, to }) =>
  grouped(
    await ctx.sql<{ id: string } & Step>(
      `select resource_type_id as id, starts_at as "startsAt", ends_at as "endsAt", supply, granted
       from allocations.supply_over_time($1, $2) where starts_at < $3 order by 1, 2`,
      [ids, from, to],
    ),
  ),
)

const MonthType = builder.objectRef<Month>('SupplyMonth').implement({
  description:
    'A calendar month of a resource type in the whole facility. Of a type held at an instant: the least supply and the most granted in it; of one supplied by the month, what flowed.',
  fields: (t) => ({
    startsAt: t.expose('startsAt', { type: 'DateTime', description: 'Its first instant, in UTC.' }),
    endsAt: t.expose('endsAt', { type: 'DateTime', description: 'The next month’s first instant.' }),
    supply: t.expose('supply', { type: 'Decimal', description: 'What the facility has.' }),
    granted: t.expose('granted', { type: 'Decimal', description: 'What is granted of it to projects.' }),
    given: t.expose('given', {
      type: 'Decimal',
      description: 'What projects give to others by shares, at the month’s end, or now.',
    }),
    used: t.expose('used', { type: 'Decimal', description: 'What was drawn in it.' }),
    free: t.expose('free', { type: 'Decimal', description: 'What is not granted; below zero, too much is.' }),
    overcommitted: t.exposeBoolean('overcommitted', {
      description: 'Whether more is granted than there is at some time in it, of a type whose supply is a limit.',
    }),
  }),
})

const StepType = builder.objectRef<Step>('SupplyStep').implement({
  description: 'A time over which supply and demand of a resource type stay as they are.',
  fields: (t) => ({
    startsAt: t.expose('startsAt', { type: 'DateTime', description: 'From when.' }),
    endsAt: t.expose('endsAt', { type: 'DateTime', nullable: true, description: 'Until when; null for good.' }),
    supply: t.expose('supply', { type: 'Decimal', description: 'What the facility has.' }),
    granted: t.expose('granted', { type: 'Decimal', description: 'What is granted of it.' }),
  }),
})

const bad = (message: string) => new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } })

builder.prismaObjectFields('ResourceType', (t) => ({
  supplyBasis: t.field({
    type: SupplyBasis,
    description: 'How supply and demand are compared.',
    extensions: byColumn('supplyBasis'),
    resolve: ({ supplyBasis }) => supplyBasis as typeof SupplyBasis.$inferType,
  }),
  supplyPolicy: t.field({
    type: SupplyPolicy,
    description: 'What a grant beyond the supply meets.',
    extensions: byColumn('supplyPolicy'),
    resolve: ({ supplyPolicy }) => supplyPolicy as typeof SupplyPolicy.$inferType,
  }),
  supplyMonths: t.field({
    type: [MonthType],
    description:
      'Supply and demand in the whole facility month by month, for whoever sees all allocations; for others none.',
    args: {
      from: t.arg({ type: 'DateTime', description: 'An instant of the first month; absent, this month.' }),
      months: t.arg.int({ description: 'How many; 12 if absent, at most 60.' }),
    },
    resolve: async ({ id }, { from, months: count }, ctx) => {
      if (count !== null && count !== undefined && (count < 1 || count > 60)) throw bad('Ask for 1 to 60 months.')
      return (await months(ctx, id, { first: from ?? ctx.now, count: count ?? 12 })) ?? []
    },
  }),
  supplySteps: t.field({
    type: [StepType],
    description: 'The same as steps in time over [from, to), for whoever sees all allocations; for others none.',
    args: {
      from: t.arg({ type: 'DateTime', description: 'From when; absent, now.' }),
      to: t.arg({ type: 'DateTime', description: 'To when; absent, two years on. At most ten years.' }),
    },
    resolve: async ({ id }, { from, to }, ctx) => {
      const window = { from: from ?? ctx.now, to: to ?? addMonths(from ?? ctx.now, 24) }
      if (window.to <= window.from || window.to > addMonths(window.from, 120))
        throw bad('`to` comes after `from`, by ten years at most.')
      return (await steps(ctx, id, window)) ?? []
    },
  }),
}))
