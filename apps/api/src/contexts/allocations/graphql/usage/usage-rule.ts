import { batched } from '../../../../kernel/batch.ts'
import { builder } from '../../../../kernel/builder.ts'
import { editFields } from '../../../../kernel/graphql/operation-input.ts'
import { commonRefusals } from '../../../../kernel/graphql/refusal-types.ts'
import { rowKey } from '../../../../kernel/keys.ts'
import { setUsageRules } from '../../operations/usage/set-usage-rules.ts'
import type { Measure } from '../../rules/usage/count-job.ts'
import { quantityRefusals } from '../allocation-refusals.ts'
import { Overuse, UsageMeasure } from './enums.ts'

interface UsageRule {
  readonly resourceTypeId: string
  readonly measure: Measure
  readonly cluster: string | null
  readonly partition: string | null
  readonly weight: string
}

const RuleType = builder.objectRef<UsageRule>('UsageRule').implement({
  description:
    'How jobs are counted in a resource type; the most telling rule for a job’s cluster and partition holds.',
  fields: (t) => ({
    measure: t.field({ type: UsageMeasure, description: 'What is counted.', resolve: ({ measure }) => measure }),
    cluster: t.exposeString('cluster', { nullable: true, description: 'On which cluster; null on every one.' }),
    partition: t.exposeString('partition', { nullable: true, description: 'In which partition; null in every one.' }),
    weight: t.field({ type: 'Decimal', description: 'What one of it counts.', resolve: ({ weight }) => weight }),
  }),
})

const rules = batched<UsageRule[]>(async (ctx, ids) => {
  const rows = await ctx.sql<UsageRule & { resourceTypeId: string }>(
    `select resource_type_id as "resourceTypeId", measure, cluster, partition, weight::text from allocations.usage_rules
     where tenant_id = $1 and resource_type_id = any ($2) order by cluster nulls first, partition nulls first`,
    [ctx.viewer.tenantId, ids],
  )
  const found = new Map<string, UsageRule[]>(ids.map((id) => [id, []]))
  for (const row of rows) found.get(row.resourceTypeId)?.push(row)
  return found
})

builder.prismaObjectField('ResourceType', 'usageRules', (t) =>
  t.field({
    type: [RuleType],
    description: 'How a scheduler’s jobs are counted in it: none, and they are not.',
    resolve: async ({ id }, _args, ctx) => (await rules(ctx, id, null)) ?? [],
  }),
)
builder.prismaObjectField('ResourceType', 'overuse', (t) =>
  t.field({
    type: Overuse,
    description: 'What becomes of use that nothing is left for.',
    resolve: async ({ id }, _args, ctx) => {
      const found = await overuse(ctx, id, null)
      return found ?? 'OVERDRAW'
    },
  }),
)

const overuse = batched<'OVERDRAW' | 'UNCHARGED'>(async (ctx, ids) => {
  const rows = await ctx.sql<{ id: string; overuse: 'OVERDRAW' | 'UNCHARGED' }>(
    'select id, overuse from allocations.resource_types where tenant_id = $1 and id = any ($2)',
    [ctx.viewer.tenantId, ids],
  )
  return new Map(rows.map((row) => [row.id, row.overuse]))
})

const RuleInput = builder.inputType('UsageRuleInput', {
  description: 'How jobs are counted.',
  fields: (t) => ({
    measure: t.field({ type: UsageMeasure, required: true, description: 'What is counted.' }),
    cluster: t.string({ description: 'On which cluster; absent, on every one.' }),
    partition: t.string({ description: 'In which partition; absent, in every one.' }),
    weight: t.field({ type: 'Decimal', required: true, description: 'What one of it counts; 0 for nothing.' }),
  }),
})

const SetInput = builder.inputType('SetUsageRulesInput', {
  description: 'How use of a resource type is counted.',
  fields: (t) => ({
    ...editFields(t),
    resourceTypeId: t.globalID({ required: true, description: 'Which type.' }),
    rules: t.field({ type: [RuleInput], required: true, description: 'All of them; one that is left out goes.' }),
    overuse: t.field({
      type: Overuse,
      description: 'What becomes of use that nothing is left for; absent, as before.',
    }),
  }),
})

builder.mutationField('setUsageRules', (t) =>
  t.prismaField({
    type: 'ResourceType',
    description:
      'Says how a scheduler’s jobs are counted in a resource type. What was recorded stays as it was counted. Needs resource_type:update.',
    errors: { types: [...commonRefusals, ...quantityRefusals] },
    args: { input: t.arg({ type: SetInput, required: true, description: 'The rules.' }) },
    resolve: async (query, _root, { input }, ctx) => {
      const { id } = await setUsageRules(ctx, { ...input, resourceTypeId: input.resourceTypeId.id })
      return ctx.tx.resourceType.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) })
    },
  }),
)
