import type { Prisma } from '@tenure/prisma/client'
import { batched } from '../../../../kernel/batch.ts'
import { builder } from '../../../../kernel/builder.ts'
import type { Context } from '../../../../kernel/context.ts'
import { findPage, type KeysetTerm } from '../../../../kernel/graphql/keyset.ts'
import { rowsQuery } from '../../../../kernel/graphql/rows-query.ts'
import { rowKey } from '../../../../kernel/keys.ts'
import { RequestKind, RequestState } from './request-enums.ts'
import { RequestRef } from './request.ts'

const RequestFilter = builder.inputType('AllocationRequestFilter', {
  description: 'Which requests; all that is given must hold.',
  fields: (t) => ({
    states: t.field({ type: [RequestState], description: 'Standing at one of these.' }),
    kind: t.field({ type: RequestKind, description: 'Asking for this.' }),
    projectId: t.globalID({ description: 'For this project.' }),
    resourceTypeId: t.globalID({ description: 'Of this resource type.' }),
    allocationId: t.globalID({ description: 'About this allocation, or led to it.' }),
    askedByMe: t.boolean({ description: 'Asked by the viewer.' }),
    waitingOnMe: t.boolean({
      description: 'Waiting for the viewer: to approve it, or to mend what was sent back to them.',
    }),
    search: t.string({
      description: 'In the project’s name or public id, the resource type’s name or the justification.',
    }),
  }),
})

type Row = typeof RequestRef.$inferType

const terms: KeysetTerm<Row>[] = [
  {
    path: ['updatedAt'],
    direction: 'desc',
    value: ({ updatedAt }) => updatedAt.toISOString(),
    read: (value) => new Date(value),
  },
  { path: ['id'], direction: 'desc', value: ({ id }) => id },
]

/** The requests that wait for the viewer's own word: asked once, however many lists of a request ask. */
const waiting = batched<string[]>(async (ctx) => {
  const rows = await ctx.sql<{ id: string }>('select allocations.requests_waiting() as id')
  return new Map([['ALL', rows.map(({ id }) => id)]])
})

async function matching(
  ctx: Context,
  filter: typeof RequestFilter.$inferInput | null | undefined,
): Promise<Prisma.AllocationRequestWhereInput> {
  const { states, kind, projectId, resourceTypeId, allocationId, askedByMe, waitingOnMe, search } = filter ?? {}
  const like = (text: string) => ({ contains: text, mode: 'insensitive' as const })
  const mine = { askedBy: ctx.viewer.userId }
  return {
    tenantId: ctx.viewer.tenantId,
    ...(states && states.length > 0 ? { state: { in: states } } : {}),
    ...(kind ? { kind } : {}),
    ...(projectId ? { projectId: projectId.id } : {}),
    ...(resourceTypeId ? { resourceTypeId: resourceTypeId.id } : {}),
    ...(askedByMe ? mine : {}),
    AND: [
      allocationId ? { OR: [{ allocationId: allocationId.id }, { grantedAllocationId: allocationId.id }] } : {},
      waitingOnMe
        ? { OR: [{ id: { in: (await waiting(ctx, 'ALL', null)) ?? [] } }, { ...mine, state: 'NEEDS_CHANGES' }] }
        : {},
      search
        ? {
            OR: [
              { project: { name: like(search) } },
              { project: { publicId: { startsWith: search.toUpperCase() } } },
              { resourceType: { name: like(search) } },
              { justification: like(search) },
            ],
          }
        : {},
    ],
  }
}

builder.queryField('requests', (t) =>
  t.connection({
    type: RequestRef,
    description: 'Requests the viewer may see, what changed last first.',
    args: { filter: t.arg({ type: RequestFilter, description: 'Which.' }) },
    resolve: async (_root, args, ctx, info) => {
      const where = await matching(ctx, args.filter)
      const query = rowsQuery(ctx, info)
      return findPage<Row>({
        args,
        terms,
        find: ({ orderBy, take, where: beyond }) =>
          ctx.tx.allocationRequest.findMany({ ...query, orderBy, take, where: { AND: [where, beyond] } }),
        count: () => ctx.tx.allocationRequest.count({ where }),
      })
    },
  }),
)

builder.queryField('request', (t) =>
  t.prismaField({
    type: RequestRef,
    nullable: true,
    description: 'One request; null where there is none, or none the viewer may see.',
    args: { id: t.arg.globalID({ required: true, for: RequestRef, description: 'The request.' }) },
    resolve: (query, _root, { id }, ctx) =>
      ctx.tx.allocationRequest.findUnique({ ...query, where: rowKey(ctx, id.id) }),
  }),
)

interface Rows {
  readonly query: object
  readonly where: object
  readonly orderBy: object[]
  readonly take: number
}

const rowsOfProjects = batched<Row[], Rows>(async (ctx, ids, { query, ...rows }) => {
  const projects = await ctx.tx.project.findMany({
    where: { tenantId: ctx.viewer.tenantId, id: { in: ids } },
    select: { id: true, allocationRequests: { ...query, ...rows } },
  })
  return new Map(projects.map(({ id, allocationRequests }) => [id, allocationRequests as Row[]]))
})

const countsOfProjects = batched<number, object>(async (ctx, ids, where) => {
  const counts = await ctx.tx.allocationRequest.groupBy({
    by: ['projectId'],
    where: { AND: [where, { projectId: { in: ids } }] },
    _count: true,
  })
  return new Map(counts.map(({ projectId, _count }) => [projectId, _count]))
})

builder.prismaObjectField('Project', 'requests', (t) =>
  t.connection({
    type: RequestRef,
    description: 'What it asked for, what changed last first.',
    args: { filter: t.arg({ type: RequestFilter, description: 'Which.' }) },
    resolve: async (project, args, ctx, info) => {
      const where = await matching(ctx, args.filter)
      const query = rowsQuery(ctx, info)
      return findPage<Row>({
        args,
        terms,
        find: async ({ orderBy, take, where: beyond }) =>
          (await rowsOfProjects(ctx, project.id, { query, where: { AND: [where, beyond] }, orderBy, take })) ?? [],
        count: async () => (await countsOfProjects(ctx, project.id, where)) ?? 0,
      })
    },
  }),
)
