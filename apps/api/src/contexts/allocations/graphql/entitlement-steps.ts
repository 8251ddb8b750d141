import { formatFixed, formatGrouped } from '@tenure/quantities/format'
import { GraphQLError } from 'graphql'
import { batched } from '../../../kernel/batch.ts'
import { builder } from '../../../kernel/builder.ts'
import { loadGraph } from '../operations/load-graph.ts'
import { dayOf } from '../rules/calendar.ts'
import { type EntitlementStep, entitlementSteps } from '../rules/entitlement-steps.ts'
import type { Graph } from '../rules/graph.ts'
import { stepSentence } from '../rules/step-sentence.ts'
import { theResourceType } from './rows.ts'

interface Step {
  readonly resourceTypeId: string
  readonly figures: EntitlementStep
  readonly reason: string
}

interface Window {
  readonly from: Date
  readonly to: Date
}

function stepsOf(graph: Graph, projectId: string, { from, to, types }: Window & { types: readonly string[] }): Step[] {
  return types.flatMap((resourceTypeId) => {
    const steps = entitlementSteps(graph, { projectId, resourceTypeId, from, to })
    // A type of its sources that never reaches it is none of its own.
    if (steps.every((step) => step.own === 0n && step.received === 0n && step.lent === 0n)) return []
    return steps.map((step, index) => {
      const before = steps[index - 1]
      const reason = before
        ? stepSentence(graph, projectId, [before, step])
        : `On ${dayOf(step.startsAt)} ${graph.label(projectId)} may use ${formatGrouped(step.entitlement)}.`
      return { resourceTypeId, figures: step, reason }
    })
  })
}

const load = batched<Step[], Window>(async (ctx, ids, window) => {
  const { graph, known, resourceTypeIds } = await loadGraph(ctx, { core: ids, from: window.from })
  return new Map(
    ids.filter((id) => known.has(id)).map((id) => [id, stepsOf(graph, id, { ...window, types: resourceTypeIds })]),
  )
})

const StepType = builder.objectRef<Step>('EntitlementStep').implement({
  description: 'A moment from which a project’s figures of a resource type are these, until its next step.',
  fields: (t) => ({
    resourceType: t.prismaField({
      type: 'ResourceType',
      description: 'Of what.',
      resolve: (query, { resourceTypeId }, _args, ctx) => theResourceType(ctx, resourceTypeId, query),
    }),
    at: t.field({ type: 'DateTime', description: 'From when.', resolve: ({ figures }) => figures.startsAt }),
    own: t.field({
      type: 'Decimal',
      description: 'The sum of its own allocations.',
      resolve: ({ figures }) => formatFixed(figures.own),
    }),
    carved: t.field({
      type: 'Decimal',
      description: 'Of its own, what backs data shares.',
      resolve: ({ figures }) => formatFixed(figures.carved),
    }),
    lent: t.field({
      type: 'Decimal',
      description: 'What RESERVED shares set aside for others.',
      resolve: ({ figures }) => formatFixed(figures.lent),
    }),
    received: t.field({
      type: 'Decimal',
      description: 'What others lend to it.',
      resolve: ({ figures }) => formatFixed(figures.received),
    }),
    entitlement: t.field({
      type: 'Decimal',
      description: 'Own + received − lent.',
      resolve: ({ figures }) => formatFixed(figures.entitlement),
    }),
    reason: t.string({ description: 'Why it steps, in words.', resolve: ({ reason }) => reason }),
  }),
})

const TEN_YEARS = 10 * 366 * 86_400_000

builder.prismaObjectField('Project', 'entitlementSteps', (t) =>
  t.field({
    type: [StepType],
    description:
      'What it may use over [from, to), as steps: for each resource type the first at `from`, then each change with its reason. Renewals to come are foreseen. At most ten years.',
    args: {
      from: t.arg({ type: 'DateTime', required: true, description: 'From when.' }),
      to: t.arg({ type: 'DateTime', required: true, description: 'To when; that instant is not part of it.' }),
    },
    resolve: async ({ id }, { from, to }, ctx) => {
      const length = to.getTime() - from.getTime()
      if (length <= 0 || length > TEN_YEARS)
        throw new GraphQLError('`to` comes after `from`, by ten years at most.', {
          extensions: { code: 'BAD_USER_INPUT' },
        })
      return (await load(ctx, id, { from, to })) ?? []
    },
  }),
)
