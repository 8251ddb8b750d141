import { open, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { EmbeddedError } from './embedded-error.ts'
import { isAlive } from './postmaster.ts'

const patienceMs = 90_000

/**
 * Does some work while no other process does its own on the same home: two starts at once must not both create the
 * cluster, nor one stop what the other is about to use. A lock left by a killed process is taken over.
 * @throws EmbeddedError after 90 s of waiting
 */
export async function withHomeLock<T>(home: string, work: () => Promise<T>): Promise<T> {
  const path = join(home, 'cluster.lock')
  const deadline = Date.now() + patienceMs
  while (!(await take(path))) {
    const holder = Number(await readFile(path, 'utf8').catch(() => ''))
    if (holder > 0 && !isAlive(holder)) await rm(path, { force: true })
    else if (Date.now() > deadline) {
      throw new EmbeddedError(
        `Another process (${holder}) has been starting the database in ${home} for too long. ` +
          `Stop it; if there is none, remove ${path}.`,
      )
    } else await pause(50)
  }
  try {
    return await work()
  } finally {
    await rm(path, { force: true })
  }
}

async function take(path: string): Promise<boolean> {
  try {
    const file = await open(path, 'wx')
    await file.writeFile(String(process.pid))
    await file.close()
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}
