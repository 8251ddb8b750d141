import type pg from 'pg'
import { type House, type Person, secretOf } from './house.ts'

export interface As {
  readonly house: House
  /** `token`: a program with the PI's token, whose one scope is project:read. */
  readonly person: Person | 'token'
}

/** Opens a request's transaction on a connection of the application's role, as the API does. */
export async function begin(app: pg.Client, { house, person }: As): Promise<void> {
  await app.query('begin')
  const { rows } = await app.query<{ who: unknown }>(
    `select ctx.begin(sha256($1::bytea), gen_random_uuid(), '10.0.0.1', 'a test') as who`,
    [Buffer.from(secretOf(house, person))],
  )
  if (rows[0]?.who === null) throw new Error(`${person} of ${house} was not let in.`)
}

/** Does something in a request of a person, and takes it back. */
export async function undone<T>(app: pg.Client, as: As, work: () => Promise<T>): Promise<T> {
  await begin(app, as)
  try {
    return await work()
  } finally {
    await app.query('rollback')
  }
}

/** What the server said against a statement: SQLSTATE, or how many rows it touched where it said nothing. */
export async function outcome(client: pg.Client, sql: string): Promise<string | number> {
  await client.query('savepoint attempt')
  try {
    const { rowCount } = await client.query(sql)
    await client.query('release savepoint attempt')
    return rowCount ?? 0
  } catch (error) {
    await client.query('rollback to savepoint attempt')
    return (error as { code: string }).code
  }
}
