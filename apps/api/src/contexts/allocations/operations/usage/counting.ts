import { parseQuantity } from '@tenure/quantities/quantity'
import type { Context } from '../../../../kernel/context.ts'
import type { CountingRule, Measure } from '../../rules/usage/count-job.ts'
import type { Counting } from './staged-line.ts'

interface RuleRow {
  resource_type_id: string
  measure: Measure
  cluster: string | null
  partition: string | null
  weight: string
}

/** How jobs count here, in two statements. */
export async function loadCounting(ctx: Context): Promise<Counting> {
  const rules = await ctx.sql<RuleRow>(
    'select resource_type_id, measure, cluster, partition, weight::text from allocations.usage_rules where tenant_id = $1',
    [ctx.viewer.tenantId],
  )
  const types = await ctx.sql<{ id: string; name: string; unit: string }>(
    'select id, name, unit from allocations.resource_types where tenant_id = $1',
    [ctx.viewer.tenantId],
  )
  return {
    rules: rules.map(({ resource_type_id, measure, cluster, partition, weight }): CountingRule => ({
      resourceTypeId: resource_type_id,
      measure,
      cluster,
      partition,
      weight: parseQuantity(weight),
    })),
    types: new Map(types.map((type) => [type.name.toLowerCase(), type])),
    now: ctx.now,
  }
}
