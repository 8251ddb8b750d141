import { linesOf } from './lines.ts'
import { readJob } from './read-job.ts'
import { readUsageTable } from './read-table.ts'
import { type SacctColumns, sacctColumns } from './sacct-fields.ts'
import type { UsageFormat, UsageLine } from './usage-line.ts'

/**
 * What a file tells of use, line by line in batches, as its bytes come: `sacct -P`, measurements of storage, or any
 * program's own table. Every line comes out as something: use, a problem, or what says nothing by itself.
 */
export async function* readUsage(
  chunks: AsyncIterable<Uint8Array>,
  format: UsageFormat,
): AsyncGenerator<readonly UsageLine[]> {
  if (format !== 'sacct') {
    yield* readUsageTable(chunks, format)
    return
  }
  let columns: SacctColumns | undefined
  for await (const batch of linesOf(chunks)) {
    const lines: UsageLine[] = []
    for (const { text, line } of batch) {
      if (!columns) {
        const found = sacctColumns(text)
        if (typeof found === 'string') {
          yield [{ kind: 'PROBLEM', line, message: found }]
          return
        }
        columns = found.columns
        if (found.isHeader) continue
      }
      lines.push(readJob(text, line, columns))
    }
    yield lines
  }
  if (!columns) yield [{ kind: 'PROBLEM', line: 1, message: 'The file is empty.' }]
}
