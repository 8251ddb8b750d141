import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import type { Context } from '../context.ts'
import type { Database } from './database.ts'
import { opening, type Opened } from './transaction.ts'

export interface As {
  readonly tenantId: string
  readonly userId: string
  /** The time it is told to happen at; absent, now. */
  readonly at?: Date
  /** The earlier time to look at; absent, the present. */
  readonly asOf?: Date
}

/**
 * Opens a context as a person, bound by row level security exactly as a request of theirs is. Only on the owner's
 * connections: for the demo, the tests and the command line of the installation. The audit log says TOLD.
 */
export async function openAs(database: Database, { tenantId, userId, at, asOf }: As): Promise<Opened> {
  const establish = async (client: pg.PoolClient) => {
    const [begun] = await Promise.all([
      client.query('select ctx.begin_told($1, $2, $3) as who', [tenantId, userId, at ?? null]),
      client.query('set local role tenure_app'),
    ])
    return begun
  }
  const opened = await opening(database, { mode: 'write', asOf, requestId: randomUUID(), establish })
  if (!opened) throw new Error('A told context always opens.')
  return opened
}

/** Does work as a person and keeps it; undone whole when it fails. */
export async function doneAs<T>(database: Database, as: As, work: (ctx: Context) => Promise<T>): Promise<T> {
  const opened = await openAs(database, as)
  try {
    const value = await work(opened.context)
    await opened.commit()
    return value
  } catch (error) {
    await opened.rollback().catch(() => {})
    throw error
  }
}

/**
 * Goes on in the same transaction as somebody else, or at another time: a story is told whole or not at all. The signature
 * is bound to the transaction, so that the new context holds as the first did.
 */
export async function retold(ctx: Context, { tenantId, userId, at }: As): Promise<Context> {
  await ctx.sql('reset role')
  const [begun] = await ctx.sql<{ who: { permissions: string[]; now: string } }>(
    'select ctx.begin_told($1, $2, $3) as who',
    [tenantId, userId, at ?? null],
  )
  await ctx.sql('set local role tenure_app')
  const { permissions, now } = begun!.who
  return {
    ...ctx,
    viewer: { ...ctx.viewer, tenantId, userId, permissions: new Set(permissions) },
    now: new Date(now),
    requestId: randomUUID(),
  }
}
