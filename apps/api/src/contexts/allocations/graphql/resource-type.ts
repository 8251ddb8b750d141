import { batched } from '../../../kernel/batch.ts'
import { builder } from '../../../kernel/builder.ts'
import { byRow, byRows, bySameRow, bySql, inTable, type Place } from '../../../kernel/compiled/declare.ts'
import { actionsType } from '../../../kernel/graphql/actions.ts'
import { nodeKey } from '../../../kernel/keys.ts'
import { holds } from '../../identity/index.ts'

interface Totals {
  readonly id: string
  readonly own: string
  readonly carved: string
  readonly lent: string
  readonly received: string
  readonly entitlement: string
  readonly drawn: string
  readonly headroom: string
  readonly projects: number
}

const nothing = {
  own: '0',
  carved: '0',
  lent: '0',
  received: '0',
  entitlement: '0',
  drawn: '0',
  headroom: '0',
  projects: 0,
}

const totals = batched<Totals, Date>(async (ctx, ids, at) => {
  const rows = await ctx.sql<{ id: string } & Totals>(
    'select t.resource_type_id as id, t.own, t.carved, t.lent, t.received, t.entitlement, t.drawn, t.headroom, t.projects from allocations.type_totals($1, $2) t',
    [ids, at],
  )
  return new Map(rows.map((row) => [row.id, row]))
})

/** A figure of a type that nobody has any of is nothing. */
const total =
  (figure: string) =>
  ({ x }: Place) =>
    `coalesce(${x}.${figure}, 0)`

const TotalsType = builder.objectRef<Omit<Totals, 'id'>>('EntitlementTotals').implement({
  description: 'The figures of one resource type over all projects the viewer may look into.',
  fields: (t) => ({
    own: t.field({
      type: 'Decimal',
      description: 'Granted to them.',
      extensions: bySql(total('own')),
      resolve: ({ own }) => own,
    }),
    carved: t.field({
      type: 'Decimal',
      description: 'Of that, what backs data shares.',
      extensions: bySql(total('carved')),
      resolve: ({ carved }) => carved,
    }),
    lent: t.field({
      type: 'Decimal',
      description: 'Set aside for others.',
      extensions: bySql(total('lent')),
      resolve: ({ lent }) => lent,
    }),
    received: t.field({
      type: 'Decimal',
      description: 'Received from others.',
      extensions: bySql(total('received')),
      resolve: ({ received }) => received,
    }),
    entitlement: t.field({
      type: 'Decimal',
      description: 'Own + received − lent.',
      extensions: bySql(total('entitlement')),
      resolve: ({ entitlement }) => entitlement,
    }),
    drawn: t.field({
      type: 'Decimal',
      description: 'Drawn of it in the running periods.',
      extensions: bySql(total('drawn')),
      resolve: ({ drawn }) => drawn,
    }),
    headroom: t.field({
      type: 'Decimal',
      description: 'What is left.',
      extensions: bySql(total('headroom')),
      resolve: ({ headroom }) => headroom,
    }),
    projects: t.exposeInt('projects', {
      description: 'How many projects have any.',
      extensions: bySql(total('projects')),
    }),
  }),
})

const ResourceTypeActions = actionsType('ResourceTypeActions', {
  update: 'Change its name, unit or lifetime, and retire it.',
})

export const ResourceTypeRef = builder.prismaNode('ResourceType', {
  nullable: true,
  extensions: inTable('allocations.resource_types'),
  id: { resolve: (type) => type.id },
  findUnique: nodeKey,
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Unique in the facility.' }),
    unit: t.exposeString('unit', { description: 'What one of it is: `core-hours`, `TB`.' }),
    description: t.exposeString('description', { nullable: true, description: 'What it is for.' }),
    isStorageType: t.exposeBoolean('isStorageType', { description: 'Whether data shares can be carved from it.' }),
    defaultLifetimeMonths: t.exposeInt('defaultLifetimeMonths', {
      description: 'How long a condo of it lives unless said otherwise, in calendar months.',
    }),
    grantedByRequest: t.exposeBoolean('grantedByRequest', {
      description: 'Whether more of it comes by a decided request, or from the facility, alone.',
    }),
    retiredAt: t.expose('retiredAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Since when nothing more of it is granted; null while it is.',
    }),
    version: t.exposeInt('version', { description: 'Counts every change; give it back as expectedVersion.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it last changed.' }),
    entitlementTotals: t.field({
      type: TotalsType,
      description: 'Its figures over all projects the viewer may look into.',
      extensions: byRow<{ at?: Date | null }>({
        from: (k, { x, together, args, bind, now }) => {
          const at = args.at ? bind(({ at }) => at, 'timestamptz') : now
          return `(select 1) ${k}_one left join ${together({ of: 'id', sql: (ids) => `select * from allocations.type_totals(${ids}, ${at})` })} ${k} on ${k}.resource_type_id = ${x}.id`
        },
      }),
      args: { at: t.arg({ type: 'DateTime', description: 'When; absent, now.' }) },
      resolve: async (type, { at }, ctx) => (await totals(ctx, type.id, at ?? ctx.now)) ?? nothing,
    }),
    viewerCan: t.field({
      type: ResourceTypeActions,
      description: 'What the viewer may do to it.',
      extensions: bySameRow({ fields: { update: ({ once }) => once(`ctx.can('resource_type:update')`, 'boolean') } }),
      resolve: (_type, _args, ctx) => ({ update: holds(ctx, 'resource_type:update') }),
    }),
  }),
})

builder.queryField('resourceTypes', (t) =>
  t.prismaField({
    type: ['ResourceType'],
    description: 'What can be granted, by name.',
    extensions: byRows<{ includeRetired?: boolean | null }>({
      where: (k, { tenant, args }) =>
        `${k}.tenant_id = ${tenant}${args.includeRetired ? '' : ` and ${k}.retired_at is null`}`,
      order: (k) => `${k}.name, ${k}.id`,
      most: 500,
    }),
    args: { includeRetired: t.arg.boolean({ description: 'Those of which nothing more is granted too.' }) },
    resolve: (query, _root, { includeRetired }, ctx) =>
      ctx.tx.resourceType.findMany({
        ...query,
        where: { tenantId: ctx.viewer.tenantId, ...(includeRetired ? {} : { retiredAt: null }) },
        orderBy: [{ name: 'asc' }, { id: 'asc' }],
        take: 500,
      }),
  }),
)
