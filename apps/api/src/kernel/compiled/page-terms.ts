import type { PageTerm } from './declare.ts'
import { timeText } from './json-text.ts'

// The terms of a page as Prisma's keyset writes and reads its cursors (graphql/keyset.ts), for answers of one statement.

const text = (kept: unknown) => (typeof kept === 'string' ? kept : undefined)
const moment = (kept: unknown) =>
  typeof kept === 'string' && !Number.isNaN(Date.parse(kept)) ? new Date(kept).toISOString() : undefined

export const byText = (column: string): PageTerm => ({
  sql: (k) => `${k}.${column}`,
  type: 'text',
  kept: (k) => `to_json(${k}.${column})::text`,
  read: text,
})

export const byTime = (column: string, nullable = false): PageTerm => ({
  sql: (k) => `${k}.${column}`,
  type: 'timestamptz',
  kept: (k) => {
    const said = timeText(`${k}.${column}`)
    return nullable ? `coalesce(${said}, 'null')` : said
  },
  read: moment,
  nullable,
})

/** A decimal as its number is spoken: without zeros at its end. */
export const byDecimal = (column: string): PageTerm => ({
  sql: (k) => `${k}.${column}`,
  type: 'numeric',
  kept: (k) => `'"' || trim_scale(${k}.${column})::text || '"'`,
  read: text,
})

export const byItsId: PageTerm = {
  sql: (k) => `${k}.id`,
  type: 'uuid',
  kept: (k) => `'"' || ${k}.id || '"'`,
  read: (kept) => (typeof kept === 'string' && /^[0-9a-f-]{36}$/.test(kept) ? kept : undefined),
}
