import type pg from 'pg'
import type { Tx } from './database/database.ts'

/** Who asks, as the database resolved it. */
export interface Viewer {
  readonly tenantId: string
  readonly userId: string
  readonly sessionId: string | null
  readonly apiTokenId: string | null
  /** TOLD is the owner of the installation telling a past: the demo and the tests. IMPERSONATION is somebody who looks as the user, and writes nothing. */
  readonly kind: 'SESSION' | 'API_TOKEN' | 'IMPERSONATION' | 'TOLD'
  /** Who really sits there, where somebody looks as the user; null otherwise. */
  readonly impersonatorId: string | null
  /** Tenant-wide permissions; for a token already cut to its scopes. */
  readonly permissions: ReadonlySet<string>
  /** A token's scopes; null for a person at a session. */
  readonly scopes: readonly string[] | null
}

/** What an operation works with: one transaction, one person, one moment. */
export interface Context {
  /** Prisma on this request's own connection, inside its transaction. */
  readonly tx: Tx
  /** Set-based SQL on the same connection; values always as parameters. Under a name it is prepared once a connection. */
  sql<Row extends pg.QueryResultRow>(text: string, values?: readonly unknown[], name?: string): Promise<Row[]>
  readonly viewer: Viewer
  /** The database's time of this request, in whole milliseconds: of its beginning, or of its last decision; of the past, where it looks there. */
  readonly now: Date
  /** The earlier time that this request looks at, by what its viewer may see now; null: it reads and writes the present. */
  readonly asOf: Date | null
  /**
   * The time at which a decision is made: asked once the locks it waited for are held, and `now` from then on. What
   * others committed while it waited would lie in the future of the request's beginning, and be overlooked.
   */
  moment(): Promise<Date>
  readonly requestId: string
}
