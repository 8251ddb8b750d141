import { signingKeyOf } from '@tenure/ledger/signing-key'
import { witnessIn } from '@tenure/ledger/witness'
import { pino } from 'pino'
import { env } from './env.ts'
import type { Sealing } from './seal/seal-trail.ts'
import { startWorker } from './worker.ts'

/** The worker as a process of its own, on a database that is already there and migrated. Any number of them may run. */
function main(): void {
  const { workerUrl, logLevel } = env
  const sealing = sealingOf(env)
  if (!workerUrl) throw new Error('Set TENURE_WORKER_DATABASE_URL to the URL of the role tenure_worker.')
  const log = pino({ level: logLevel })
  const worker = startWorker({
    url: workerUrl,
    sealing,
    onDone: ({ job, done, error }) => {
      if (error) log.error({ job, err: error }, 'A job failed; it is done again at its next turn')
      else if (done > 0) log.info({ job, done }, 'A job was done')
    },
  })
  log.info('The worker runs')
  const stop = () => {
    // Ten seconds, or a second signal, end it whatever still runs.
    setTimeout(() => process.exit(1), 10_000).unref()
    void worker.stop().then(() => process.exit(0))
  }
  process.once('SIGTERM', stop).once('SIGINT', stop)
}

/** What seals, where the environment names both: a checkpoint that no witness knows is worth half. */
function sealingOf({ auditKey, witness }: typeof env): Sealing | undefined {
  if (!auditKey && !witness) return undefined
  if (!auditKey || !witness) throw new Error('To seal the audit log, set both TENURE_AUDIT_KEY and TENURE_WITNESS.')
  return { keys: [signingKeyOf(Buffer.from(auditKey, 'base64url'))], witness: witnessIn(witness) }
}

try {
  main()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
