import pg from 'pg'
import { PrismaClient } from '@tenure/prisma/client'
import { oneConnection } from './one-connection.ts'
import { tracked } from './statement-count.ts'

export type Tx = PrismaClient

/** A connection with the Prisma client that is bound to it for life. */
export interface Lease {
  readonly client: pg.PoolClient
  readonly tx: Tx
  /** Gives the connection back; `broken` closes it instead, so that a doubtful one serves nobody. */
  release(broken?: boolean): void
}

/** The bounded pool every request takes its one connection from. */
export class Database {
  readonly #pool: pg.Pool
  readonly #prisma = new WeakMap<pg.PoolClient, PrismaClient>()

  /** @param url the application role's; @param size the most connections, more requests wait up to 5 s */
  constructor(url: string, size: number) {
    this.#pool = new pg.Pool({ connectionString: url, max: size, connectionTimeoutMillis: 5_000, application_name: 'tenure-api', pipeline: true } as pg.PoolConfig)
    // A connection that breaks while idle is replaced by the pool; without a listener the process would end.
    this.#pool.on('error', () => {})
  }

  async lease(): Promise<Lease> {
    const client = await this.#pool.connect()
    const onError = () => {}
    client.on('error', onError)
    let tx = this.#prisma.get(client)
    if (!tx) {
      tx = new PrismaClient({ adapter: oneConnection(tracked(client)) })
      this.#prisma.set(client, tx)
    }
    return {
      client,
      tx,
      release: (broken = false) => {
        client.off('error', onError)
        client.release(broken)
      },
    }
  }

  /** How the pool stands, for /metrics. */
  get figures() {
    return { total: this.#pool.totalCount, idle: this.#pool.idleCount, waiting: this.#pool.waitingCount }
  }

  async close(): Promise<void> {
    await this.#pool.end()
  }
}
