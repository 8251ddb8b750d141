import type { FacilityReading } from '@tenure/interchange'
import type { Context } from '../../../kernel/context.ts'
import { databaseRefusal } from '../../../kernel/database-errors.ts'
import { newId } from '../../../kernel/ids.ts'
import { operation, type OperationInput } from '../../../kernel/operation.ts'
import { requireImport } from './access.ts'
import { applyPlan } from './apply/apply-plan.ts'
import type { OnProgress } from './apply/row-writer.ts'
import { type PlanSummary, totalsOf } from './plan/plan-summary.ts'
import { previewImport } from './preview-import.ts'
import { unreadableIn } from './read-sources.ts'
import { NamesCollide, PlanChanged, RowsRefused } from './refusals.ts'

export interface ImportFacility extends OperationInput {
  /** The preview's hash; absent, whatever the plan is now. */
  readonly planHash?: string | null | undefined
  /** Whether to go on without the rows that are refused or could not be read. */
  readonly onlyValid?: boolean | null | undefined
  /** Names of the files, for the audit log. */
  readonly fileNames: readonly string[]
}

export interface Imported {
  readonly id: string
  readonly planHash: string
  readonly summary: PlanSummary
  /** Whether anything was written. */
  readonly changed: boolean
}

/** Told in the order of the work: what stands is compared, then rows are written. */
export interface ImportProgress {
  readonly onProgress?: OnProgress
}

/**
 * Imports a facility: plans anew under the locks that sharing and granting take, then writes every row that is to be
 * created or changed. All of it, or nothing; an import that changes nothing leaves no trace either.
 */
export function importFacility(
  ctx: Context,
  reading: FacilityReading,
  input: ImportFacility & ImportProgress,
): Promise<Imported> {
  const { onProgress = () => {}, ...said } = input
  return operation(ctx, { name: 'importFacility', input: said }, async () => {
    requireImport(ctx)
    await ctx.sql('select allocations.lock_rules()')
    await ctx.sql('select projects.lock(array(select id from projects.projects where tenant_id = $1))', [
      ctx.viewer.tenantId,
    ])
    const { plan, planHash, summary } = await previewImport(ctx, reading)
    const [{ refuse, create, change }, unreadable] = [totalsOf(summary), unreadableIn(reading)]
    if (said.planHash && said.planHash !== planHash) throw new PlanChanged(planHash, summary)
    if (!said.onlyValid && refuse + unreadable > 0) throw new RowsRefused({ refused: refuse, unreadable })
    const id = newId()
    const changed = create + change > 0
    if (changed) {
      await applyPlan(ctx, plan, onProgress).catch(asRefusal)
      const details = { format: reading.format, files: said.fileNames, planHash, summary, unreadable }
      await ctx.sql('select audit.record($1, $2, $3, null, $4, $5)', [
        'importFacility',
        'facility',
        id,
        JSON.stringify(details),
        said.reason?.trim() || null,
      ])
    }
    return { id, planHash, summary, changed }
  })
}

function asRefusal(error: unknown): never {
  const refused = databaseRefusal(error)
  if (refused?.code === '23505') throw new NamesCollide(refused.constraint ?? '')
  throw error
}
