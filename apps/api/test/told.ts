import { randomUUID } from 'node:crypto'
import type { Database } from '../src/kernel/database/database.ts'
import { opening } from '../src/kernel/database/transaction.ts'
import type { Context } from '../src/kernel/context.ts'
import { toldDatabase } from './database.ts'

export interface As {
  readonly tenantId: string
  readonly userId: string
  /** The time it is told to happen at; absent, now. */
  readonly at?: Date
}

/** Opens a context as a person, bound by row level security exactly as a request is. */
export async function openAs({ tenantId, userId, at }: As, database: Database = toldDatabase()) {
  const opened = await opening(
    database,
    'write',
    async (client) => {
      const result = await client.query('select ctx.begin_told($1, $2, $3) as who', [tenantId, userId, at ?? null])
      await client.query('set local role tenure_app')
      return result
    },
    randomUUID(),
  )
  if (!opened) throw new Error('A told context always opens.')
  return opened
}

/** Does work as a person in a transaction that is undone at the end: nothing of a test stays. */
export async function undone<T>(as: As, work: (ctx: Context) => Promise<T>): Promise<T> {
  const opened = await openAs(as)
  try {
    return await work(opened.context)
  } finally {
    await opened.rollback()
  }
}

/** Does work as a person and keeps it. */
export async function kept<T>(as: As, work: (ctx: Context) => Promise<T>): Promise<T> {
  const opened = await openAs(as)
  try {
    const value = await work(opened.context)
    await opened.commit()
    return value
  } catch (error) {
    await opened.rollback().catch(() => {})
    throw error
  }
}
