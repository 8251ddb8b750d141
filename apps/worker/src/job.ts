import type pg from 'pg'

/** Something done in the background, again and again. Doing it twice, or in two processes at once, does it once. */
export interface Job {
  readonly name: string
  /** Milliseconds from the end of one run to the beginning of the next. */
  readonly everyMs: number
  /** Answers how many things it did. */
  readonly run: (pool: pg.Pool) => Promise<number>
}
