import type { Together } from './declare.ts'

export type Sets = ReadonlyMap<string, () => string>

/** Where rows come from, their conditions included; `tail` stands at the select's very end. */
interface Rows {
  readonly from: string
  readonly tail?: string
}

/** A row while its fields are compiled: what they want to stand beside it, and what outer lists share with it. */
export class Row {
  readonly x: string
  readonly sets: Sets
  readonly #beside = new Map<string, { readonly alias: string; readonly sql: string }>()
  readonly #together = new Map<string, string>()
  readonly #of = new Set<string>()

  constructor(x: string, sets: Sets) {
    this.x = x
    this.sets = sets
  }

  beside(name: string, sql: (x: string) => string): string {
    const known = this.#beside.get(name)
    if (known) return known.alias
    const alias = `${this.x}_${name}`
    this.#beside.set(name, { alias, sql: sql(this.x) })
    return alias
  }

  together({ of, sql }: Together): string {
    this.#of.add(of)
    const set = sql(`array(select ${of} from ${this.x}_rows)`)
    const name = this.#together.get(set) ?? `${this.x}_set_${this.#together.size}`
    this.#together.set(set, name)
    return name
  }

  /**
   * The columns of it that are named, by its fields and by these texts: no others are read, for of some tables the
   * application may not read all. Asked when its fields are compiled.
   */
  columns(...texts: readonly string[]): string[] {
    const all = [...texts, ...[...this.#beside.values()].map(({ sql }) => sql)].join(' ')
    const named = [...all.matchAll(new RegExp(`\\b${this.x}\\.([a-z_]+)`, 'g'))].map(([, column]) => column!)
    return [...new Set([...named, ...this.#of])]
  }

  /** A select over the rows, with all that their fields want beside them. */
  select(expression: string, { from, tail = '' }: Rows): string {
    const joins = [...this.#beside.values()].map(({ alias, sql }) => ` left join lateral (${sql}) ${alias} on true`)
    const sets = [...this.#together].map(([sql, name]) => `${name} as materialized (${sql})`)
    if (joins.length + sets.length === 0) return `(select ${expression} from ${from}${tail})`
    const [rows, columns] = [`${this.x}_rows`, this.columns(expression).map((column) => `${this.x}.${column}`)]
    return `(with ${[`${rows} as materialized (select ${columns.join(', ')} from ${from})`, ...sets].join(', ')} select ${expression} from ${rows} ${this.x}${joins.join('')}${tail})`
  }
}
