import { limits } from '../limits.ts'
import type { PageArgs } from '../graphql/keyset.ts'
import type { PageTerm } from './declare.ts'
import { NotCompiled, NotForThem } from './not-compiled.ts'

export interface Extent {
  readonly size: number
  readonly backwards: boolean
  readonly from: 'after' | 'before' | undefined
  readonly until: 'after' | 'before' | undefined
}

/** What of a list a page asks for. What is out of order with it, the ordinary executor says. */
export function extentOf({ first, last, after, before }: PageArgs): Extent {
  const backwards = last !== null && last !== undefined
  const size = first ?? last ?? limits.defaultPage
  if ((backwards && first !== null && first !== undefined) || size < 1 || size > limits.page)
    throw new NotCompiled('the size of a page')
  const [start, end] = backwards ? (['before', 'after'] as const) : (['after', 'before'] as const)
  const given = { after, before }
  return { size, backwards, from: given[start] ? start : undefined, until: given[end] ? end : undefined }
}

/** What a cursor kept, one value a term; a cursor of another list is not compiled, nor one that stands at a null. */
export function keptBy(cursor: string | null | undefined, terms: readonly PageTerm[]): string[] {
  const values: unknown = JSON.parse(Buffer.from(cursor ?? '', 'base64url').toString())
  if (!Array.isArray(values) || values.length !== terms.length) throw new NotForThem('a cursor')
  return terms.map((term, i) => {
    const value = values[i] === null ? undefined : term.read(values[i])
    if (value === undefined) throw new NotForThem('a cursor')
    return value
  })
}

interface Beyond {
  /** The parameters that stand for the values, one a term. */
  readonly places: readonly string[]
  readonly way: 'asc' | 'desc'
}

/** The condition that a row comes after these places in this direction; a null counts as the greatest. */
export function beyond(k: string, terms: readonly PageTerm[], { places, way }: Beyond): string {
  const operator = way === 'asc' ? '>' : '<'
  const columns = terms.map(({ sql }) => sql(k))
  const row = (of: readonly string[]) => `(${of.join(', ')})`
  if (!terms.some(({ nullable }) => nullable))
    // The first column is bounded once more by itself: partitions are left out by that alone.
    return `${columns[0]} ${operator}= ${places[0]} and ${row(columns)} ${operator} ${row(places)}`
  const rest = `${columns[0]} = ${places[0]} and ${row(columns.slice(1))} ${operator} ${row(places.slice(1))}`
  return `(${columns[0]} ${operator} ${places[0]}${way === 'asc' ? ` or ${columns[0]} is null` : ''} or (${rest}))`
}
