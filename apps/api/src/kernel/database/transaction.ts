import type pg from 'pg'
import { currentCall } from '../call.ts'
import type { Context, Viewer } from '../context.ts'
import type { Database, Lease } from './database.ts'

/** Who sends a request, before anyone has looked: the SHA-256 of the secret it carries. */
export interface Credential {
  readonly hash: Buffer
  readonly requestId: string
  readonly ip: string | null
  readonly userAgent: string | null
}

interface Established {
  tenantId: string
  userId: string
  sessionId: string | null
  apiTokenId: string | null
  kind: Viewer['kind']
  permissions: string[]
  scopes: string[] | null
  impersonatorId?: string | null
  now: string
  idle: number
}

/** An open transaction with its person, to be ended exactly once. */
export interface Opened {
  readonly context: Context
  /** The database's time of its beginning. */
  readonly openedAt: Date
  /** Seconds since the session or token was last marked active. */
  readonly idleSeconds: number
  commit(): Promise<void>
  rollback(): Promise<void>
  /** Breaks the connection off in the middle of whatever runs, which the database then undoes. */
  abandon(): void
}

/** `preview` writes and is never kept. */
export type Mode = 'read' | 'write' | 'preview'

const begin: Record<Mode, string> = {
  // A query with several statements sees one state of the world.
  read: 'begin isolation level repeatable read read only',
  write: 'begin',
  preview: 'begin',
}

/**
 * Opens the transaction of a request; null when the secret names nobody who may come in.
 * @param asOf the earlier time that a reading request looks at; absent, the present
 */
export async function open(
  database: Database,
  credential: Credential,
  { mode, asOf }: { readonly mode: Mode; readonly asOf?: Date | undefined },
): Promise<Opened | null> {
  const { hash, requestId, ip, userAgent } = credential
  const values = [hash, requestId, ip, userAgent]
  return opening(database, {
    mode,
    asOf,
    requestId,
    establish: (client) => client.query({ name: 'ctx-begin', text: 'select ctx.begin($1, $2, $3, $4) as who', values }),
    // The trail has it before anything is seen, in a transaction of its own: the one that looks can't write.
    witness: (client) => client.query('select ctx.witness($1, $2, $3, $4, $5)', [...values, currentCall()?.operation]),
  })
}

interface Opening {
  readonly mode: Mode
  readonly asOf?: Date | undefined
  readonly requestId: string
  /** Says to the database who it is, on the connection whose transaction has just begun. */
  readonly establish: (client: pg.PoolClient) => Promise<pg.QueryResult<{ who: Established | null }>>
  /** Writes down that somebody looks as another person. */
  readonly witness?: (client: pg.PoolClient) => Promise<unknown>
}

/** Opens a transaction by another way of saying who it is: the demo's and the tests', which tell a past. */
export async function opening(
  database: Database,
  { mode, asOf, requestId, establish, witness }: Opening,
): Promise<Opened | null> {
  const lease = await database.lease()
  const enter = async () => {
    const begun = lease.client.query(begin[mode])
    const [, { rows }] = await Promise.all([begun, establish(lease.client), asOf && lookAt(lease.client, asOf)])
    return rows[0]?.who
  }
  try {
    let who = await enter()
    if (who?.kind === 'IMPERSONATION' && witness) {
      await lease.client.query('rollback')
      await witness(lease.client)
      who = await enter()
    }
    if (!who) {
      await end(lease, 'rollback')
      return null
    }
    return opened(lease, who, { requestId, asOf })
  } catch (error) {
    lease.release(true)
    throw error
  }
}

/** Says which moment the views of the past show, until the transaction ends. */
const lookAt = (client: pg.PoolClient, asOf: Date) =>
  client.query(`select set_config('app.as_of', $1, true)`, [asOf.toISOString()])

interface Asked {
  readonly requestId: string
  readonly asOf: Date | undefined
}

function opened(lease: Lease, who: Established, { requestId, asOf }: Asked): Opened {
  const { permissions, scopes, now, idle, impersonatorId = null, ...ids } = who
  const { client, tx } = asOf ? lease.past() : lease
  let ended = false
  const once = (how: 'commit' | 'rollback') => {
    if (ended) throw new Error('A request ends its transaction once.')
    ended = true
    return end(lease, how)
  }
  const sql = async <Row extends pg.QueryResultRow>(text: string, values: readonly unknown[] = [], name?: string) =>
    (await client.query<Row>({ text, values: [...values], ...(name && { name }) })).rows
  const viewer: Viewer = { ...ids, impersonatorId, permissions: new Set(permissions), scopes }
  const context: { -readonly [Key in keyof Context]: Context[Key] } = {
    tx,
    sql,
    viewer,
    now: asOf ?? new Date(now),
    asOf: asOf ?? null,
    requestId,
    moment: async () => {
      const [row] = await sql<{ at: Date }>('select ctx.moment() as at')
      if (row!.at > context.now) context.now = row!.at
      return row!.at
    },
  }
  return {
    context,
    openedAt: new Date(now),
    idleSeconds: idle,
    commit: () => once('commit'),
    rollback: () => once('rollback'),
    abandon: () => {
      if (ended) return
      ended = true
      lease.release(true)
    },
  }
}

/** Ends a transaction; a connection that could not is closed, never handed on with another's transaction open. */
async function end(lease: Lease, how: 'commit' | 'rollback'): Promise<void> {
  let command: string
  try {
    command = (await lease.client.query(how)).command
  } catch (error) {
    lease.release(true)
    throw error
  }
  lease.release()
  // After a failed statement PostgreSQL answers COMMIT with ROLLBACK, and no error.
  if (how === 'commit' && command !== 'COMMIT') throw new Error('The transaction could not be committed.')
}
