import type { TextFile } from '../../input/decode-text.ts'
import type { Problems } from '../../problem.ts'

/** An entry of a directory; attributes by lower-case name. */
export interface Entry {
  readonly dn: string
  readonly line: number
  readonly attributes: ReadonlyMap<string, readonly string[]>
}

/** RFC 2849's SAFE-STRING, and stricter: no control characters, no space at the end. */
const isSafe = (value: string): boolean =>
  /^\p{ASCII}*$/u.test(value) && !/\p{Cc}/u.test(value) && !/^[ :<]| $/.test(value)

/** `attribute: value`, or `attribute:: base64` where the value is not plain (RFC 2849). */
export const ldifLine = (attribute: string, value: string): string =>
  isSafe(value) ? `${attribute}: ${value}` : `${attribute}:: ${toBase64(new TextEncoder().encode(value))}`

const toBase64 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')

interface Line {
  readonly text: string
  readonly number: number
}

/** Lines with their numbers, those that were folded put together, comments left out. */
const logicalLines = (text: string): Line[] => {
  const lines: { text: string; number: number }[] = []
  for (const [index, raw] of text.split(/\r\n|\n|\r/).entries()) {
    const last = lines.at(-1)
    if (raw.startsWith(' ') && last !== undefined && last.text !== '') last.text += raw.slice(1)
    else lines.push({ text: raw, number: index + 1 })
  }
  return lines.filter((line) => !line.text.startsWith('#'))
}

const readLine = ({ text }: Line): { readonly attribute: string; readonly value: string } | undefined => {
  const match = /^([A-Za-z0-9.-]+)(?:;[A-Za-z0-9;-]+)?:(:?)(?!<)\s*(.*)$/s.exec(text)
  if (match === null) return undefined
  const [, attribute = '', coded = '', rest = ''] = match
  const value = coded === '' ? rest : Buffer.from(rest, 'base64').toString('utf8')
  return { attribute: attribute.toLowerCase(), value }
}

/** Reads the entries of an LDIF file, as `ldapsearch -LLL` writes it; a line that can't be read is an error in `problems`. */
export function readLdif({ name: file, text }: TextFile, problems: Problems): Entry[] {
  const entries: Entry[] = []
  let attributes: Map<string, string[]> | undefined
  for (const line of logicalLines(text)) {
    const at = { file, line: line.number }
    if (line.text.trim() === '') {
      attributes = undefined
      continue
    }
    const read = readLine(line)
    if (read === undefined || (attributes === undefined && !['dn', 'version'].includes(read.attribute))) {
      const message = `Line ${line.number} is no line of an entry. Write the file anew with “ldapsearch -LLL -x -b <base>”.`
      problems.error({ at, code: 'ROW_NOT_READABLE', message, value: line.text })
    } else if (read.attribute === 'changetype') {
      const message = 'This file holds changes. Hand over the entries as they stand, as “ldapsearch -LLL” writes them.'
      problems.error({ at, code: 'FORMAT_NOT_RECOGNISED', message })
    } else if (attributes === undefined) {
      if (read.attribute === 'version') continue
      attributes = new Map()
      entries.push({ dn: read.value, line: line.number, attributes })
    } else attributes.set(read.attribute, [...(attributes.get(read.attribute) ?? []), read.value])
  }
  return entries
}
