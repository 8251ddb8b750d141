import { parseQuantity } from '@tenure/quantities/quantity'
import type { Context } from '../../../../kernel/context.ts'
import { newId } from '../../../../kernel/ids.ts'
import { operation, type OperationInput } from '../../../../kernel/operation.ts'
import { InvalidInput } from '../../../../kernel/refusals.ts'
import { requirePermission } from '../../../identity/index.ts'
import { CapPassed, UsageUnreadable, UseNotCovered } from '../../refusals/usage.ts'
import { checkedText } from '../checked-text.ts'
import { loadCounting } from './counting.ts'
import { type Settled, settle } from './settle.ts'
import { Stage } from './stage.ts'
import { stagedLines } from './staged-line.ts'

/** One thing that was used. */
export interface UsageRecordGiven {
  /** Unique within the origin; told again, it corrects what it told before. */
  readonly externalId: string
  /** A public id, or an account that is mapped. */
  readonly account: string
  readonly cluster?: string | null | undefined
  readonly username?: string | null | undefined
  /** Its name. */
  readonly resourceType: string
  readonly quantity: string
  readonly startsAt: Date
  readonly endsAt: Date
  readonly note?: string | null | undefined
}

export interface RecordUsage extends OperationInput {
  readonly origin: string
  readonly records: readonly UsageRecordGiven[]
  /** Refuses all of it where a limit or a cap would be passed, rather than record what has happened anyway. */
  readonly holdLimits?: boolean | null | undefined
}

export interface UsageRecorded extends Settled {
  readonly id: string
}

export const MOST_RECORDS = 1_000

/** Records use as a program tells it, and charges it. What can't be read refuses the whole. */
export function recordUsage(ctx: Context, input: RecordUsage): Promise<UsageRecorded> {
  return operation(ctx, { name: 'recordUsage', input }, async () => {
    requirePermission(ctx, 'usage:record', 'record use')
    const { records } = input
    if (records.length === 0 || records.length > MOST_RECORDS)
      throw new InvalidInput(`Send 1 to ${MOST_RECORDS} records at once; these are ${records.length}.`, ['records'])
    const origin = checkedText(input.origin, { most: 100, field: 'origin' })
    const id = newId()
    await ctx.sql(
      'insert into allocations.usage_imports (tenant_id, id, format, origin, lines, recorded_by) values ($1, $2, $3, $4, $5, $6)',
      [ctx.viewer.tenantId, id, 'API', origin, records.length, ctx.viewer.userId],
    )
    await stageRecords(ctx, id, records)
    await ctx.sql('select allocations.lock_usage()')
    const settled = await settle(ctx, id)
    const [unknown] = settled.unknownAccounts
    if (unknown)
      throw new UsageUnreadable(
        settled.unknownAccounts.map(({ firstLine, account }) => ({
          line: firstLine,
          message: `The account “${account}” is no project here: map it, or write a public id.`,
        })),
      )
    if (input.holdLimits) await holdLimits(ctx, id, settled)
    await ctx.sql('update allocations.usage_imports set summary = $3 where tenant_id = $1 and id = $2', [
      ctx.viewer.tenantId,
      id,
      JSON.stringify(settled),
    ])
    return { id, ...settled }
  })
}

async function stageRecords(ctx: Context, id: string, records: readonly UsageRecordGiven[]): Promise<void> {
  const [counting, stage] = [await loadCounting(ctx), new Stage(ctx, id)]
  const problems: { line: number; message: string }[] = []
  for (const [at, record] of records.entries()) {
    const line = at + 1
    if (record.endsAt < record.startsAt) {
      problems.push({ line, message: 'It ends before it starts.' })
      continue
    }
    const staged = stagedLines(
      {
        kind: 'CONSUMED',
        line,
        externalId: record.externalId.trim(),
        cluster: record.cluster?.trim() || null,
        account: record.account.trim(),
        username: record.username?.trim() || null,
        resourceType: record.resourceType.trim(),
        quantity: record.quantity,
        startsAt: record.startsAt,
        endsAt: record.endsAt,
        details: record.note ? { note: record.note.slice(0, 200) } : {},
      },
      counting,
    )
    if (staged === null || 'message' in staged) problems.push({ line, message: staged?.message ?? 'It says nothing.' })
    else if (record.externalId.trim() === '') problems.push({ line, message: 'It has no external id.' })
    else await stage.add(staged)
  }
  if (problems.length > 0) throw new UsageUnreadable(problems)
  await stage.flush()
}

/** A31. Under the lock of recording nobody else uses what is judged here. */
async function holdLimits(ctx: Context, id: string, { charged }: Settled): Promise<void> {
  const [overdrawn, uncharged] = [parseQuantity(charged.overdrawn), parseQuantity(charged.uncharged)]
  if (overdrawn > 0n || uncharged > 0n) throw new UseNotCovered({ overdrawn, uncharged })
  const [passed] = await ctx.sql<{ username: string; unit: string; amount: string; used: string }>(
    'select username, unit, amount::text, used::text from allocations.caps_passed($1)',
    [id],
  )
  if (passed)
    throw new CapPassed({
      username: passed.username,
      unit: passed.unit,
      cap: parseQuantity(passed.amount),
      used: parseQuantity(passed.used),
    })
}
