import type { FacilityReading } from '@tenure/interchange'
import type { Context } from '../../../kernel/context.ts'
import { requireImport } from './access.ts'
import { makePlan, type Plan } from './plan/make-plan.ts'
import { planHash } from './plan/plan-hash.ts'
import { type PlanSummary, summaryOf } from './plan/plan-summary.ts'

export interface Preview {
  readonly plan: Plan
  /** What the person who looks at it agrees to: to be handed to the import. */
  readonly planHash: string
  readonly summary: PlanSummary
}

/** What an import would do, row by row. Changes nothing. */
export async function previewImport(ctx: Context, reading: FacilityReading): Promise<Preview> {
  requireImport(ctx)
  const plan = await makePlan(ctx, reading)
  return { plan, planHash: planHash(plan.rows), summary: summaryOf(plan.rows) }
}
