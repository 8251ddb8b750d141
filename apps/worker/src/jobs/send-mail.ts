import type pg from 'pg'
import type { Job } from '../job.ts'
import type { QueuedMail } from '../mail/letter.ts'
import { isForGood, type MailSettings, type Post, postOffice } from '../mail/post.ts'

/** How many mails are taken at once; each is this worker's for five minutes. */
const BATCH = 10

/**
 * Sends every mail that is due; answers how many went. Nothing is held in the database meanwhile: a mail is taken, sent,
 * and noted, each on its own. A worker that dies in between sends it again, under the same Message-ID.
 */
export async function sendDueMail(pool: pg.Pool, post: Post): Promise<number> {
  let sent = 0
  let taken: QueuedMail[]
  do {
    taken = (await pool.query<QueuedMail>('select * from identity.claim_mails($1)', [BATCH])).rows
    for (const mail of taken) {
      const error = await post(mail).then(
        () => null,
        (reason: unknown) => reason,
      )
      await pool.query('select identity.mail_attempted($1, $2, $3, $4)', [
        mail.tenant_id,
        mail.id,
        error === null ? null : error instanceof Error ? error.message : 'No reason was given.',
        error !== null && isForGood(error),
      ])
      if (error === null) sent += 1
    }
  } while (taken.length === BATCH)
  return sent
}

/** The job that sends mail, the way these settings say. */
export function sendMail(settings: MailSettings): Job {
  const post = postOffice(settings)
  return { name: 'send mail', everyMs: 2_000, run: (pool) => sendDueMail(pool, post) }
}
