import { GraphQLError } from 'graphql'
import { limits } from '../limits.ts'

/** The arguments of every connection. */
export interface PageArgs {
  readonly first?: number | null | undefined
  readonly last?: number | null | undefined
  readonly after?: string | null | undefined
  readonly before?: string | null | undefined
}

type Value = string | number | null
type Where = Record<string, unknown>

/** One column of the order. The last of an order must be unique, so that a page ends between two rows, never within one. */
export interface KeysetTerm<Row> {
  /** The path in Prisma's where: ['project', 'name']. */
  readonly path: readonly string[]
  readonly direction: 'asc' | 'desc'
  /** What the cursor keeps of a row. */
  readonly value: (row: Row) => Value
  /** Turns what the cursor kept into what Prisma compares. */
  readonly read?: (value: string | number) => unknown
  readonly nullable?: boolean
}

export interface Page<Row> {
  readonly edges: { readonly cursor: string; readonly node: Row }[]
  readonly pageInfo: {
    hasNextPage: boolean
    hasPreviousPage: boolean
    startCursor: string | null
    endCursor: string | null
  }
  readonly totalCount: () => Promise<number>
}

export interface FindPage<Row> {
  readonly args: PageArgs
  readonly terms: readonly KeysetTerm<Row>[]
  readonly find: (page: { where: Where; orderBy: Where[]; take: number }) => Promise<Row[]>
  readonly count: () => Promise<number>
}

const refuse = (message: string) => new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } })

/**
 * One page of a list, by the values of its last row rather than by an offset: rows that come or go between two pages
 * neither repeat nor hide another. A null counts as the greatest, as PostgreSQL orders it.
 */
export async function findPage<Row>({ args, terms, find, count }: FindPage<Row>): Promise<Page<Row>> {
  const backwards = args.last !== null && args.last !== undefined
  const size = args.first ?? args.last ?? limits.defaultPage
  if (backwards && args.first) throw refuse('Give first or last, not both.')
  if (size < 0 || size > limits.page)
    throw refuse(`A page has 0 to ${limits.page} rows; ${size} were asked for. Page on with after: pageInfo.endCursor.`)
  const order = backwards ? terms.map((term) => ({ ...term, direction: flipped[term.direction] })) : terms
  const from = backwards ? args.before : args.after
  const until = backwards ? args.after : args.before
  const bounds = [
    from ? beyond(order, read(from, terms)) : undefined,
    until
      ? beyond(
          order.map((term) => ({ ...term, direction: flipped[term.direction] })),
          read(until, terms),
        )
      : undefined,
  ]
  const where = { AND: bounds.filter((bound) => bound !== undefined) }
  const rows =
    size === 0
      ? []
      : await find({ where, orderBy: order.map(({ path, direction }) => nest(path, direction)), take: size + 1 })
  const more = rows.length > size
  const kept = rows.slice(0, size)
  if (backwards) kept.reverse()
  const edges = kept.map((node) => ({ node, cursor: cursor(node, terms) }))
  return {
    edges,
    pageInfo: {
      hasNextPage: backwards ? Boolean(args.before) : more,
      hasPreviousPage: backwards ? more : Boolean(args.after),
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: count,
  }
}

const flipped = { asc: 'desc', desc: 'asc' } as const

const nest = (path: readonly string[], leaf: unknown): Where =>
  path.reduceRight<unknown>((inner, key) => ({ [key]: inner }), leaf) as Where

/** The rows strictly after these values in this order: greater in the first column, or equal there and greater in the next. */
function beyond<Row>(terms: readonly KeysetTerm<Row>[], values: readonly Value[]): Where {
  const at = (i: number) => values[i] ?? null
  const comparable = (term: KeysetTerm<Row>, value: string | number) => term.read?.(value) ?? value
  const equal = (term: KeysetTerm<Row>, i: number): Where => {
    const value = at(i)
    return nest(term.path, value === null ? null : comparable(term, value))
  }
  const after = (term: KeysetTerm<Row>, i: number): Where[] => {
    const value = at(i)
    if (term.direction === 'desc')
      return [nest(term.path, value === null ? { not: null } : { lt: comparable(term, value) })]
    if (value === null) return []
    const greater = nest(term.path, { gt: comparable(term, value) })
    return term.nullable ? [greater, nest(term.path, null)] : [greater]
  }
  return {
    OR: terms.flatMap((term, i) =>
      after(term, i).map((clause) => ({ AND: [...terms.slice(0, i).map(equal), clause] })),
    ),
  }
}

function cursor<Row>(row: Row, terms: readonly KeysetTerm<Row>[]): string {
  return Buffer.from(JSON.stringify(terms.map((term) => term.value(row)))).toString('base64url')
}

function read<Row>(text: string, terms: readonly KeysetTerm<Row>[]): Value[] {
  try {
    const values: unknown = JSON.parse(Buffer.from(text, 'base64url').toString())
    if (
      Array.isArray(values) &&
      values.length === terms.length &&
      values.every((value) => value === null || ['string', 'number'].includes(typeof value))
    ) {
      for (const [i, value] of values.entries())
        if (value !== null && terms[i]?.path.at(-1) === 'id' && !/^[0-9a-f-]{36}$/.test(String(value)))
          throw new Error('id')
      return values as Value[]
    }
  } catch {
    // Falls through to the refusal: a cursor is opaque, and what is wrong with it is no matter.
  }
  throw refuse('This cursor is not one of this list. Use a cursor that a page of the same list and order gave you.')
}
