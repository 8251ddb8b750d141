import pg from 'pg'
import { env } from './env.ts'
import type { Job } from './job.ts'
import { cleanUp } from './jobs/clean-up.ts'
import { ensurePartitions } from './jobs/ensure-partitions.ts'
import { issueStatements } from './jobs/issue-statements.ts'
import { renewDue } from './jobs/renew-due.ts'
import { sendDigests } from './jobs/send-digests.ts'
import { sendMail } from './jobs/send-mail.ts'
import { tellDays } from './jobs/tell-days.ts'
import type { MailSettings } from './mail/post.ts'
import { sealing as sealingJob } from './jobs/seal-trail.ts'
import { repeat } from './repeat.ts'
import type { Sealing } from './seal/seal-trail.ts'

/** What became of one run of a job. */
export interface Outcome {
  readonly job: string
  /** How many things it did. */
  readonly done: number
  /** Why it failed; it is done again at its next turn. */
  readonly error?: unknown
}

export interface StartWorker {
  /** The worker role's URL: it may call the functions of its jobs and touch no table. */
  readonly url: string
  readonly jobs?: readonly Job[]
  /** How mail goes out, in place of what the environment says. */
  readonly mail?: Partial<MailSettings> | undefined
  /** What seals the audit log; absent, another worker does. */
  readonly sealing?: Sealing | undefined
  /** Told after each run. */
  readonly onDone?: (outcome: Outcome) => void
}

export interface RunningWorker {
  /** Lets the jobs that run finish, then closes its connections. */
  stop(): Promise<void>
}

/** Every job of a worker. */
export const jobsOf = ({ mail = {}, sealing }: Pick<StartWorker, 'mail' | 'sealing'>): readonly Job[] => [
  renewDue,
  ensurePartitions,
  tellDays,
  issueStatements,
  sendDigests,
  cleanUp(env.kept),
  sendMail({ ...env.mail, ...mail }),
  ...(sealing ? [sealingJob(sealing)] : []),
]

/** Starts the background jobs, each at once and then at its interval. Any number of workers may run beside one another. */
export function startWorker({
  url,
  mail,
  sealing,
  jobs = jobsOf({ mail, sealing }),
  onDone = () => {},
}: StartWorker): RunningWorker {
  const pool = new pg.Pool({ connectionString: url, max: 2, application_name: 'tenure-worker' })
  // A connection that breaks while idle is replaced by the pool; without a listener the process would end.
  pool.on('error', () => {})
  const stops = jobs.map(({ name, everyMs, run }) =>
    repeat(everyMs, async () => {
      try {
        onDone({ job: name, done: await run(pool) })
      } catch (error) {
        onDone({ job: name, done: 0, error })
      }
    }),
  )
  return {
    stop: async () => {
      await Promise.all(stops.map((stop) => stop()))
      await pool.end()
    },
  }
}
