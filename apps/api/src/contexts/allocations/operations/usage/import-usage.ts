import { createHash } from 'node:crypto'
import { readUsage, type UsageFormat } from '@tenure/interchange'
import type { Context } from '../../../../kernel/context.ts'
import { newId } from '../../../../kernel/ids.ts'
import { operation, type OperationInput } from '../../../../kernel/operation.ts'
import { requirePermission } from '../../../identity/index.ts'
import { checkedText } from '../checked-text.ts'
import { loadCounting } from './counting.ts'
import { type Settled, settle } from './settle.ts'
import { Stage } from './stage.ts'
import { type LineProblem, stagedLines } from './staged-line.ts'

export interface ImportUsage extends OperationInput {
  readonly format: UsageFormat
  readonly fileName?: string | null | undefined
  /** Within it ids are unique: the scheduler's or file system's name. Absent, the format's. */
  readonly origin?: string | null | undefined
  /** Told every so many lines. */
  readonly onProgress?: (lines: number) => void
}

/** What an import of use came to, or would. */
export interface UsageImported extends Settled {
  readonly id: string
  readonly lines: number
  readonly jobs: number
  /** Steps of jobs, and jobs that have not started: they say nothing by themselves. */
  readonly skipped: number
  /** Jobs that no rule counts in any resource type. */
  readonly uncounted: number
  /** How many lines can't be taken, and the first of them with the reason. */
  readonly refused: number
  readonly problems: readonly LineProblem[]
}

const MOST_PROBLEMS = 1_000

/**
 * Imports what a file tells of use as its bytes come, all of it in the one transaction; a dry run is the same, undone.
 * Importing a file again changes nothing. Lines that can't be taken are told with their number, and the others go on.
 */
export function importUsage(
  ctx: Context,
  chunks: AsyncIterable<Uint8Array>,
  input: ImportUsage,
): Promise<UsageImported> {
  const { onProgress = () => {}, ...asked } = input
  return operation(ctx, { name: 'importUsage', input: asked }, async () => {
    requirePermission(ctx, 'usage:record', 'import use')
    const origin = checkedText(input.origin?.trim() || input.format, { most: 100, field: 'origin' })
    const id = newId()
    await ctx.sql(
      'insert into allocations.usage_imports (tenant_id, id, format, origin, file_name, recorded_by) values ($1, $2, $3, $4, $5, $6)',
      [
        ctx.viewer.tenantId,
        id,
        input.format.toUpperCase(),
        origin,
        input.fileName?.slice(0, 255) ?? null,
        ctx.viewer.userId,
      ],
    )
    const hash = createHash('sha256')
    const read = await stageAll(ctx, { id, chunks: hashed(chunks, hash), format: input.format, onProgress })
    await ctx.sql('select allocations.lock_usage()')
    const settled = await settle(ctx, id)
    const refused = read.refused + settled.counts.unknownAccount
    const told: UsageImported = { id, ...read, ...settled, refused }
    await ctx.sql(
      'update allocations.usage_imports set sha256 = $3, lines = $4, refused = $5, summary = $6 where tenant_id = $1 and id = $2',
      [ctx.viewer.tenantId, id, hash.digest(), read.lines, refused, JSON.stringify(told)],
    )
    return told
  })
}

async function* hashed(chunks: AsyncIterable<Uint8Array>, hash: ReturnType<typeof createHash>) {
  for await (const chunk of chunks) {
    hash.update(chunk)
    yield chunk
  }
}

interface Staging {
  readonly id: string
  readonly chunks: AsyncIterable<Uint8Array>
  readonly format: UsageFormat
  readonly onProgress: (lines: number) => void
}

async function stageAll(ctx: Context, { id, chunks, format, onProgress }: Staging) {
  const [counting, stage, problems] = [await loadCounting(ctx), new Stage(ctx, id), [] as LineProblem[]]
  let [lines, jobs, skipped, uncounted, refused] = [0, 0, 0, 0, 0]
  for await (const batch of readUsage(chunks, format)) {
    for (const line of batch) {
      lines++
      const staged = stagedLines(line, counting)
      if (staged === null) skipped++
      else if ('message' in staged) {
        refused++
        if (problems.length < MOST_PROBLEMS) problems.push(staged)
      } else if (staged.length === 0) uncounted++
      else {
        jobs++
        await stage.add(staged)
      }
    }
    onProgress(lines)
  }
  await stage.flush()
  return { lines, jobs, skipped, uncounted, refused, problems }
}
