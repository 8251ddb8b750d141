import { startWorker } from '@tenure/worker/worker'
import { say } from '../terminal.ts'
import type { Part } from './part.ts'

/** Background work, in this process: renewals and the audit trail's months. Larger facilities run more of it elsewhere. */
export const worker: Part = {
  label: 'Starting the worker',
  async start({ logins }) {
    const running = startWorker({
      url: logins.workerUrl,
      onDone: ({ job, error }) => {
        if (error)
          say(`  The worker could not ${job}, and tries again: ${error instanceof Error ? error.message : 'unknown'}`)
      },
    })
    return () => running.stop()
  },
}
