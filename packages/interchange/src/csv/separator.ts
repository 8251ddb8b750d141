import type { TextFile } from '../input/decode-text.ts'

export const SEPARATORS = [',', ';', '\t'] as const
export type Separator = (typeof SEPARATORS)[number]

const SPREADSHEET_HINT = /^sep=(.)\r?\n/i

/** The separator, and how much of the file stands before its header. */
export interface Layout {
  readonly separator: Separator
  /** Bytes before the header: a spreadsheet's `sep=;` line. */
  readonly skippedBytes: number
  readonly skippedLines: number
}

/** The first line that is not blank, without what stands in quotes. */
const headerLine = (text: string): string => (/[^\s][^\r\n]*/.exec(text)?.[0] ?? '').replace(/"(?:[^"]|"")*"/g, '')

/** Finds the separator in the header: the one that occurs most, the comma where none does. */
export function findLayout({ text }: Pick<TextFile, 'text'>): Layout {
  const hint = SPREADSHEET_HINT.exec(text)
  const named = SEPARATORS.find((separator) => separator === hint?.[1])
  if (hint !== null && named !== undefined) return { separator: named, skippedBytes: hint[0].length, skippedLines: 1 }
  const header = headerLine(text)
  const counts = SEPARATORS.map((separator) => ({ separator, count: header.split(separator).length }))
  const best = counts.reduce((left, right) => (right.count > left.count ? right : left))
  return { separator: best.separator, skippedBytes: 0, skippedLines: 0 }
}
