import { builder } from '../../../kernel/builder.ts'
import { byColumn, byIdArgument, byRow, byRows, bySameRow, bySql, inTable } from '../../../kernel/compiled/declare.ts'
import { actionsType } from '../../../kernel/graphql/actions.ts'
import { asOfArg } from '../../../kernel/graphql/as-of.ts'
import { nodeKey, rowKey } from '../../../kernel/keys.ts'
import { mayCarve, mayChangeAllocation } from '../access.ts'
import { drawnOnPeriod, figuresOf } from './allocation-figures.ts'
import { allocationActions, drawnOnPeriodOf, figuresInSql } from './allocation-in-sql.ts'
import { AllocationModel, AllocationState, BillingPeriod, Renewal } from './enums.ts'
import { dataShareOfAllocation } from './rows.ts'

const AllocationActions = actionsType('AllocationActions', {
  resize: 'Change its quantity.',
  extend: 'Give it a later end.',
  end: 'End it early.',
  renew: 'Add its next period.',
  changeRenewal: 'Say what happens when its period ends.',
  carve: 'Carve a data share from it.',
})

const PeriodRef = builder.prismaObject('AllocationPeriod', {
  name: 'AllocationPeriod',
  extensions: inTable('allocations.allocation_periods'),
  description: 'One span of an allocation, with the quantity granted for it.',
  fields: (t) => ({
    k: t.exposeInt('k', { description: 'Its number, counted from 0.' }),
    startsAt: t.expose('startsAt', { type: 'DateTime', description: 'When it begins.' }),
    endsAt: t.expose('endsAt', { type: 'DateTime', description: 'When it ends; that instant belongs to the next.' }),
    quantity: t.field({
      type: 'Decimal',
      description: 'What it grants.',
      extensions: byColumn('quantity'),
      resolve: ({ quantity }) => quantity.toFixed(4),
    }),
    drawn: t.field({
      type: 'Decimal',
      description: 'What was drawn on it.',
      extensions: bySql(({ x }) => drawnOnPeriodOf(x)),
      resolve: async ({ id }, _args, ctx) => (await drawnOnPeriod(ctx, id, null)) ?? '0.0000',
    }),
  }),
})

