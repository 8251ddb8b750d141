import { createHash } from 'node:crypto'
import { PrismaPg } from '@prisma/adapter-pg'
import type { SqlDriverAdapter, SqlDriverAdapterFactory, SqlQuery, Transaction } from '@prisma/driver-adapter-utils'
import pg from 'pg'

/** The same statement gets the same name, so that PostgreSQL plans it once a connection. */
const statementName = ({ sql }: SqlQuery): string => `p${createHash('sha1').update(sql).digest('base64url')}`

/**
 * A Prisma driver adapter over one connection that its holder has already opened a transaction on.
 *
 * Prisma's own pool would choose a connection for each statement, and its loader may put statements of two requests
 * into one. Here a client is one connection's, and a connection one request's: neither can happen. A transaction that
 * Prisma asks for (a nested write) becomes a savepoint of the request's own.
 */
export function oneConnection(client: pg.Client): SqlDriverAdapterFactory {
  const connect = async (): Promise<SqlDriverAdapter> => {
    // The pool is never used: it only satisfies the constructor, and opens nothing until asked.
    const adapter = await new PrismaPg(new pg.Pool({ max: 1 }), { statementNameGenerator: statementName }).connect()
    Object.assign(adapter, { client, startTransaction: () => savepoint(adapter) })
    return adapter
  }
  return { provider: 'postgres', adapterName: 'tenure-one-connection', connect }
}

let count = 0

async function savepoint(adapter: SqlDriverAdapter): Promise<Transaction> {
  const name = `prisma_${++count}`
  const run = (sql: string) => adapter.executeRaw({ sql, args: [], argTypes: [] }).then(() => undefined)
  await run(`savepoint ${name}`)
  return {
    provider: adapter.provider,
    adapterName: adapter.adapterName,
    options: { usePhantomQuery: true },
    queryRaw: (query) => adapter.queryRaw(query),
    executeRaw: (query) => adapter.executeRaw(query),
    commit: () => run(`release savepoint ${name}`),
    rollback: () => run(`rollback to savepoint ${name}`),
    createSavepoint: (inner) => run(`savepoint ${inner}`),
    rollbackToSavepoint: (inner) => run(`rollback to savepoint ${inner}`),
    releaseSavepoint: (inner) => run(`release savepoint ${inner}`),
  }
}
