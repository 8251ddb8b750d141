import type { Database } from '../../../kernel/database/database.ts'
import { type Credential, open } from '../../../kernel/database/transaction.ts'
import { endImpersonation } from './end-impersonation.ts'

/** Ends the session a request came with, from this moment on; does nothing when there is none. */
export async function endSession(database: Database, credential: Credential | undefined): Promise<void> {
  if (!credential) return
  // Whoever looks as somebody else ends their own session, not that person's; and may write nothing until they look no more.
  await endImpersonation(database, credential)
  const opened = await open(database, credential, { mode: 'write' })
  if (!opened) return
  const { context } = opened
  const { viewer, now } = context
  try {
    await context.sql(`select set_config('app.action', 'signOut', true)`)
    await context.sql('update identity.sessions set revoked_at = $3 where tenant_id = $1 and id = $2', [
      viewer.tenantId,
      viewer.sessionId,
      now,
    ])
    await opened.commit()
  } catch (error) {
    await opened.rollback().catch(() => {})
    throw error
  }
}
