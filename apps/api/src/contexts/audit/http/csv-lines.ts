import { guardFormula } from '@tenure/interchange'
import type { Exported } from '../proof/bundle.ts'

const cell = (text: string) => `"${guardFormula(text).replaceAll('"', '""')}"`
const line = (cells: readonly string[]) => `${cells.map(cell).join(',')}\r\n`

/**
 * Entries as CSV (RFC 4180) with their place in the log, their proof and the checkpoint. What a spreadsheet would run as
 * a formula has an apostrophe before it: take exactly that one away before hashing.
 */
export async function* csvLines({ head, columns, entries }: Exported): AsyncGenerator<string> {
  yield line([...columns, 'leaf_index', 'proof', 'checkpoint'])
  for await (const { entry, leafIndex, proof } of entries)
    yield line([
      ...columns.map((name) => entry[name] ?? ''),
      leafIndex === null ? '' : String(leafIndex),
      proof?.join(' ') ?? '',
      proof ? (head.checkpoint ?? '') : '',
    ])
}
