import { batched } from '../../../../kernel/batch.ts'
import { builder } from '../../../../kernel/builder.ts'
import { theUser } from '../rows.ts'

interface Asked {
  readonly resourceTypeId: string
  readonly from: Date
  readonly to: Date
}

type Usage = Asked & { readonly projectId: string }

interface Row {
  readonly projectId: string
}
interface DayRow extends Row {
  readonly day: Date
  readonly amount: string
  readonly uncharged: string
}
interface PersonRow extends Row {
  readonly userId: string | null
  readonly username: string | null
  readonly amount: string
  readonly records: number
}
interface OriginRow extends Row {
  readonly origin: string
  readonly amount: string
  readonly records: number
}

const MOST = 500

function grouped<T extends Row>(ids: readonly string[], rows: readonly T[]): Map<string, T[]> {
  const found = new Map<string, T[]>(ids.map((id) => [id, []]))
  for (const row of rows) found.get(row.projectId)?.push(row)
  return found
}

// Each is one statement for all projects that ask the same. Days are those in UTC on which the use ended.
const within = `c.tenant_id = $1 and c.project_id = any ($2) and c.resource_type_id = $3 and c.used_on >= ($4 at time zone 'UTC')::date and c.used_on < ($5 at time zone 'UTC')::date`

const days = batched<DayRow[], Asked>(async (ctx, ids, { resourceTypeId, from, to }) =>
  grouped(
    ids,
    await ctx.sql<DayRow>(
      `select c.project_id as "projectId", c.used_on::timestamp at time zone 'UTC' as day, sum(c.amount)::text as amount, sum(c.uncharged)::text as uncharged
       from allocations.usage_charges c where ${within} group by 1, 2 having sum(c.amount) <> 0 order by 2`,
      [ctx.viewer.tenantId, ids, resourceTypeId, from, to],
    ),
  ),
)

const people = batched<PersonRow[], Asked>(async (ctx, ids, { resourceTypeId, from, to }) =>
  grouped(
    ids,
    await ctx.sql<PersonRow>(
      `select c.project_id as "projectId", r.user_id as "userId", case when r.user_id is null then r.username end as username, sum(r.quantity)::text as amount, count(*) filter (where r.total > 0)::int as records
       from allocations.usage_charges c join allocations.usage_records r on r.tenant_id = c.tenant_id and r.usage_charge_id = c.id
       where ${within} group by 1, 2, 3 having sum(r.quantity) <> 0 order by sum(r.quantity) desc limit ${MOST}`,
      [ctx.viewer.tenantId, ids, resourceTypeId, from, to],
    ),
  ),
)

const origins = batched<OriginRow[], Asked>(async (ctx, ids, { resourceTypeId, from, to }) =>
  grouped(
    ids,
    await ctx.sql<OriginRow>(
      `select c.project_id as "projectId", r.origin || coalesce(' · ' || nullif(r.details ->> 'partition', ''), '') as origin, sum(r.quantity)::text as amount, count(*) filter (where r.total > 0)::int as records
       from allocations.usage_charges c join allocations.usage_records r on r.tenant_id = c.tenant_id and r.usage_charge_id = c.id
       where ${within} group by 1, 2 having sum(r.quantity) <> 0 order by sum(r.quantity) desc limit ${MOST}`,
      [ctx.viewer.tenantId, ids, resourceTypeId, from, to],
    ),
  ),
)

const DayType = builder.objectRef<DayRow>('UsageDay').implement({
  description: 'What was used on one day.',
  fields: (t) => ({
    day: t.field({ type: 'DateTime', description: 'The day’s beginning, in UTC.', resolve: ({ day }) => day }),
    amount: t.field({ type: 'Decimal', description: 'How much.', resolve: ({ amount }) => amount }),
    uncharged: t.field({
      type: 'Decimal',
      description: 'What of it nobody paid.',
      resolve: ({ uncharged }) => uncharged,
    }),
  }),
})
const PersonType = builder.objectRef<PersonRow>('UsageByPerson').implement({
  description: 'What one person used.',
  fields: (t) => ({
    person: t.prismaField({
      type: 'User',
      nullable: true,
      description: 'Who; null where the name is nobody’s here.',
      resolve: (query, { userId }, _args, ctx) => (userId ? theUser(ctx, userId, query) : null),
    }),
    username: t.exposeString('username', { nullable: true, description: 'The name, where it is nobody’s here.' }),
    amount: t.field({ type: 'Decimal', description: 'How much.', resolve: ({ amount }) => amount }),
    records: t.exposeInt('records', { description: 'In how many jobs or records.' }),
  }),
})
const OriginType = builder.objectRef<OriginRow>('UsageByOrigin').implement({
  description: 'What was used where.',
  fields: (t) => ({
    origin: t.exposeString('origin', { description: 'The scheduler or program, with its partition.' }),
    amount: t.field({ type: 'Decimal', description: 'How much.', resolve: ({ amount }) => amount }),
    records: t.exposeInt('records', { description: 'In how many jobs or records.' }),
  }),
})

const asked = ({ resourceTypeId, from, to }: Usage): Asked => ({ resourceTypeId, from, to })

const UsageType = builder.objectRef<Usage>('ProjectUsage').implement({
  description: 'What a project used of a resource in a span of time, as it was recorded.',
  fields: (t) => ({
    byDay: t.field({
      type: [DayType],
      description: 'Day by day, the first first; days without use are left out.',
      resolve: async (usage, _args, ctx) => (await days(ctx, usage.projectId, asked(usage))) ?? [],
    }),
    byPerson: t.field({
      type: [PersonType],
      description: 'Person by person, who used most first.',
      resolve: async (usage, _args, ctx) => (await people(ctx, usage.projectId, asked(usage))) ?? [],
    }),
    byOrigin: t.field({
      type: [OriginType],
      description: 'By where it was used, most first.',
      resolve: async (usage, _args, ctx) => (await origins(ctx, usage.projectId, asked(usage))) ?? [],
    }),
  }),
})

builder.prismaObjectField('Project', 'usage', (t) =>
  t.field({
    type: UsageType,
    description: 'What it used of a resource in a span of time.',
    args: {
      resourceTypeId: t.arg.globalID({ required: true, description: 'Of what.' }),
      from: t.arg({ type: 'DateTime', required: true, description: 'From the day of this time on, in UTC.' }),
      to: t.arg({ type: 'DateTime', required: true, description: 'Up to the day of this time, which is left out.' }),
    },
    resolve: ({ id }, { resourceTypeId, from, to }) => ({ projectId: id, resourceTypeId: resourceTypeId.id, from, to }),
  }),
)
