import { formatFixed } from '@tenure/quantities/format'
import type { Context } from '../../../../kernel/context.ts'
import { newId } from '../../../../kernel/ids.ts'
import { rowKey } from '../../../../kernel/keys.ts'
import { operation, type OperationInput } from '../../../../kernel/operation.ts'
import { unlessRefused } from '../../../../kernel/refusal.ts'
import { InvalidInput, NotFound } from '../../../../kernel/refusals.ts'
import { refuseStale } from '../../../../kernel/stale.ts'
import { requirePermission } from '../../../identity/index.ts'
import type { Measure } from '../../rules/usage/count-job.ts'
import { readQuantity } from '../../rules/value-checks.ts'
import { checkedText } from '../checked-text.ts'

export interface UsageRuleGiven {
  readonly measure: Measure
  readonly cluster?: string | null | undefined
  readonly partition?: string | null | undefined
  readonly weight: string
}

export interface SetUsageRules extends OperationInput {
  readonly resourceTypeId: string
  /** The type's: what is changed meanwhile is not lost. */
  readonly expectedVersion?: number | null | undefined
  /** All of them: a rule that is left out goes. */
  readonly rules: readonly UsageRuleGiven[]
  readonly overuse?: 'OVERDRAW' | 'UNCHARGED' | null | undefined
}

const MOST_RULES = 500

/** A29. Says how jobs are counted in a resource type, and what becomes of use that nothing is left for. What was recorded stays. */
export function setUsageRules(ctx: Context, input: SetUsageRules): Promise<{ id: string }> {
  return operation(ctx, { name: 'setUsageRules', input }, async () => {
    requirePermission(ctx, 'resource_type:update', 'say how use is counted')
    const { resourceTypeId: id, rules, overuse } = input
    await ctx.sql('select from allocations.resource_types where tenant_id = $1 and id = $2 for update', [
      ctx.viewer.tenantId,
      id,
    ])
    const type = await ctx.tx.resourceType.findUnique({ where: rowKey(ctx, id) })
    if (!type) throw new NotFound('resource type', ['resourceTypeId'])
    await refuseStale(ctx, type, { expected: input.expectedVersion, history: { trail: 'resource_types' } })
    const rows = checked(rules)
    await ctx.sql('delete from allocations.usage_rules where tenant_id = $1 and resource_type_id = $2', [
      ctx.viewer.tenantId,
      id,
    ])
    if (rows.length > 0)
      await ctx.tx.usageRule.createMany({
        data: rows.map((row) => ({ ...row, tenantId: ctx.viewer.tenantId, id: newId(), resourceTypeId: id })),
      })
    // The type's version counts its rules too.
    await ctx.sql('update allocations.resource_types set overuse = $3 where tenant_id = $1 and id = $2', [
      ctx.viewer.tenantId,
      id,
      overuse ?? type.overuse,
    ])
    return { id }
  })
}

function checked(rules: readonly UsageRuleGiven[]) {
  if (rules.length > MOST_RULES) throw new InvalidInput(`A type has at most ${MOST_RULES} rules.`, ['rules'])
  const seen = new Set<string>()
  return rules.map(({ measure, cluster, partition, weight }) => {
    const [of, on] = [cluster?.trim() || null, partition?.trim() || null]
    for (const [name, field] of [
      [of, 'cluster'],
      [on, 'partition'],
    ] as const)
      if (name !== null) checkedText(name, { most: 100, field })
    const key = JSON.stringify([of, on])
    if (seen.has(key))
      throw new InvalidInput(
        `Two rules speak of ${of ?? 'every cluster'}, ${on ?? 'every partition'}. Keep one of them.`,
        ['rules'],
      )
    seen.add(key)
    const amount = unlessRefused(readQuantity(weight, ['rules']))
    if (amount > 10_000_000_000n) throw new InvalidInput('A weight is at most 1,000,000.', ['rules'])
    return { measure, cluster: of, partition: on, weight: formatFixed(amount) }
  })
}