export const AllocationRef = builder.prismaNode('Allocation', {
  nullable: true,
  extensions: inTable('allocations.allocations'),
  id: { resolve: (allocation) => allocation.id },
  findUnique: nodeKey,
  fields: (t) => ({
    project: t.relation('project', { description: 'Whose it is.' }),
    resourceType: t.relation('resourceType', { description: 'What is granted.' }),
    model: t.field({
      type: AllocationModel,
      description: 'How.',
      extensions: byColumn('allocationModel'),
      resolve: ({ allocationModel }) => allocationModel as typeof AllocationModel.$inferType,
    }),
    quantity: t.field({
      type: 'Decimal',
      description: 'How much: for a subscription in each period, for a condo over its lifetime.',
      extensions: byColumn('quantity'),
      resolve: ({ quantity }) => quantity.toFixed(4),
    }),
    drawn: t.field({
      type: 'Decimal',
      description: 'What was drawn on it in the running period, by whomever.',
      extensions: bySql(figuresInSql.drawn),
      resolve: async (allocation, _args, ctx) => (await figuresOf(ctx, allocation)).drawn,
    }),
    remaining: t.field({
      type: 'Decimal',
      description: 'What is left on it in the running period; never below zero.',
      extensions: bySql(figuresInSql.remaining),
      resolve: async (allocation, _args, ctx) => (await figuresOf(ctx, allocation)).remaining,
    }),
    billingPeriod: t.field({
      type: BillingPeriod,
      nullable: true,
      description: 'How long a subscription’s period is; null for a condo.',
      extensions: byColumn('billingPeriod'),
      resolve: ({ billingPeriod }) => billingPeriod as typeof BillingPeriod.$inferType | null,
    }),
    renewal: t.field({
      type: Renewal,
      description: 'What happens when its period ends.',
      extensions: byColumn('renewal'),
      resolve: ({ renewal }) => renewal as typeof Renewal.$inferType,
    }),
    lifetimeMonths: t.exposeInt('lifetimeMonths', {
      nullable: true,
      description: 'For how many calendar months a condo was bought; null for a subscription.',
    }),
    startsAt: t.expose('startsAt', { type: 'DateTime', description: 'When it begins: periods are counted from here.' }),
    periodStart: t.field({
      type: 'DateTime',
      description: 'When its running period began.',
      extensions: bySql(figuresInSql.periodStart),
      resolve: async (allocation, _args, ctx) => (await figuresOf(ctx, allocation)).periodStart,
    }),
    periodEnd: t.field({
      type: 'DateTime',
      description: 'When its running period ends.',
      extensions: bySql(figuresInSql.periodEnd),
      resolve: async (allocation, _args, ctx) => (await figuresOf(ctx, allocation)).periodEnd,
    }),
    endsAt: t.expose('endsAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it ends; null while it renews by itself.',
    }),
    endedReason: t.exposeString('endedReason', { nullable: true, description: 'Why it was ended early.' }),
    note: t.exposeString('note', { nullable: true, description: 'Anything the manager wants to remember.' }),
    externalKey: t.exposeString('externalKey', { nullable: true, description: 'What the facility’s files call it.' }),
    state: t.field({
      type: AllocationState,
      description: 'Where it stands now.',
      extensions: bySql(figuresInSql.state),
      resolve: async (allocation, _args, ctx) => (await figuresOf(ctx, allocation)).state,
    }),
    periods: t.field({
      type: [PeriodRef],
      select: { periods: { orderBy: { k: 'asc' } } },
      description: 'Its periods as far as they are written, oldest first.',
      extensions: byRows({
        where: (k, { x }) => `${k}.tenant_id = ${x}.tenant_id and ${k}.allocation_id = ${x}.id`,
        order: (k) => `${k}.k`,
      }),
      resolve: ({ periods }) => periods,
    }),
    dataShare: t.prismaField({
      type: 'DataShare',
      nullable: true,
      description: 'The live data share it backs, if the viewer may see it.',
      extensions: byRow({
        where: (k, { x }) =>
          `${k}.tenant_id = ${x}.tenant_id and ${k}.source_allocation_id = ${x}.id and ${k}.released_at is null`,
      }),
      resolve: async (query, { id }, _args, ctx) => (await dataShareOfAllocation(ctx, id, query)) ?? null,
    }),
    version: t.exposeInt('version', { description: 'Counts every change; give it back as expectedVersion.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was granted.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it last changed.' }),
    viewerCan: t.field({
      type: AllocationActions,
      description: 'What the viewer may do to it.',
      extensions: bySameRow({ fields: allocationActions }),
      resolve: async (allocation, _args, ctx) => {
        const [change, carve] = [await mayChangeAllocation(ctx, allocation), await mayCarve(ctx, allocation)]
        const living = allocation.endsAt === null || allocation.endsAt > ctx.now
        const subscription = allocation.allocationModel === 'SUBSCRIPTION'
        return {
          resize: change && living,
          extend: change && living && allocation.endsAt !== null,
          end: change && living,
          renew: change && subscription && allocation.renewal === 'MANUAL',
          changeRenewal: change && subscription && living,
          carve: carve && living && allocation.isStorageType && allocation.startsAt <= ctx.now,
        }
      },
    }),
  }),
})

builder.queryField('allocation', (t) =>
  t.prismaField({
    type: 'Allocation',
    nullable: true,
    description: 'One allocation; null when there is none that the viewer may see.',
    args: { id: t.arg.globalID({ required: true, description: 'Its id.' }), asOf: asOfArg(t.arg) },
    extensions: byIdArgument,
    resolve: (query, _root, { id }, ctx) => ctx.tx.allocation.findUnique({ ...query, where: rowKey(ctx, id.id) }),
  }),
)
