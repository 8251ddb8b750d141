import { batched } from '../../../kernel/batch.ts'
import { builder } from '../../../kernel/builder.ts'
import { asOfArg } from '../../../kernel/graphql/as-of.ts'
import { findPage } from '../../../kernel/graphql/keyset.ts'
import { rowsQuery } from '../../../kernel/graphql/rows-query.ts'
import { AllocationRef } from './allocation.ts'
import { allocationsPage } from './allocations-page.ts'
import {
  AllocationFilter,
  AllocationOrder,
  matching,
  termsOf,
  withCursor,
  type AllocationRow,
} from './allocation-list.ts'

builder.queryField('allocations', (t) =>
  t.connection({
    type: AllocationRef,
    description: 'Allocations the viewer may see.',
    args: {
      filter: t.arg({ type: AllocationFilter, description: 'Which.' }),
      orderBy: t.arg({ type: AllocationOrder, description: 'The newest first unless said otherwise.' }),
      asOf: asOfArg(t.arg),
    },
    extensions: allocationsPage(),
    resolve: async (_root, args, ctx, info) => {
      const where = await matching(ctx, args.filter)
      const query = withCursor(rowsQuery(ctx, info), args.orderBy)
      return findPage<AllocationRow>({
        args,
        terms: termsOf(args.orderBy),
        find: (page) =>
          ctx.tx.allocation.findMany({
            ...query,
            orderBy: page.orderBy,
            take: page.take,
            where: { AND: [where, page.where] },
          }),
        count: () => ctx.tx.allocation.count({ where }),
      })
    },
  }),
)

interface Rows {
  readonly query: object
  readonly where: object
  readonly orderBy: object[]
  readonly take: number
}

/** The first rows of each of many projects, in one statement for all. */
const rowsOfProjects = batched<AllocationRow[], Rows>(async (ctx, ids, { query, ...rows }) => {
  const projects = await ctx.tx.project.findMany({
    where: { tenantId: ctx.viewer.tenantId, id: { in: ids } },
    select: { id: true, allocations: { ...query, ...rows } },
  })
  return new Map(projects.map(({ id, allocations }) => [id, allocations as AllocationRow[]]))
})

const countsOfProjects = batched<number, object>(async (ctx, ids, where) => {
  const counts = await ctx.tx.allocation.groupBy({
    by: ['projectId'],
    where: { AND: [where, { projectId: { in: ids } }] },
    _count: true,
  })
  return new Map(counts.map(({ projectId, _count }) => [projectId, _count]))
})

builder.prismaObjectField('Project', 'allocations', (t) =>
  t.connection({
    type: AllocationRef,
    description: 'Its allocations.',
    args: {
      filter: t.arg({ type: AllocationFilter, description: 'Which.' }),
      orderBy: t.arg({ type: AllocationOrder, description: 'The newest first unless said otherwise.' }),
    },
    extensions: allocationsPage((k, { x }) => `${k}.project_id = ${x}.id`),
    resolve: async (project, args, ctx, info) => {
      const where = await matching(ctx, args.filter)
      const query = withCursor(rowsQuery(ctx, info), args.orderBy)
      return findPage<AllocationRow>({
        args,
        terms: termsOf(args.orderBy),
        find: async ({ orderBy, take, where: beyond }) =>
          (await rowsOfProjects(ctx, project.id, { query, where: { AND: [where, beyond] }, orderBy, take })) ?? [],
        count: async () => (await countsOfProjects(ctx, project.id, where)) ?? 0,
      })
    },
  }),
)
