import type { TextFile } from '../input/decode-text.ts'
import type { Problems } from '../problem.ts'
import { meaningOf, toAssociation, type RawFields, type SlurmAssociation } from './association.ts'
import { readDumpLine, type DumpLine } from './dump-line.ts'

/** Lines with their numbers; a line that ends in an odd number of backslashes goes on in the next. */
export function* logicalLines(text: string): Generator<{ readonly line: string; readonly number: number }> {
  let pending = ''
  let first = 0
  let number = 0
  for (const raw of text.split(/\r\n|\n|\r/)) {
    number++
    if (pending === '') first = number
    const tail = /(\\+)\s*$/.exec(raw)
    if (tail !== null && (tail[1] ?? '').length % 2 === 1) {
      pending += raw.slice(0, tail.index + (tail[1] ?? '').length - 1)
      continue
    }
    yield { line: pending + raw, number: first }
    pending = ''
  }
  if (pending !== '') yield { line: pending, number: first }
}

const byMeaning = ({ options }: DumpLine): RawFields => {
  const fields = new Map<string, string>()
  for (const [name, value] of options) {
    const meaning = meaningOf(name)
    if (meaning !== 'ignored') fields.set(meaning, value)
  }
  return fields
}

/** Reads what `sacctmgr dump` writes. Lines it can't read are named in `problems`; the rest is still read. */
export function readDump({ name: file, text }: TextFile, problems: Problems): SlurmAssociation[] {
  const found: SlurmAssociation[] = []
  let cluster = ''
  let parent = 'root'
  for (const { line, number } of logicalLines(text)) {
    const origin = { file, line: number }
    const plain = line.replace(/^\s*(sacctmgr:\s*)?/, '')
    if (plain === '' || plain.startsWith('#')) continue
    let read: DumpLine | undefined
    let why = 'it begins with none of Cluster, Parent, Account and User'
    try {
      read = readDumpLine(line)
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error
      why = error.message
    }
    if (read === undefined) {
      const message = `Line ${number} can't be read: ${why}. Write the file anew with “sacctmgr dump”, or mend the line.`
      problems.error({ at: origin, code: 'ROW_NOT_READABLE', message, value: line })
      continue
    }
    const { object, name } = read
    const fields = byMeaning(read)
    if (object === 'cluster') cluster = name
    if (object === 'parent') parent = name
    if (object === 'cluster') parent = 'root'
    if (object === 'cluster') found.push(toAssociation(fields, { origin, cluster, account: 'root' }))
    if (object === 'account') found.push(toAssociation(fields, { origin, cluster, account: name, parent }))
    if (object === 'user') found.push(toAssociation(fields, { origin, cluster, account: parent, user: name }))
  }
  return found
}
