import type { Context } from '../src/kernel/context.ts'
import { type As, doneAs, openAs as openOn } from '../src/kernel/database/told.ts'
import { toldDatabase } from './database.ts'

export type { As } from '../src/kernel/database/told.ts'

/** Opens a context as a person on the run's database. */
export const openAs = (as: As) => openOn(toldDatabase(), as)

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
export const kept = <T>(as: As, work: (ctx: Context) => Promise<T>): Promise<T> => doneAs(toldDatabase(), as, work)
