import { AsyncLocalStorage } from 'node:async_hooks'
import type pg from 'pg'

/** The statements of one request, in order: what the tests assert to be constant, and the logs report. */
export interface StatementLog {
  count: number
  texts?: string[]
}

export const statementLog = new AsyncLocalStorage<StatementLog>()

/** Counts every statement sent on a connection into the log of the request that sends it. */
export function tracked(client: pg.PoolClient): pg.PoolClient {
  const send = client.query.bind(client) as (...args: unknown[]) => unknown
  const counted = (...args: unknown[]) => {
    const log = statementLog.getStore()
    if (log) {
      log.count++
      const [first] = args
      log.texts?.push(typeof first === 'string' ? first : (first as { text: string }).text)
    }
    return send(...args)
  }
  return Object.assign(client, { query: counted })
}
