import type { DirectoriesFile } from '@tenure/directory/configured'
import { GraphQLError } from 'graphql'
import type pg from 'pg'
import type { Context, Viewer } from './context.ts'
import type { Database, Tx } from './database/database.ts'
import { open, type Credential, type Mode, type Opened } from './database/transaction.ts'

/**
 * A GraphQL request's context: its transaction opens when the operation is known (read only for a query), and ends once,
 * when the answer is complete.
 */
export class RequestContext implements Context {
  // The engine hands its resolvers a shallow copy of this object: no private names, and what changes sits in one place both share.
  private readonly database: Database
  private readonly credential: Credential
  private readonly state: { opened: Opened | undefined; mode: Mode; answered: boolean; abandoned: boolean } = {
    opened: undefined,
    mode: 'read',
    answered: false,
    abandoned: false,
  }

  /** Which directories this installation names, and where; undefined where it names none. */
  readonly directories: DirectoriesFile | undefined

  constructor(database: Database, credential: Credential, directories?: DirectoriesFile) {
    this.database = database
    this.credential = credential
    this.directories = directories
  }

  /**
   * Opens the transaction; throws UNAUTHENTICATED when the secret names nobody who may come in.
   * @param asOf the earlier time to look at; absent, the present. One that has not come yet is refused
   */
  async open(mode: Mode, asOf?: Date): Promise<void> {
    const opened = await open(this.database, this.credential, { mode, asOf })
    if (!opened) {
      throw new GraphQLError('Sign in first: this session or token is unknown, ended or expired.', {
        extensions: { code: 'UNAUTHENTICATED', http: { status: 401 } },
      })
    }
    Object.assign(this.state, { opened, mode })
    if (asOf && asOf > opened.openedAt) throw notYet(asOf, opened.openedAt)
    // The caller left, or the time was up, while it waited for a connection.
    if (!this.state.abandoned) return
    this.abandon()
    throw new GraphQLError('This request was broken off before it began.', {
      extensions: { code: 'TIMEOUT', http: { status: 503 } },
    })
  }

  private get context(): Context {
    if (!this.state.opened) throw new Error('The transaction of this request is not open.')
    return this.state.opened.context
  }

  /** Told whether the answer carries data: what was done is then kept. */
  set answered(whether: boolean) {
    this.state.answered = whether
  }
  /** Whether what was done so far will be kept. */
  get keeps(): boolean {
    return this.isOpen && this.state.answered && this.state.mode === 'write'
  }
  get isOpen(): boolean {
    return this.state.opened !== undefined
  }
  get idleSeconds(): number {
    return this.state.opened?.idleSeconds ?? 0
  }
  get tx(): Tx {
    return this.context.tx
  }
  get viewer(): Viewer {
    return this.context.viewer
  }
  get now(): Date {
    return this.context.now
  }
  get asOf(): Date | null {
    return this.context.asOf
  }
  moment(): Promise<Date> {
    return this.context.moment()
  }
  get requestId(): string {
    return this.credential.requestId
  }
  sql<Row extends pg.QueryResultRow>(text: string, values?: readonly unknown[], name?: string): Promise<Row[]> {
    return this.context.sql<Row>(text, values, name)
  }

  /** Breaks off whatever runs: the caller has gone, or the time is up. Nothing of it stays. */
  abandon(): void {
    this.state.abandoned = true
    this.state.opened?.abandon()
    this.state.opened = undefined
  }

  get mode(): Mode {
    return this.state.mode
  }

  /** Begins anew, in another transaction: where a statement failed, nothing more can be read in the first. */
  async reopen(): Promise<void> {
    const { opened, mode } = this.state
    this.state.opened = undefined
    await opened?.rollback()
    await this.open(mode)
  }

  /** Waits for something outside while it holds no connection, and begins anew, as what the session is then; what was written before is undone. */
  async aside<T>(work: () => Promise<T>): Promise<T> {
    const { opened, mode } = this.state
    const asOf = opened?.context.asOf ?? undefined
    this.state.opened = undefined
    await opened?.rollback()
    const [outcome] = await Promise.allSettled([work()])
    await this.open(mode, asOf)
    if (outcome.status === 'rejected') throw outcome.reason
    return outcome.value
  }

  /** Whether it only reads, so that nobody misses it when it is broken off. */
  get onlyReads(): boolean {
    return this.state.mode !== 'write'
  }

  /** Ends the transaction: kept when the answer stands, undone when it does not. Nothing to do when it never opened. */
  async end(keep = this.state.answered): Promise<void> {
    const opened = this.state.opened
    this.state.opened = undefined
    // What was only read has nothing to keep; and where one field failed, there would be nothing to commit.
    await (keep && this.state.mode === 'write' ? opened?.commit() : opened?.rollback())
  }
}

const notYet = (asOf: Date, now: Date) =>
  new GraphQLError(
    `asOf is ${asOf.toISOString()}, which has not come yet: here it is ${now.toISOString()}. What will be is not recorded; for what a project may use on a day to come, ask entitlements(at:) or entitlementSteps.`,
    { extensions: { code: 'BAD_USER_INPUT' } },
  )
