import { types } from 'node:util'
import type { Context } from './context.ts'
import type { Database } from './database/database.ts'
import { type Credential, open } from './database/transaction.ts'
import { deniedByDatabase } from './database-errors.ts'
import { NotAllowed } from './refusals.ts'

/** A deed that somebody was refused because they may not. */
export interface Denial {
  /** The field of the graph, or what a route does: 'editProject'. */
  readonly operation: string
  /** Why, as it was told to them. */
  readonly message: string
  /** NotAllowed, or FORBIDDEN where the database had to say it. */
  readonly refusal: string
  /** The table of what it was meant for. */
  readonly resourceType: string
  readonly resourceId: string | null
  readonly projectId: string | null
  /** Their own words, where they gave any. */
  readonly reason: string | null
}

/** Why somebody may not, in what an operation threw or answered; undefined where that is no matter of permission. */
export function denialOf(outcome: unknown): Pick<Denial, 'refusal' | 'message'> | undefined {
  // The graph hands a refusal on in a wrapping that is an instance of nothing: there its own words tell it.
  if (outcome instanceof NotAllowed || isWrapped(outcome)) return { refusal: 'NotAllowed', message: outcome.message }
  if (deniedByDatabase(outcome)) return { refusal: 'FORBIDDEN', message: 'The database’s policies do not allow it.' }
  return undefined
}

const isWrapped = (outcome: unknown): outcome is NotAllowed =>
  types.isProxy(outcome) && (outcome as { name?: unknown }).name === NotAllowed.name

const minuteMs = 60_000
/** Told one by one in a minute; beyond it every power of two is, with how many they are. */
const oneByOne = 20
/** The most people remembered; beyond it the oldest minute is forgotten. */
const remembered = 10_000

type Writer = Pick<Context, 'sql' | 'viewer'>

/**
 * Writes denials into the trail. Somebody who runs into the wall a thousand times fills it with some thirty rows, and the
 * last of them says how often: counted by person and minute, in memory, so that several processes tell several times as much.
 */
export class DenialLog {
  readonly #minutes = new Map<string, { until: number; count: number }>()

  /** Under the context of a request, in whose transaction they stand with what else it did. */
  async write(ctx: Writer, denials: readonly Denial[]): Promise<void> {
    const { tenantId, userId, kind } = ctx.viewer
    // Who looks as somebody else may write nothing, and each of their requests is in the trail already, with its operation.
    if (kind === 'IMPERSONATION') return
    for (const { resourceType, resourceId, projectId, reason, ...details } of denials) {
      const times = this.#count(`${tenantId} ${userId}`)
      if (times > oneByOne && !Number.isInteger(Math.log2(times))) continue
      await ctx.sql('select audit.refuse($1, $2, $3, $4, $5)', [
        resourceType,
        resourceId,
        projectId,
        JSON.stringify({ ...details, times }),
        reason,
      ])
    }
  }

  /** In a transaction of their own: of a request that read, or whose own was undone. */
  async writeApart(database: Database, credential: Credential, denials: readonly Denial[]): Promise<void> {
    if (denials.length === 0) return
    const opened = await open(database, credential, { mode: 'write' })
    if (!opened) return
    try {
      await this.write(opened.context, denials)
      await opened.commit()
    } catch (error) {
      await opened.rollback().catch(() => {})
      throw error
    }
  }

  /** How often this person was refused in the minute that is running, this time included. */
  #count(person: string): number {
    const now = Date.now()
    const known = this.#minutes.get(person)
    if (known && known.until > now) return ++known.count
    this.#minutes.delete(person)
    // Minutes are equally long, so the first in the map ends first.
    for (const [old, { until }] of this.#minutes) {
      if (until > now && this.#minutes.size < remembered) break
      this.#minutes.delete(old)
    }
    this.#minutes.set(person, { until: now + minuteMs, count: 1 })
    return 1
  }
}
