import pg from 'pg'
import { queues } from '../limits.ts'
import { Overloaded } from '../overloaded.ts'
import { PrismaClient } from '@tenure/prisma/client'
import { oneConnection } from './one-connection.ts'
import { readingThePast } from './past.ts'
import { tracked } from './statement-count.ts'

export type Tx = PrismaClient

/** A connection with the Prisma client that is bound to it for life. */
export interface Lease {
  readonly client: pg.PoolClient
  readonly tx: Tx
  /** The same connection, reading the past. */
  past(): { readonly client: pg.PoolClient; readonly tx: Tx }
  /** Gives the connection back; `broken` closes it instead, so that a doubtful one serves nobody. */
  release(broken?: boolean): void
}

/** The bounded pool every request takes its one connection from. */
export class Database {
  readonly #pool: pg.Pool
  readonly #mostWaiting: number
  readonly #out = new Set<pg.PoolClient>()
  readonly #prisma = new WeakMap<pg.PoolClient, PrismaClient>()
  readonly #past = new WeakMap<pg.PoolClient, { client: pg.PoolClient; tx: PrismaClient }>()

  /**
   * @param url the application role's; @param size the most connections, more requests wait up to 5 s
   * @param statementMs the longest one statement may run, in milliseconds; absent, as long as it takes
   */
  constructor(url: string, size: number, statementMs?: number) {
    // A query whose asker is gone ends within a second of it, rather than at the end of its work.
    const bounds =
      statementMs === undefined
        ? {}
        : { statement_timeout: statementMs, options: '-c client_connection_check_interval=1000' }
    const config = {
      connectionString: url,
      max: size,
      connectionTimeoutMillis: queues.connectionMs,
      application_name: 'tenure-api',
      pipeline: true,
      ...bounds,
    }
    this.#pool = new pg.Pool(config)
    this.#mostWaiting = size * queues.waitingPerConnection
    // A connection that breaks while idle is replaced by the pool; without a listener the process would end.
    this.#pool.on('error', () => {})
  }

  /** @throws Overloaded when none comes free in time, or too many wait already */
  async lease(): Promise<Lease> {
    if (this.#pool.waitingCount >= this.#mostWaiting) throw new Overloaded(2)
    const client = await this.#pool.connect().catch((error: unknown) => {
      if (error instanceof Error && error.message === 'timeout exceeded when trying to connect') throw new Overloaded(2)
      throw error
    })
    const onError = () => {}
    client.on('error', onError)
    this.#out.add(client)
    let tx = this.#prisma.get(client)
    if (!tx) {
      tx = new PrismaClient({ adapter: oneConnection(tracked(client)) })
      this.#prisma.set(client, tx)
    }
    return {
      client,
      tx,
      past: () => this.#readingThePast(client),
      release: (broken = false) => {
        this.#out.delete(client)
        client.off('error', onError)
        client.release(broken)
        if (broken) cut(client)
      },
    }
  }

  /** Made when first asked for: most connections never read the past. */
  #readingThePast(connection: pg.PoolClient) {
    const known = this.#past.get(connection)
    if (known) return known
    const client = readingThePast(connection)
    const made = { client, tx: new PrismaClient({ adapter: oneConnection(client) }) }
    this.#past.set(connection, made)
    return made
  }

  /** How the pool stands, for /metrics. */
  get figures() {
    return { total: this.#pool.totalCount, idle: this.#pool.idleCount, waiting: this.#pool.waitingCount }
  }

  /** Closes every connection; one that still works for somebody is cut off, and what it did is undone. */
  async close(): Promise<void> {
    for (const client of this.#out) cut(client)
    await this.#pool.end()
  }
}

/** A pipelined connection ends only when all that was sent is answered: a doubtful one must not wait for that. */
function cut(client: pg.PoolClient): void {
  ;(client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy()
}
