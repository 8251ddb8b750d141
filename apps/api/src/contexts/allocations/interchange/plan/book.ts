import type { PlanRow } from './plan.ts'

/** What the planner calls a thing that others refer to. */
export interface Named {
  /** `person`, `project`: as it stands in a sentence. */
  readonly what: string
  readonly file: string
}

/**
 * What rows may refer to by name: what is known, and what the files would create. A row that is refused leaves a mark,
 * so that the rows that need it say which row is to blame.
 */
export class Book<Entry> {
  readonly #entries = new Map<string, Entry>()
  readonly #refused = new Map<string, PlanRow>()
  readonly #named: Named

  constructor(named: Named) {
    this.#named = named
  }

  get(key: string): Entry | undefined {
    return this.#entries.get(key)
  }

  set(key: string, entry: Entry): void {
    this.#entries.set(key, entry)
  }

  /** Notes that the row would have created it, but is refused. What was there before stays. */
  refuse(key: string, row: PlanRow): void {
    this.#entries.delete(key)
    this.#refused.set(key, row)
  }

  /** The entry, or a refusal of the row that names it. */
  need(
    row: PlanRow,
    key: string,
    { name, field }: { readonly name: string; readonly field: string },
  ): Entry | undefined {
    const entry = this.#entries.get(key)
    if (entry !== undefined) return entry
    const { what, file } = this.#named
    const blame = this.#refused.get(key)
    if (blame)
      row.refuse(
        'DependsOnRefused',
        `This row needs the ${what} “${name}”, whose own row is refused (${blame.file}:${blame.line}). Mend that one first.`,
        field,
      )
    else
      row.refuse(
        'NotFound',
        `There is no ${what} “${name}”, neither among the rows that could be read nor in Tenure. Add it to ${file}, or correct the name.`,
        field,
      )
    return undefined
  }
}
