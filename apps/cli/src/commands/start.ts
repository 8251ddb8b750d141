import type { Command } from '../command.ts'
import { openDatabase } from '../database.ts'
import type { Environment } from '../env.ts'
import { Closers } from '../start/closers.ts'
import { bringUpToDate } from '../migrations.ts'
import { addressOf, greet } from '../start/greeting.ts'
import { parts } from '../start/parts.ts'
import { hasDemo } from '../start/has-demo.ts'
import { requireFreePort } from '../start/port-check.ts'
import { noteRunning, requireNotRunning } from '../start/running-note.ts'
import { hearStopSignal, Stopped, type StopSignal } from '../start/stop-signal.ts'
import { say, step } from '../terminal.ts'

/** `tenure start`: everything, until Ctrl-C. */
export const start: Command = {
  help: ['PORT, HOST, TENURE_HOME, DATABASE_URL and TENURE_DEMO=0 change where and what.'],
  async run({ environment }) {
    const began = Date.now()
    await requireNotRunning(environment.home)
    await requireFreePort(environment.host, environment.port)
    const signal = hearStopSignal()
    const closers = new Closers()
    try {
      const { ownerUrl } = await startAll({ environment, signal, closers })
      greet({ environment, startedInMs: Date.now() - began, hasDemo: await hasDemo(ownerUrl) })
      await signal.asked
    } catch (error) {
      if (!(error instanceof Stopped)) throw error
    } finally {
      say()
      const complaints = await step('Stopping', () => closers.closeAll())
      for (const complaint of complaints) say(`  ${complaint}`)
      signal.release()
    }
  },
}

interface StartAll {
  readonly environment: Environment
  readonly signal: StopSignal
  readonly closers: Closers
}

async function startAll({ environment, signal, closers }: StartAll): Promise<{ readonly ownerUrl: string }> {
  const opening = openDatabase(environment)
  // Added before it is open: stopped half way, it still has to be closed; one that failed to open needs no closing.
  closers.add('The database', async () => (await opening.catch(nothing))?.close())
  const { ownerUrl } = await signal.unlessAsked(opening)
  const logins = await signal.unlessAsked(
    step('Bringing the database up to date', (progress) =>
      bringUpToDate({ home: environment.home, ownerUrl, progress }),
    ),
  )
  for (const { label, start } of parts) {
    const starting = step(label, (progress) => start({ environment, ownerUrl, logins, progress }))
    closers.add(label, async () => (await starting.catch(nothing))?.())
    await signal.unlessAsked(starting)
  }
  closers.add('The note of what runs', await noteRunning(environment.home, addressOf(environment)))
  return { ownerUrl }
}

function nothing(): undefined {
  return undefined
}
