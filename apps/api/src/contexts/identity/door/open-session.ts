import { randomBytes } from 'node:crypto'
import { hashOf } from '../../../kernel/http/credential.ts'
import { newId } from '../../../kernel/ids.ts'

/** How long a session lasts at most, whatever is done in it. */
const lasts = { sql: '12 hours', ms: 12 * 3_600_000 }

/** A session that is about to open. */
export interface Opening {
  readonly secret: string
  readonly expiresAt: Date
  /** What the database is told of it: its id, the hash of its secret. */
  readonly ids: readonly [id: string, hash: Buffer]
  readonly lasts: string
}

/** Draws a session's secret: 256 random bits, told to the browser alone. */
export function openSession(): Opening {
  const secret = randomBytes(32).toString('base64url')
  return {
    secret,
    expiresAt: new Date(Date.now() + lasts.ms),
    ids: [newId(), hashOf(secret)],
    lasts: lasts.sql,
  }
}
