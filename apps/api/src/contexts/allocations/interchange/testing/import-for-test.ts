import type { ReadOptions } from '@tenure/interchange'
import type { Context } from '../../../../kernel/context.ts'
import { importFacility } from '../import-facility.ts'
import { previewImport } from '../preview-import.ts'
import { readSources } from '../read-sources.ts'
import { filesOf } from './facility-files.ts'

type Texts = Readonly<Record<string, string>>

/** Reads, and imports as the person of the context. */
export async function imported(
  ctx: Context,
  texts: Texts,
  { onlyValid, options = {} }: { onlyValid?: boolean; options?: ReadOptions } = {},
) {
  return importFacility(ctx, await readSources({ files: filesOf(texts), options }), {
    fileNames: Object.keys(texts),
    onlyValid,
  })
}

/** Reads, and looks at what would be done. */
export async function previewed(ctx: Context, texts: Texts, options: ReadOptions = {}) {
  const reading = await readSources({ files: filesOf(texts), options })
  return { ...(await previewImport(ctx, reading)), reading }
}

/** The rows of one action as one line each, short enough to compare. */
export const rowsThat = (action: string, { plan }: Awaited<ReturnType<typeof previewed>>): string[] =>
  plan.rows
    .filter((row) => row.action === action)
    .map(
      (row) =>
        `${row.kind} ${row.key}${row.remarks.map(({ code }) => ` ${code}`).join('')}${row.changes.map(({ field, before, after }) => ` ${field}: ${before} → ${after}`).join(',')}`,
    )
