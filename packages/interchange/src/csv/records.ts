import { setImmediate } from 'node:timers/promises'
import { parse, type CsvError, type Info, type Parser } from 'csv-parse'
import type { TextFile } from '../input/decode-text.ts'
import { findLayout } from './separator.ts'

/** A record and the lines it stands on. */
export interface CsvRecord {
  readonly cells: readonly string[]
  readonly line: number
  readonly lastLine: number
}

export interface CsvRecords {
  readonly records: readonly CsvRecord[]
  /** Places where quotes are wrong; what stands there is in no record. */
  readonly broken: readonly { readonly line: number; readonly lastLine: number; readonly why: string }[]
  readonly decimalComma: boolean
}

const CHUNK = 256 * 1024
const CR = 0x0d
const LF = 0x0a

const innerBreaks = (cells: readonly string[]): number => {
  let breaks = 0
  for (const cell of cells) if (/[\r\n]/.test(cell)) breaks += cell.split(/\r\n|\r|\n/).length - 1
  return breaks
}

/** Counts lines up to ever larger offsets; CR, LF and CRLF each end one. */
const lineCounter = (bytes: Uint8Array, firstLine: number) => {
  let offset = 0
  let breaks = 0
  return (end: number): { line: number; moved: number } => {
    const before = breaks
    for (; offset < end; offset++) {
      const byte = bytes[offset]
      if (byte === LF || (byte === CR && bytes[offset + 1] !== LF)) breaks++
    }
    return { line: firstLine + breaks, moved: breaks - before }
  }
}

const endsWithBreak = (bytes: Uint8Array, end: number): boolean => bytes[end - 1] === LF || bytes[end - 1] === CR

async function feed(parser: Parser, bytes: Uint8Array, onProgress?: (bytesRead: number) => void): Promise<void> {
  for (let offset = 0; offset < bytes.length; offset += CHUNK) {
    const chunk = bytes.subarray(offset, offset + CHUNK)
    parser.write(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength))
    onProgress?.(Math.min(offset + CHUNK, bytes.length))
    await setImmediate()
  }
  parser.end()
}

/**
 * Parses a CSV file chunk by chunk, giving way to other work between chunks, and says for each record where it stood.
 * The parser is told neither to trim nor to bound a record: with either it stops without a word at certain mistakes.
 */
export async function readRecords(file: TextFile, onProgress?: (bytesRead: number) => void): Promise<CsvRecords> {
  const layout = findLayout(file)
  const bytes = file.bytes.subarray(layout.skippedBytes)
  const lineAt = lineCounter(bytes, layout.skippedLines + 1)
  const records: CsvRecord[] = []
  const broken: { line: number; lastLine: number; why: string }[] = []
  let why: string | undefined
  let lastLine = layout.skippedLines
  const noteBroken = (until: number): void => {
    if (why !== undefined) broken.push({ line: lastLine + 1, lastLine: Math.max(until, lastLine + 1), why })
    why = undefined
  }
  const parser = parse({
    delimiter: layout.separator,
    record_delimiter: ['\r\n', '\n', '\r'],
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: 0,
    on_skip: (error: CsvError | undefined) => {
      why ??= error?.code ?? 'CSV_UNREADABLE'
      return undefined
    },
  })
  parser.on('data', ({ record, info }: { record: string[]; info: Info }) => {
    const { line: next } = lineAt(info.bytes)
    const last = endsWithBreak(bytes, info.bytes) ? next - 1 : next
    const line = last - innerBreaks(record)
    noteBroken(line - 1)
    records.push({ cells: record, line, lastLine: last })
    lastLine = last
  })
  const done = new Promise<void>((resolve, reject) => parser.once('end', resolve).once('error', reject))
  await Promise.all([feed(parser, bytes, onProgress), done])
  noteBroken(lineAt(bytes.length).line)
  return { records, broken, decimalComma: layout.separator === ';' }
}
