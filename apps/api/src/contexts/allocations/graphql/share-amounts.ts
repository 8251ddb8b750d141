import { HIGHEST } from '@tenure/quantities/percentage'
import { batched } from '../../../kernel/batch.ts'
import { builder } from '../../../kernel/builder.ts'
import { loadGraph } from '../operations/load-graph.ts'
import { rulesFrom } from '../rules/lending.ts'
import { percent } from './percent.ts'
import { theResourceType } from './rows.ts'

interface Amount {
  readonly resourceTypeId: string
  readonly base: string
  readonly amount: string
}

/** What shares give now, by type: none of a type for which another one holds. */
export const givenBy = batched<Amount[]>(async (ctx, ids) => {
  const rows = await ctx.sql<{ id: string; resourceTypeId: string; base: string; amount: string }>(
    'select resource_share_id as id, resource_type_id as "resourceTypeId", base, amount from allocations.share_amounts($1, $2)',
    [ids, ctx.now],
  )
  return new Map(ids.map((id) => [id, rows.filter((row) => row.id === id)]))
})

interface Remaining {
  readonly resourceTypeId: string
  /** Hundredths of a percent. */
  readonly shared: number
  readonly remaining: number
}

const remainingOf = batched<Remaining[]>(async (ctx, ids) => {
  const { graph, known } = await loadGraph(ctx, { core: ids, from: ctx.now })
  return new Map(
    ids
      .filter((id) => known.has(id))
      .map((projectId) => {
        const owned = graph.plain.allocations
          .filter((row) => row.projectId === projectId)
          .map((row) => row.resourceTypeId)
        const named = graph.sharesFrom(projectId).flatMap((share) => share.resourceTypeId ?? [])
        return [
          projectId,
          [...new Set([...owned, ...named])].sort().map((resourceTypeId) => {
            const shared = rulesFrom(graph, { projectId, resourceTypeId, at: ctx.now }).reduce(
              (total, rule) => total + rule.hundredths,
              0,
            )
            return { resourceTypeId, shared, remaining: Math.max(0, HIGHEST - shared) }
          }),
        ]
      }),
  )
})

const RemainingType = builder.objectRef<Remaining>('RemainingToShare').implement({
  description: 'How much of a resource type a project shares, and how much more it may: at most 99 % in all.',
  fields: (t) => ({
    resourceType: t.prismaField({
      type: 'ResourceType',
      description: 'Of what.',
      resolve: (query, { resourceTypeId }, _args, ctx) => theResourceType(ctx, resourceTypeId, query),
    }),
    shared: t.field({
      type: 'Decimal',
      description: 'What it shares now, in percent, ceilings counted.',
      resolve: ({ shared }) => percent(shared),
    }),
    remaining: t.field({
      type: 'Decimal',
      description: 'What it may share besides, in percent.',
      resolve: ({ remaining }) => percent(remaining),
    }),
  }),
})

builder.prismaObjectField('Project', 'remainingToShare', (t) =>
  t.field({
    type: [RemainingType],
    description: 'How much more it may share, for each resource type it owns or shares.',
    resolve: async ({ id }, _args, ctx) => (await remainingOf(ctx, id, null)) ?? [],
  }),
)
