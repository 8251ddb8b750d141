import type { Prisma } from '@tenure/prisma/client'
import { builder } from '../../../kernel/builder.ts'
import { asOfArg } from '../../../kernel/graphql/as-of.ts'
import { findPage, type KeysetTerm } from '../../../kernel/graphql/keyset.ts'
import { rowsQuery } from '../../../kernel/graphql/rows-query.ts'
import { Direction } from '../../../kernel/graphql/direction.ts'
import { UserRef } from '../../identity/index.ts'
import { matchingProjects } from '../matching.ts'
import { ProjectRef, ProjectStatus } from './project.ts'
import { projectsPage } from './projects-page.ts'

type Row = typeof ProjectRef.$inferType

const Field = builder.enumType('ProjectOrderField', {
  description: 'What projects can be ordered by.',
  values: ['NAME', 'PUBLIC_ID', 'CREATED_AT'] as const,
})
const Order = builder.inputType('ProjectOrder', {
  description: 'The order of a list of projects.',
  fields: (t) => ({
    field: t.field({ type: Field, required: true, description: 'By what.' }),
    direction: t.field({ type: Direction, required: true, description: 'Which way.' }),
  }),
})
const Filter = builder.inputType('ProjectFilter', {
  description: 'Which projects; all that is given must hold.',
  fields: (t) => ({
    search: t.string({ description: 'In its name or public id, whatever the case.' }),
    status: t.field({ type: ProjectStatus, description: 'This far.' }),
    archived: t.boolean({ description: 'Archived ones instead of living ones.' }),
    piId: t.globalID({ for: UserRef, description: 'Of this PI.' }),
    managerId: t.globalID({ for: UserRef, description: 'Kept by this resource manager.' }),
    memberId: t.globalID({ for: UserRef, description: 'This person works on.' }),
    mine: t.boolean({ description: 'The viewer is its PI, manager, member or default steward.' }),
  }),
})

const terms: Record<typeof Field.$inferType, (direction: 'asc' | 'desc') => KeysetTerm<Row>> = {
  NAME: (direction) => ({ path: ['name'], direction, value: ({ name }) => name }),
  PUBLIC_ID: (direction) => ({ path: ['publicId'], direction, value: ({ publicId }) => publicId }),
  CREATED_AT: (direction) => ({
    path: ['createdAt'],
    direction,
    value: ({ createdAt }) => createdAt.toISOString(),
    read: (value) => new Date(value),
  }),
}

function matching(filter: typeof Filter.$inferInput | null | undefined, viewerId: string): Prisma.ProjectWhereInput {
  const { status, archived, piId, managerId, memberId, mine } = filter ?? {}
  const of = (userId: string) => ({ some: { userId } })
  return {
    deletedAt: archived ? { not: null } : null,
    ...(piId ? { piOwnerId: piId.id } : {}),
    ...(managerId ? { resourceManagers: of(managerId.id) } : {}),
    ...(memberId ? { members: of(memberId.id) } : {}),
    ...(status ? { status } : {}),
    ...(mine
      ? {
          OR: [
            { piOwnerId: viewerId },
            { resourceManagers: of(viewerId) },
            { members: of(viewerId) },
            { defaultDataStewardId: viewerId },
          ],
        }
      : {}),
  }
}

const ProjectConnection = builder.connectionObject(
  { name: 'ProjectConnection', type: ProjectRef, description: 'A page of projects.' },
  { name: 'ProjectConnectionEdge', description: 'One project with its cursor.' },
)

builder.queryField('projects', (t) =>
  t.connection(
    {
      type: ProjectRef,
      description: 'Projects the viewer may see.',
      args: {
        filter: t.arg({ type: Filter, description: 'Which.' }),
        orderBy: t.arg({ type: Order, description: 'By name unless said otherwise.' }),
        asOf: asOfArg(t.arg),
      },
      extensions: projectsPage,
      resolve: async (_root, args, ctx, info) => {
        const { field, direction } = args.orderBy ?? { field: 'NAME', direction: 'asc' as const }
        const { search, archived } = args.filter ?? {}
        const where = {
          tenantId: ctx.viewer.tenantId,
          ...matching(args.filter, ctx.viewer.userId),
          ...(await matchingProjects(ctx, search, archived ?? false)),
        }
        const query = rowsQuery(ctx, info)
        return findPage({
          args,
          terms: [terms[field](direction), { path: ['id'], direction, value: ({ id }) => id }],
          find: (page) =>
            ctx.tx.project.findMany({
              ...query,
              orderBy: page.orderBy,
              take: page.take,
              where: { AND: [where, page.where] },
            }),
          count: () => ctx.tx.project.count({ where }),
        })
      },
    },
    ProjectConnection,
  ),
)
