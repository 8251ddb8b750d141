import { decodeText } from '../../input/decode-text.ts'
import type { SourceFile } from '../../input/source-file.ts'
import type { Problems } from '../../problem.ts'
import { fileOf } from '../state.ts'

export type Fields = Readonly<Record<string, unknown>>

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A file of Open OnDemand's version 1: a list under its name, and the second it was made. */
export const onDemandFile = (
  list: 'balances' | 'quotas',
  { name, at, ...rest }: { readonly name: string; readonly at: string; readonly [list: string]: unknown },
): SourceFile => {
  const timestamp = Math.floor(Date.parse(at) / 1000)
  const { [list]: rows, ...head } = rest
  return fileOf(name, `${JSON.stringify({ version: 1, timestamp, ...head, [list]: rows }, null, 1)}\n`)
}

/** Reads the list of such a file; what is none is an error in `problems`. */
export function readOnDemand(source: SourceFile, list: 'balances' | 'quotas', problems: Problems): Fields[] {
  const file = decodeText(source, problems)
  if (file === undefined) return []
  let read: unknown
  try {
    read = JSON.parse(file.text)
  } catch {
    read = undefined
  }
  const rows: unknown = isFields(read) ? read[list] : undefined
  if (Array.isArray(rows) && rows.every((row) => isFields(row) && typeof row['user'] === 'string'))
    return rows as Fields[]
  const message = `${file.name} is no ${list}.json of Open OnDemand: a JSON object with a list “${list}”, each with its user.`
  problems.error({ at: { file: file.name, line: 0 }, code: 'FORMAT_NOT_RECOGNISED', message })
  return []
}

/** A field as text; empty where there is none. */
export const textOf = (fields: Fields, name: string): string => {
  const value = fields[name]
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
}
