import { join } from 'node:path'
import { startWorker } from '@tenure/worker/worker'
import { sealingOf } from '../audit/audit-keys.ts'
import { say } from '../terminal.ts'
import { addressOf } from './greeting.ts'
import type { Part } from './part.ts'

/** Background work, in this process: renewals, mail, the audit trail’s months and its seals. Larger facilities run more of it elsewhere. */
export const worker: Part = {
  label: 'Starting the worker',
  async start({ environment, logins }) {
    const running = startWorker({
      url: logins.workerUrl,
      mail: { folder: join(environment.home, 'mail'), publicUrl: environment.publicUrl ?? addressOf(environment) },
      sealing: await sealingOf(environment),
      onDone: ({ job, error }) => {
        if (error)
          say(`  The worker could not ${job}, and tries again: ${error instanceof Error ? error.message : 'unknown'}`)
      },
    })
    return () => running.stop()
  },
}
