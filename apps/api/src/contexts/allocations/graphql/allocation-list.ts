import type { Prisma } from '@tenure/prisma/client'
import { batched } from '../../../kernel/batch.ts'
import { builder } from '../../../kernel/builder.ts'
import type { Context } from '../../../kernel/context.ts'
import { Direction } from '../../../kernel/graphql/direction.ts'
import type { KeysetTerm } from '../../../kernel/graphql/keyset.ts'
import type { AllocationRef } from './allocation.ts'
import { AllocationModel, AllocationState, Renewal } from './enums.ts'

export type AllocationRow = typeof AllocationRef.$inferType

const Field = builder.enumType('AllocationOrderField', {
  description: 'What allocations can be ordered by.',
  values: ['PROJECT', 'PI', 'RESOURCE_TYPE', 'MODEL', 'QUANTITY', 'ENDS_AT', 'CREATED_AT'] as const,
})

export const AllocationOrder = builder.inputType('AllocationOrder', {
  description: 'The order of a list of allocations.',
  fields: (t) => ({
    field: t.field({ type: Field, required: true, description: 'By what.' }),
    direction: t.field({
      type: Direction,
      required: true,
      description: 'Which way. An allocation without an end counts as ending last.',
    }),
  }),
})

export const AllocationFilter = builder.inputType('AllocationFilter', {
  description: 'Which allocations; all that is given must hold.',
  fields: (t) => ({
    search: t.string({
      description: 'In the project’s name or public id, the resource type’s name or the note, whatever the case.',
    }),
    projectId: t.globalID({ description: 'Of this project.' }),
    resourceTypeId: t.globalID({ description: 'Of this resource type.' }),
    model: t.field({ type: AllocationModel, description: 'Granted so.' }),
    renewal: t.field({ type: Renewal, description: 'Renewed so.' }),
    state: t.field({ type: AllocationState, description: 'Standing so now.' }),
    endsBefore: t.field({ type: 'DateTime', description: 'Ending before this instant.' }),
    endsAfter: t.field({ type: 'DateTime', description: 'Ending at this instant or later, or never.' }),
    quantityAtLeast: t.field({ type: 'Decimal', description: 'Of this quantity or more.' }),
    piId: t.globalID({ description: 'Of projects of this PI.' }),
  }),
})

type Input = typeof AllocationFilter.$inferInput
type Order = typeof AllocationOrder.$inferInput

// Rows of a list ordered by a neighbour's name carry that neighbour for their cursor, whatever was asked of them.
type Carrying = AllocationRow & {
  project?: { name: string; piOwner?: { fullName: string } }
  resourceType?: { name: string }
}

const terms: Record<Order['field'], (direction: 'asc' | 'desc') => KeysetTerm<Carrying>> = {
  PROJECT: (direction) => ({ path: ['project', 'name'], direction, value: ({ project }) => project!.name }),
  PI: (direction) => ({
    path: ['project', 'piOwner', 'fullName'],
    direction,
    value: ({ project }) => project!.piOwner!.fullName,
  }),
  RESOURCE_TYPE: (direction) => ({
    path: ['resourceType', 'name'],
    direction,
    value: ({ resourceType }) => resourceType!.name,
  }),
  MODEL: (direction) => ({ path: ['allocationModel'], direction, value: ({ allocationModel }) => allocationModel }),
  QUANTITY: (direction) => ({ path: ['quantity'], direction, value: ({ quantity }) => quantity.toString() }),
  ENDS_AT: (direction) => ({
    path: ['endsAt'],
    direction,
    nullable: true,
    value: ({ endsAt }) => endsAt?.toISOString() ?? null,
    read: (value) => new Date(value),
  }),
  CREATED_AT: (direction) => ({
    path: ['createdAt'],
    direction,
    value: ({ createdAt }) => createdAt.toISOString(),
    read: (value) => new Date(value),
  }),
}

