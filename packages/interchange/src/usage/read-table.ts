import { Readable } from 'node:stream'
import { parse, type Info } from 'csv-parse'
import type { AmountLine, UsageLine } from './usage-line.ts'

const columnsOf = {
  quota: { needed: ['account', 'resource_type', 'used', 'measured_at'], besides: ['path', 'user', 'cluster'] },
  csv: {
    needed: ['external_id', 'account', 'resource_type', 'quantity', 'start', 'end'],
    besides: ['user', 'cluster', 'note'],
  },
} as const

const STAMP = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)?)?$/

function timeOf(text: string): Date | undefined {
  if (!STAMP.test(text)) return undefined
  const at = new Date(text.includes('T') && !/(Z|[+-]\d\d:\d\d)$/.test(text) ? `${text}Z` : text)
  return Number.isNaN(at.getTime()) ? undefined : at
}

type Cell = (name: string) => string

/** Measurements of what lies where (`quota`), or use as any program tells it (`csv`): a header, then a line for each. */
export async function* readUsageTable(
  chunks: AsyncIterable<Uint8Array>,
  format: 'quota' | 'csv',
): AsyncGenerator<UsageLine[]> {
  const { needed, besides } = columnsOf[format]
  let header: Map<string, number> | undefined
  const parser = Readable.from(chunks).pipe(
    parse({ info: true, bom: true, relax_column_count: true, skip_empty_lines: true, trim: true, relax_quotes: true }),
  )
  let batch: UsageLine[] = []
  for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: Info }>) {
    if (!header) {
      header = new Map(record.map((name, at) => [name.toLowerCase(), at]))
      const missing = needed.filter((name) => !header!.has(name))
      const strange = [...header.keys()].filter((name) => ![...needed, ...besides].includes(name as never))
      if (missing.length > 0 || strange.length > 0) {
        const what =
          missing.length > 0 ? `The column ${missing[0]} is missing` : `The column ${strange[0]} is not known`
        yield [
          {
            kind: 'PROBLEM',
            line: 1,
            message: `${what}. There must be: ${needed.join(', ')}; there may be: ${besides.join(', ')}.`,
          },
        ]
        return
      }
      continue
    }
    const cell: Cell = (name) => record[header!.get(name) ?? -1] ?? ''
    batch.push(format === 'quota' ? level(cell, info.lines) : told(cell, info.lines))
    if (batch.length < 1000) continue
    yield batch
    batch = []
  }
  if (!header) yield [{ kind: 'PROBLEM', line: 1, message: 'The file is empty.' }]
  yield batch
}

function level(cell: Cell, line: number): UsageLine {
  const at = timeOf(cell('measured_at'))
  const lacking = ['account', 'resource_type', 'used'].find((name) => cell(name) === '')
  if (lacking) return { kind: 'PROBLEM', line, message: `The column ${lacking} is empty.` }
  if (!at) return { kind: 'PROBLEM', line, message: `measured_at “${cell('measured_at')}” is no time.` }
  // Of a path that says nothing there is one for each account and person.
  const externalId = [cell('cluster'), cell('path') || cell('account'), cell('user')].join('/')
  const details: Record<string, string> = cell('path') ? { path: cell('path') } : {}
  return amount('MEASURED', { cell, line, externalId, quantity: cell('used'), startsAt: at, endsAt: at, details })
}

function told(cell: Cell, line: number): UsageLine {
  const lacking = ['external_id', 'account', 'resource_type', 'quantity'].find((name) => cell(name) === '')
  if (lacking) return { kind: 'PROBLEM', line, message: `The column ${lacking} is empty.` }
  const [startsAt, endsAt] = [timeOf(cell('start')), timeOf(cell('end'))]
  if (!startsAt) return { kind: 'PROBLEM', line, message: `The start “${cell('start')}” is no time.` }
  if (!endsAt) return { kind: 'PROBLEM', line, message: `The end “${cell('end')}” is no time.` }
  if (endsAt < startsAt) return { kind: 'PROBLEM', line, message: 'It ends before it starts.' }
  const details: Record<string, string> = cell('note') ? { note: cell('note').slice(0, 200) } : {}
  return amount('CONSUMED', {
    cell,
    line,
    externalId: cell('external_id'),
    quantity: cell('quantity'),
    startsAt,
    endsAt,
    details,
  })
}

function amount(
  kind: AmountLine['kind'],
  { cell, ...line }: { cell: Cell } & Omit<AmountLine, 'kind' | 'cluster' | 'account' | 'username' | 'resourceType'>,
): AmountLine {
  return {
    kind,
    ...line,
    cluster: cell('cluster') || null,
    account: cell('account'),
    username: cell('user') || null,
    resourceType: cell('resource_type'),
  }
}
