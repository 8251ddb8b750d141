import type pg from 'pg'
import type { Context } from '../../../kernel/context.ts'

/** Asks the database, in the transaction of whoever verifies: the owner’s at a terminal, or a request’s. */
export type Sql = <Row extends pg.QueryResultRow>(text: string, values?: readonly unknown[]) => Promise<Row[]>

/** Asks in a request's transaction. */
export const sqlOf =
  (ctx: Context): Sql =>
  (text, values) =>
    ctx.sql(text, values)
