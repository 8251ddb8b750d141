import type pg from 'pg'

/** Asks the database, in the transaction of whoever verifies: the owner’s at a terminal, or a request’s. */
export type Sql = <Row extends pg.QueryResultRow>(text: string, values?: readonly unknown[]) => Promise<Row[]>
