import type { Problems } from '../problem.ts'
import { baseName, type SourceFile } from './source-file.ts'

/** A file's content once it is known to be UTF-8; the byte order mark is gone from both. */
export interface TextFile {
  readonly name: string
  readonly text: string
  readonly bytes: Uint8Array
}

const SAVE_AS = 'Save the file as UTF-8 (in a spreadsheet: “CSV UTF-8 (comma delimited)”) and try again.'

const looksLikeUtf16 = (bytes: Uint8Array): boolean => {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return true
  const head = bytes.subarray(0, 400)
  if (head.length < 4) return false
  let zeros = 0
  for (const byte of head) if (byte === 0) zeros++
  return zeros > head.length / 4
}

const firstBadLine = (bytes: Uint8Array): number => {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let line = 1
  let start = 0
  for (let i = 0; i <= bytes.length; i++) {
    if (i < bytes.length && bytes[i] !== 0x0a) continue
    try {
      decoder.decode(bytes.subarray(start, i))
    } catch {
      return line
    }
    start = i + 1
    line++
  }
  return line
}

/**
 * Decodes a file as UTF-8, with or without a byte order mark.
 * @returns undefined after an error in `problems` that names the encoding found and the way out.
 */
export function decodeText(source: SourceFile, problems: Problems): TextFile | undefined {
  const name = baseName(source.name)
  if (looksLikeUtf16(source.bytes)) {
    const message = `${name} is UTF-16 text, not UTF-8. ${SAVE_AS}`
    problems.error({ at: { file: name, line: 1 }, code: 'ENCODING_NOT_UTF8', message })
    return undefined
  }
  const marked = source.bytes[0] === 0xef && source.bytes[1] === 0xbb && source.bytes[2] === 0xbf
  const bytes = marked ? source.bytes.subarray(3) : source.bytes
  try {
    return { name, bytes, text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) }
  } catch {
    const line = firstBadLine(bytes)
    const message = `${name} is not UTF-8 text: line ${line} has bytes of another encoding (Windows-1252, perhaps). ${SAVE_AS}`
    problems.error({ at: { file: name, line }, code: 'ENCODING_NOT_UTF8', message })
    return undefined
  }
}
