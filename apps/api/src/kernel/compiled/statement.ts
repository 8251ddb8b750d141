import type { Context } from '../context.ts'
import type { Asked, Place } from './declare.ts'
import { literal } from './json-text.ts'
import type { AskedBy, Bind } from './request.ts'
import type { Row } from './row.ts'

/** One statement while it is put together: its aliases, its parameters, and what it works out once. */
export class Statement {
  readonly #binds: Bind[] = []
  /** Who it is an answer for. */
  readonly conditions: ((ctx: Context) => boolean)[] = []
  readonly holes: ((from: never) => unknown)[] = []
  readonly #once = new Map<string, string>()
  readonly #places = new Map<string, string>()
  readonly #typeNames: string
  #aliases = 0

  /** @param typeNames of the graph */
  constructor(typeNames: readonly string[]) {
    this.#typeNames = `'{${typeNames.join(',')}}'::text[]`
  }

  alias(): string {
    return `t${this.#aliases++}`
  }

  /** A parameter. It gets its number at the end, when it is known which are named: PostgreSQL takes no others. */
  bind(bind: Bind, type: string): string {
    return `$~${this.#binds.push(bind) - 1}~::${type}`
  }

  #bindOnce(name: string, bind: Bind, type: string): string {
    const known = this.#places.get(name) ?? this.bind(bind, type)
    this.#places.set(name, known)
    return known
  }

  once(sql: string, type: string): string {
    const known = this.#once.get(sql) ?? `once_${this.#once.size}`
    this.#once.set(sql, known)
    return `(select v from ${known})::${type}`
  }

  /** The place of a field of this row. */
  at(row: Row): Place {
    const bindOnce = this.#bindOnce.bind(this)
    return {
      x: row.x,
      get tenant() {
        return bindOnce('tenant', ({ ctx }) => ctx.viewer.tenantId, 'uuid')
      },
      get viewer() {
        return bindOnce('viewer', ({ ctx }) => ctx.viewer.userId, 'uuid')
      },
      get now() {
        return bindOnce('now', ({ ctx }) => ctx.now, 'timestamptz')
      },
      typeNames: this.#typeNames,
      once: (sql, type) => this.once(sql, type),
      beside: (name, sql) => row.beside(name, sql),
      together: (set) => row.together(set),
      shared: (name) => {
        const set = row.sets.get(name)
        if (!set) throw new Error(`No list around ${row.x} shares ${name}.`)
        return set()
      },
    }
  }

  /** The same, of a field with arguments: their form now, and how each request's are found. */
  asked(row: Row, args: object, argumentsOf: (by: AskedBy) => object): Asked<never> {
    const bind = (value: (args: never) => unknown, type: string) => {
      // Once now, so that it is known which argument it looks at, and that it is in order.
      value(args as never)
      return this.bind((by) => value(argumentsOf(by) as never), type)
    }
    return Object.defineProperties({ args, bind }, Object.getOwnPropertyDescriptors(this.at(row))) as Asked<never>
  }

  /** The whole of it, around the answer's text, with its parameters in their order. */
  around(answer: string): { readonly text: string; readonly binds: readonly Bind[] } {
    const sets = [...this.#once].map(([sql, name]) => `${name} as materialized (select ${sql} as v)`)
    const numbers = new Map<number, number>()
    const text = `${sets.length > 0 ? `with ${sets.join(', ')} ` : ''}select ${answer} as answer`.replaceAll(
      /\$~(\d+)~/g,
      (_whole, digits: string) => {
        const number = numbers.get(Number(digits)) ?? numbers.size + 1
        numbers.set(Number(digits), number)
        return `$${number}`
      },
    )
    return { text, binds: [...numbers.keys()].map((i) => this.#binds[i]!) }
  }
}

/** The JSON text of a key, as a part of a literal. */
export const keyText = (key: string): string => `${JSON.stringify(key)}:`

/** An object's text from literal pieces and expressions, in turn. */
export class ObjectText {
  readonly #parts: string[] = []
  #literal = '{'
  #isFirst = true

  key(key: string): void {
    this.#literal += `${this.#isFirst ? '' : ','}${keyText(key)}`
    this.#isFirst = false
  }

  constant(json: string): void {
    this.#literal += json
  }

  expression(sql: string): void {
    this.#parts.push(literal(this.#literal), sql)
    this.#literal = ''
  }

  end(): string {
    return [...this.#parts, literal(`${this.#literal}}`)].join(' || ')
  }
}
