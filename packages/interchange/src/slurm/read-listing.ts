import { headerKey } from '../csv/column.ts'
import type { TextFile } from '../input/decode-text.ts'
import type { Problems } from '../problem.ts'
import { meaningOf, toAssociation, type SlurmAssociation } from './association.ts'

/** True for the header of `sacctmgr -P show assoc` (or `-p`), in any order of columns. */
export function isListingHeader(line: string): boolean {
  const meanings = line.split('|').map((name) => meaningOf(headerKey(name)))
  return line.includes('|') && meanings.includes('account') && meanings.includes('user')
}

interface Depths {
  readonly cluster: string
  readonly depth: number
  readonly account: string
}

/** With `tree`, the account's leading spaces are its depth: its parent is the last account above that stood less deep. */
const parentByDepth = () => {
  const above: Depths[] = []
  return (at: Depths): string | undefined => {
    while (above.length > 0 && (above.at(-1)?.cluster !== at.cluster || (above.at(-1)?.depth ?? 0) >= at.depth))
      above.pop()
    const parent = above.at(-1)?.account
    above.push(at)
    return parent
  }
}

/** Reads what `sacctmgr -P show assoc` prints, header included. */
export function readListing({ name: file, text }: TextFile, problems: Problems): SlurmAssociation[] {
  const lines = text.split(/\r\n|\n|\r/)
  const headerAt = lines.findIndex(isListingHeader)
  const headers = (lines[headerAt] ?? '').split('|')
  const meanings = headers.map((name) => meaningOf(headerKey(name)))
  const found: SlurmAssociation[] = []
  const parentOf = parentByDepth()
  for (const [index, line] of lines.entries()) {
    if (index <= headerAt || line.trim() === '') continue
    const origin = { file, line: index + 1 }
    const cells = line.split('|')
    if (cells.length !== headers.length) {
      const message = `This line has ${cells.length} cells, the header ${headers.length}. A “|” in a value does that: rename what holds it.`
      problems.error({ at: origin, code: 'ROW_NOT_READABLE', message, value: line })
      continue
    }
    const fields = new Map<string, string>()
    cells.forEach((cell, i) => {
      const meaning = meanings[i] ?? 'ignored'
      if (meaning !== 'ignored' && meaning !== 'limit:' && cell.trim() !== '') fields.set(meaning, cell.trim())
    })
    const account = fields.get('account')
    const cluster = fields.get('cluster') ?? 'slurm'
    const user = fields.get('user')
    if (account === undefined) {
      const message =
        'This line names no account. List associations with at least the columns Cluster, Account, User and GrpTRESMins.'
      problems.error({ at: origin, code: 'VALUE_MISSING', message, value: line })
      continue
    }
    if (user !== undefined) {
      found.push(toAssociation(fields, { origin, cluster, account, user }))
      continue
    }
    const indented = cells[meanings.indexOf('account')] ?? ''
    const byDepth = parentOf({ cluster, account, depth: indented.length - indented.trimStart().length })
    const parent = fields.get('parent') ?? byDepth
    found.push(toAssociation(fields, { origin, cluster, account, ...(parent === undefined ? {} : { parent }) }))
  }
  return found
}
