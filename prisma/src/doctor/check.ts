/** One thing that must be true of a database, as a query for what breaks it. */
export interface Check {
  /** Stands in the finding, in the notes and in the tests; never given twice. */
  readonly number: number
  readonly name: string
  /** What could happen where it does not hold. */
  readonly because: string
  /** A table the query reads; where there is none, that is the finding. */
  readonly needs?: string
  /**
   * Answers one row for each thing that breaks the rule: `object`, its name, and `detail`, what is wrong with it.
   * May read the views of views.ts; runs in a transaction that only reads.
   */
  readonly sql: string
  /** What to do about it; `{object}` and `{detail}` stand for the row's. */
  readonly mend: string
}

/** Something that breaks a rule. */
export interface Finding {
  readonly number: number
  readonly name: string
  readonly object: string
  readonly detail: string
  readonly because: string
  readonly mend: string
}
