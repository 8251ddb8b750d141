import type { Database } from '../../../kernel/database/database.ts'
import type { Credential } from '../../../kernel/database/transaction.ts'

/** Who looked as somebody else at this session looks as themselves again; does nothing where nobody did. */
export async function endImpersonation(database: Database, credential: Credential): Promise<void> {
  const { hash, requestId, ip, userAgent } = credential
  const lease = await database.lease()
  try {
    await lease.client.query('select identity.end_impersonation($1, $2, $3, $4)', [hash, requestId, ip, userAgent])
    lease.release()
  } catch (error) {
    lease.release(true)
    throw error
  }
}
