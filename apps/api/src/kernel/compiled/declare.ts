import type { Context } from '../context.ts'

// How a field of the graph is answered by SQL, said beside the field itself as one of its extensions. A field that says
// nothing, and is neither a column nor a relation of Prisma's, is answered by the ordinary executor, and with it the
// whole operation that asks for it. test/compiled.test.ts holds the two answers to each other, byte for byte.

/** Where an expression stands: the row it speaks of, and what of the request it may name. All are SQL. */
export interface Place {
  /** The alias of the row. */
  readonly x: string
  readonly tenant: string
  readonly viewer: string
  readonly now: string
  /** The names of the graph's types, as an array. */
  readonly typeNames: string
  /** A value that depends on the request alone, worked out once however many rows ask; null until a row does. */
  readonly once: (sql: string, type: string) => string
  /** Columns worked out beside the row, once for all fields that name them: a subquery over the row. Answers its alias. */
  readonly beside: (name: string, sql: (x: string) => string) => string
  /** What is worked out for all rows of a list together, as a loader does: a set, to be read where it speaks of the row. */
  readonly together: (set: Together) => string
  /** A set that an outer list shares with the fields of its rows. */
  readonly shared: (name: string) => string
}

/** A set over the rows of a list: found by the values of one of their columns, given as an SQL array. */
export interface Together {
  readonly of: string
  readonly sql: (values: string) => string
}

/** The same at a field with arguments. */
export interface Asked<Args> extends Place {
  /** Their form: which are given, and of booleans, enums and integers the value. Never a text: bind that. */
  readonly args: Args
  /** An argument's text or time as a parameter. */
  readonly bind: (value: (args: Args) => unknown, type: string) => string
}

/** A scalar or enum by an SQL expression of its type. */
export interface ValueRead {
  readonly kind: 'value'
  readonly sql: (place: Place) => string
}

/** Any field by an SQL expression of its very JSON text. */
export interface JsonRead {
  readonly kind: 'json'
  readonly sql: (place: Place) => string
}

/** A field that TypeScript works out of what SQL knows; the same function serves its resolver. */
export interface WorkedOutRead {
  readonly kind: 'workedOut'
  /** JSON of what it is worked out from. */
  readonly from: (place: Place) => string
  readonly value: (from: never) => unknown
}

/** The global id of the row. */
export interface GlobalIdRead {
  readonly kind: 'globalId'
  readonly type: string
}

/** A field that needs no database. */
export interface KnownRead {
  readonly kind: 'known'
  readonly value: (ctx: Context) => unknown
}

/** An object that is the same row seen from another side. */
export interface SameRead {
  readonly kind: 'same'
  /** When it is there at all. */
  readonly present?: (place: Place) => string
  /** Its fields, where they depend on whose side it is. */
  readonly fields?: Readonly<Record<string, (place: Place) => string>>
}

/** An object that is another row; the viewer may not see it, or there is none, then it is null. */
export interface OneRead<Args = never> {
  readonly kind: 'one'
  /** What is read from under the alias `k`; absent, the table of its type. */
  readonly from?: (k: string, place: Asked<Args>) => string
  readonly where?: (k: string, place: Asked<Args>) => string
}

/** A list of rows. */
export interface ManyRead<Args = never> extends Omit<OneRead<Args>, 'kind'> {
  readonly kind: 'many'
  readonly order: (k: string) => string
  readonly most?: number
  /** Names of sets that its rows share. */
  readonly shares?: Readonly<Record<string, (place: Asked<Args>) => string>>
}

/** One column of a page's order; the last is unique. */
export interface PageTerm {
  readonly sql: (k: string) => string
  readonly type: 'text' | 'uuid' | 'timestamptz' | 'bigint' | 'integer' | 'numeric'
  /** What the cursor keeps of it, as SQL of JSON text. */
  readonly kept: (k: string) => string
  /** What makes of it a parameter again; undefined where it is none of this list. */
  readonly read: (kept: unknown) => string | undefined
  readonly nullable?: boolean
}

/** A page of a list. */
export interface PageRead<Args = never> {
  readonly kind: 'page'
  readonly from?: (k: string, place: Asked<Args>) => string
  /** What must hold. */
  readonly where: (k: string, place: Asked<Args>) => readonly string[]
  readonly order: (args: Args) => { readonly terms: readonly PageTerm[]; readonly direction: 'asc' | 'desc' }
  /** Fields of the connection that are null of every such page. */
  readonly nulls?: readonly string[]
  /** Whom it is answered for so; absent, everybody. Others' requests are the ordinary executor's. */
  readonly only?: (ctx: Context) => boolean
  /** As far as it is counted. */
  readonly countMost?: number
}

export type Read =
  ValueRead | JsonRead | WorkedOutRead | GlobalIdRead | KnownRead | SameRead | OneRead | ManyRead | PageRead

type Extension = { readonly read: Read }

/** The snake_case column of a camelCase name. */
export const columnOf = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** A column of the row, where the field's resolver does no more than name it or fix its form. */
export const byColumn = (name: string): Extension => bySql(({ x }) => `${x}.${columnOf(name)}`)
export const bySql = (sql: ValueRead['sql']): Extension => ({ read: { kind: 'value', sql } })
export const byJson = (sql: JsonRead['sql']): Extension => ({ read: { kind: 'json', sql } })
export const byWorkingOut = (from: WorkedOutRead['from'], value: WorkedOutRead['value']): Extension => ({
  read: { kind: 'workedOut', from, value },
})
export const byGlobalId = (type: string): Extension => ({ read: { kind: 'globalId', type } })
export const byContext = (value: KnownRead['value']): Extension => ({ read: { kind: 'known', value } })
export const bySameRow = (read: Omit<SameRead, 'kind'> = {}): Extension => ({ read: { kind: 'same', ...read } })
export const byRow = <Args = unknown>(read: Omit<OneRead<Args>, 'kind'>): Extension => ({
  read: { kind: 'one', ...read },
})
export const byRows = <Args = unknown>(read: Omit<ManyRead<Args>, 'kind'>): Extension => ({
  read: { kind: 'many', ...read },
})
export const byPage = <Args = unknown>(read: Omit<PageRead<Args>, 'kind'>): Extension => ({
  read: { kind: 'page', ...read },
})

/** A row by the id that the field is given. */
export const byIdArgument: Extension = byRow<{ readonly id: { readonly id: string } }>({
  where: (k, { tenant, bind }) => `${k}.tenant_id = ${tenant} and ${k}.id = ${bind(({ id }) => id.id, 'uuid')}`,
})

/** Of a type: the table its rows stand in. */
export const inTable = (table: string): { readonly table: string } => ({ table })