const newest: Order = { field: 'CREATED_AT', direction: 'desc' }

/** The columns of an order, its id last. */
export function termsOf(order: Order | null | undefined): KeysetTerm<AllocationRow>[] {
  const { field, direction } = order ?? newest
  return [terms[field](direction), { path: ['id'], direction, value: ({ id }) => id }]
}

type Including = { include?: Record<string, unknown> | null }

/** What was asked of the rows, and what their cursors need besides. */
export function withCursor(query: Including, order: Order | null | undefined): object {
  const include = query.include ?? {}
  const asked = (name: string) => (typeof include[name] === 'object' ? (include[name] as Including) : {})
  if (order?.field === 'RESOURCE_TYPE')
    return { ...query, include: { ...include, resourceType: include['resourceType'] ?? true } }
  if (order?.field === 'PROJECT') return { ...query, include: { ...include, project: include['project'] ?? true } }
  if (order?.field !== 'PI') return query
  const project = asked('project')
  return {
    ...query,
    include: {
      ...include,
      project: { ...project, include: { ...project.include, piOwner: project.include?.['piOwner'] ?? true } },
    },
  }
}

/** The rows a filter means, as Prisma says it. */
export async function matching(ctx: Context, filter: Input | null | undefined): Promise<Prisma.AllocationWhereInput> {
  const { search, projectId, resourceTypeId, model, renewal, state, endsBefore, endsAfter, quantityAtLeast, piId } =
    filter ?? {}
  const like = (text: string) => ({ contains: text, mode: 'insensitive' as const })
  return {
    tenantId: ctx.viewer.tenantId,
    ...(projectId ? { projectId: projectId.id } : {}),
    ...(resourceTypeId ? { resourceTypeId: resourceTypeId.id } : {}),
    ...(model ? { allocationModel: model } : {}),
    ...(renewal ? { renewal } : {}),
    ...(quantityAtLeast ? { quantity: { gte: quantityAtLeast } } : {}),
    ...(piId ? { project: { piOwnerId: piId.id } } : {}),
    AND: [
      search
        ? {
            OR: [
              { project: { name: like(search) } },
              { project: { publicId: { startsWith: search.toUpperCase() } } },
              { resourceType: { name: like(search) } },
              { note: like(search) },
            ],
          }
        : {},
      endsBefore ? { endsAt: { lt: endsBefore } } : {},
      endsAfter ? { OR: [{ endsAt: { gte: endsAfter } }, { endsAt: null }] } : {},
      state ? await standing(ctx, state) : {},
    ],
  }
}

async function standing(ctx: Context, state: typeof AllocationState.$inferType): Promise<Prisma.AllocationWhereInput> {
  if (state === 'SCHEDULED') return { startsAt: { gt: ctx.now } }
  if (state === 'ENDED') return { startsAt: { lte: ctx.now }, endsAt: { lte: ctx.now } }
  const runs = { startsAt: { lte: ctx.now }, OR: [{ endsAt: null }, { endsAt: { gt: ctx.now } }] }
  const ids = (await overdrawn(ctx, 'ALL', null)) ?? []
  return { AND: [runs, { id: state === 'OVERDRAWN' ? { in: ids } : { notIn: ids } }] }
}

/** All that are overdrawn now: asked once, however many lists of a request filter by state. */
const overdrawn = batched<string[]>(async (ctx) => {
  const rows = await ctx.sql<{ id: string }>(
    `select p.allocation_id as id from allocations.allocation_periods p
     join allocations.draws d on d.tenant_id = p.tenant_id and d.allocation_id = p.allocation_id and d.k = p.k and d.drawn_at <= $2
     where p.tenant_id = $1 and p.starts_at <= $2 and p.ends_at > $2 group by p.allocation_id, p.quantity having sum(d.amount) > p.quantity`,
    [ctx.viewer.tenantId, ctx.now],
  )
  return new Map([['ALL', rows.map(({ id }) => id)]])
})
