import { GraphQLError } from 'graphql'
import type { PageTerm } from '../compiled/declare.ts'
import { limits } from '../limits.ts'
import type { Page, PageArgs } from './keyset.ts'

/** A column of an order, with the form its values have as text. The last of an order must be unique. */
export interface SqlOrder {
  readonly column: string
  readonly type: 'timestamptz' | 'bigint' | 'integer' | 'uuid' | 'text'
}

/** A list that SQL answers. Texts are the code's own, never a caller's. */
export interface SqlList {
  /** The table as x, with its joins. */
  readonly from: string
  /** What is selected, each in the name the row bears. */
  readonly columns: string
  readonly order: readonly SqlOrder[]
  readonly direction: 'asc' | 'desc'
}

/** What of a list is asked for, checked. */
export interface SqlBounds {
  readonly backwards: boolean
  readonly size: number
  readonly from: readonly string[] | null
  readonly until: readonly string[] | null
}

const refuse = (message: string) => new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } })

const forms: Record<SqlOrder['type'], RegExp> = {
  timestamptz: /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,3})?\+00$/,
  bigint: /^\d{1,18}$/,
  integer: /^\d{1,9}$/,
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  // Any text but what PostgreSQL can't hold.
  text: /^[^\0]{0,1000}$/,
}

function read(cursor: string, order: readonly SqlOrder[]): string[] {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if (
      Array.isArray(values) &&
      values.length === order.length &&
      order.every(({ type }, i) => forms[type].test(String(values[i])))
    )
      return values.map(String)
  } catch {
    // Falls through to the refusal: a cursor is opaque, and what is wrong with it is no matter.
  }
  throw refuse('This cursor is not one of this list. Use a cursor that a page of the same list gave you.')
}

/** Reads and checks the arguments of a connection. */
export function boundsOf(args: PageArgs, order: readonly SqlOrder[]): SqlBounds {
  const backwards = args.last !== null && args.last !== undefined
  const size = args.first ?? args.last ?? limits.defaultPage
  if (backwards && args.first) throw refuse('Give first or last, not both.')
  if (size < 0 || size > limits.page)
    throw refuse(`A page has 0 to ${limits.page} rows; ${size} were asked for. Page on with after: pageInfo.endCursor.`)
  const [after, before] = [args.after ? read(args.after, order) : null, args.before ? read(args.before, order) : null]
  return { backwards, size, from: backwards ? before : after, until: backwards ? after : before }
}

/**
 * The end of a select that answers these bounds: conditions, order and limit (one row more than the page, to know whether
 * there are others). The keyset is a row comparison, which an index answers from its place on; the form with OR reads
 * everything before it. The first column is bounded once more by itself: partitions are left out by that alone.
 * @param firstParameter the number of the first free parameter
 */
export function keysetSql(
  { order, direction }: SqlList,
  bounds: SqlBounds,
  firstParameter: number,
): { where: string; tail: string; values: string[] } {
  const onwards = bounds.backwards ? (direction === 'asc' ? 'desc' : 'asc') : direction
  const values: string[] = []
  const beyond = (at: readonly string[], way: 'asc' | 'desc') => {
    const operator = way === 'asc' ? '>' : '<'
    const places = order.map(({ type }, i) => `$${firstParameter + values.push(at[i]!) - 1}::${type}`)
    return ` and ${order[0]!.column} ${operator}= ${places[0]} and (${order.map(({ column }) => column).join(', ')}) ${operator} (${places.join(', ')})`
  }
  const where =
    (bounds.from ? beyond(bounds.from, onwards) : '') +
    (bounds.until ? beyond(bounds.until, onwards === 'asc' ? 'desc' : 'asc') : '')
  return {
    where,
    tail: ` order by ${order.map(({ column }) => `${column} ${onwards}`).join(', ')} limit ${bounds.size + 1}`,
    values,
  }
}

/** The select list's last column: what a cursor keeps of a row. */
export const cursorColumn = ({ order }: SqlList): string =>
  `json_build_array(${order.map(({ column }) => `(${column})::text`).join(', ')}) as "cursorValues"`

/** Rows as SQL answered them, one too many where there are more, as a page. */
export function pageOf<Row extends { readonly cursorValues: readonly string[] }>(
  rows: readonly Row[],
  bounds: SqlBounds,
  totalCount: () => Promise<number>,
): Page<Row> {
  const more = rows.length > bounds.size
  const kept = rows.slice(0, bounds.size)
  if (bounds.backwards) kept.reverse()
  const edges = kept.map((node) => ({
    node,
    cursor: Buffer.from(JSON.stringify(node.cursorValues)).toString('base64url'),
  }))
  return {
    edges,
    pageInfo: {
      hasNextPage: bounds.backwards ? bounds.from !== null : more,
      hasPreviousPage: bounds.backwards ? more : bounds.from !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount,
  }
}

/** The same order for an answer of one statement: x stands for the alias. */
export const pageTerms = (order: readonly SqlOrder[]): PageTerm[] =>
  order.map(({ column, type }) => {
    const sql = (k: string) => column.replace(/^x\./, `${k}.`)
    return {
      sql,
      type,
      kept: (k) => `to_json((${sql(k)})::text)::text`,
      read: (kept) => (forms[type].test(String(kept)) ? String(kept) : undefined),
    }
  })
