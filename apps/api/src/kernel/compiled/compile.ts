import { nodeTypes } from '../graphql/node-types.ts'
import {
  type FieldNode,
  getNamedType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isNonNullType,
  isObjectType,
  type DocumentNode,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionSetNode,
} from 'graphql'
import type { Context } from '../context.ts'
import type { Asked, ManyRead, OneRead, Read, SameRead } from './declare.ts'
import { broken, globalIdText, hole, jsonText } from './json-text.ts'
import { tableOf } from './model.ts'
import { NotCompiled } from './not-compiled.ts'
import { ArgumentsRead } from './arguments-read.ts'
import { compilePage } from './compile-page.ts'
import { readOf } from './read-of.ts'
import type { AskedBy, Bind } from './request.ts'
import { Row, type Sets } from './row.ts'
import { Selections, setsOf } from './selection.ts'
import { ObjectText, Statement } from './statement.ts'

/** A statement that answers an operation, with what each request puts into it. */
export interface Compiled {
  readonly text: string
  readonly binds: readonly Bind[]
  /** Whom it is an answer for: all must hold. */
  readonly conditions: readonly ((ctx: Context) => boolean)[]
  /** What TypeScript works out of what stands in the answer's holes, by their number. */
  readonly holes: readonly ((from: never) => unknown)[]
}

type Field = GraphQLField<unknown, unknown>

/** What is asked of an object, and what its fields are where that depends on whose side it is. */
interface Within {
  readonly sets: readonly SelectionSetNode[]
  readonly given?: SameRead['fields'] | undefined
}

/** A field that is asked for, on the row it is asked of. */
export interface AskedField {
  readonly field: Field
  readonly nodes: readonly FieldNode[]
  readonly row: Row
}

/**
 * Compiles an operation to one SQL statement that yields the JSON text of its data, in the order of the selection.
 * Objects are correlated subqueries, so that their plans are those of an index, whatever is nested in what; rows that
 * row level security hides are not there.
 */
export class Compiler {
  readonly statement: Statement
  readonly selections: Selections
  readonly by: AskedBy
  readonly #schema: GraphQLSchema
  readonly #given: ArgumentsRead[] = []

  constructor(schema: GraphQLSchema, document: DocumentNode, by: AskedBy) {
    this.#schema = schema
    this.by = by
    this.statement = new Statement(nodeTypes(schema))
    this.selections = new Selections(schema, document, by.variables)
  }

  /** @throws NotCompiled where something is asked for that has not said how SQL answers it */
  compile(operation: OperationDefinitionNode): Compiled {
    const query = this.#schema.getQueryType()
    if (operation.operation !== OperationTypeNode.QUERY || !query) throw new NotCompiled(operation.operation)
    const root = new Row('', new Map())
    const text = this.object(query, root, { sets: [operation.selectionSet] })
    const overlooked = this.#given.map((given) => given.overlooked).find((name) => name !== undefined)
    if (overlooked) throw new NotCompiled(overlooked)
    return { ...this.statement.around(text), holes: this.statement.holes, conditions: this.statement.conditions }
  }

  /** The JSON text of an object of this type; null as a whole where a field that is always there is not. */
  object(type: GraphQLObjectType, row: Row, { sets, given }: Within): string {
    const text = new ObjectText()
    for (const [key, nodes] of this.selections.of(type, sets)) {
      text.key(key)
      const name = nodes[0]!.name.value
      if (name === '__typename') text.constant(JSON.stringify(type.name))
      else {
        const field = type.getFields()[name]
        if (!field) throw new NotCompiled(`${type.name}.${name}`)
        const read = given?.[name] ? ({ kind: 'value', sql: given[name] } as const) : readOf(type, field)
        if (!read) throw new NotCompiled(`${type.name}.${name}`)
        const value = this.#read(read, { field, nodes, row })
        text.expression(isNonNullType(field.type) ? `(${value})` : `coalesce(${value}, 'null')`)
      }
    }
    return text.end()
  }

  #read(read: Read, asked: AskedField): string {
    const { field, row } = asked
    const place = this.statement.at(row)
    switch (read.kind) {
      case 'value':
        return this.#scalar(field, read.sql(place))
      case 'json':
        return read.sql(place)
      case 'globalId':
        return globalIdText(read.type, `${row.x}.id`)
      case 'known':
        return this.statement.bind(({ ctx }) => JSON.stringify(read.value(ctx)), 'text')
      case 'workedOut':
        return `${hole} || '${this.statement.holes.push(read.value) - 1}:' || (${read.from(place)})::text || ${hole}`
      case 'same': {
        const text = this.object(this.typeOf(field), row, { sets: setsOf(asked.nodes), given: read.fields })
        return read.present ? `case when ${read.present(place)} then coalesce(${text}, ${broken}) end` : text
      }
      case 'one':
        return this.#one(read, asked)
      case 'many':
        return this.#many(read, asked)
      case 'page':
        return compilePage(this, read, asked)
    }
  }

  #scalar({ name, type }: { readonly name: string; readonly type: GraphQLOutputType }, sql: string): string {
    const text = jsonText(type, sql)
    if (!text) throw new NotCompiled(name)
    return text
  }

  #one(read: OneRead, asked: AskedField): string {
    const { row, text, from } = this.#rows(read, asked, new Map())
    return row.select(`coalesce(${text}, ${broken})`, { from })
  }

  #many(read: ManyRead, asked: AskedField): string {
    const place = this.placeOf(asked)
    const shares = Object.entries(read.shares ?? {}).map(([name, set]) => [name, () => set(place)] as const)
    const { row, text, from } = this.#rows(read, asked, new Map(shares))
    const order = read.order(row.x)
    const columns = () => row.columns(text, order).map((column) => `${row.x}.${column}`)
    const rows = read.most
      ? `(select ${columns().join(', ')} from ${from} order by ${order} limit ${read.most}) ${row.x}`
      : from
    return row.select(`'[' || coalesce(string_agg(coalesce(${text}, ${broken}), ',' order by ${order}), '') || ']'`, {
      from: rows,
    })
  }

  #rows(read: Omit<OneRead, 'kind'>, asked: AskedField, shares: Sets) {
    const k = this.statement.alias()
    const place = this.placeOf(asked)
    const type = this.typeOf(asked.field)
    const source = read.from?.(k, place) ?? this.tableOf(type, k)
    const row = new Row(k, new Map([...asked.row.sets, ...shares]))
    const text = this.object(type, row, { sets: setsOf(asked.nodes) })
    const where = read.where ? ` where ${read.where(k, place)}` : ''
    return { row, text, from: `${source}${where}` }
  }

  /** The place of a field, its arguments included. */
  placeOf({ field, nodes, row }: AskedField): Asked<never> {
    const node = nodes[0]!
    const given = new ArgumentsRead(field, this.by.argumentsOf(field, node))
    this.#given.push(given)
    return this.statement.asked(row, given.args, (by) => by.argumentsOf(field, node))
  }

  tableOf(type: GraphQLObjectType, k: string): string {
    const table = tableOf(type)
    if (!table) throw new NotCompiled(type.name)
    return `${table} ${k}`
  }

  /** The object type of a field or of its list. */
  typeOf({ name, type }: { readonly name: string; readonly type: GraphQLOutputType }): GraphQLObjectType {
    const named = getNamedType(type)
    if (!isObjectType(named)) throw new NotCompiled(name)
    return named
  }
}
