import type { Credential } from '../../../kernel/database/transaction.ts'

/** A page that wants to hear of news, and the session it does so by. */
export interface Stream {
  readonly tenantId: string
  readonly userId: string
  readonly credential: Credential
  /** Sends the count; a stream that is gone takes it and does nothing. */
  readonly tell: (unread: number) => void
  readonly end: () => void
}

/** How many pages may listen: one person's, and all of this process. The oldest of a person makes room for their next. */
export const mostStreams = { person: 8, all: 2_000 } as const

/** Counts a session's unread notices, as the session sees them now; undefined once it has ended. Must not keep the session alive. */
export type Count = (credential: Credential) => Promise<number | undefined>

/** The pages that listen to this process. */
export class Streams {
  readonly #of = new Map<string, Set<Stream>>()
  readonly #busy = new Map<Stream, { again: boolean }>()
  readonly #count: Count
  #size = 0

  constructor(count: Count) {
    this.#count = count
  }

  get isFull(): boolean {
    return this.#size >= mostStreams.all
  }

  add(stream: Stream): void {
    const key = `${stream.tenantId} ${stream.userId}`
    const theirs = this.#of.get(key) ?? new Set()
    this.#of.set(key, theirs)
    if (theirs.size >= mostStreams.person) this.#drop([...theirs][0]!)
    theirs.add(stream)
    this.#size += 1
  }

  remove(stream: Stream): void {
    const key = `${stream.tenantId} ${stream.userId}`
    const theirs = this.#of.get(key)
    if (!theirs?.delete(stream)) return
    this.#size -= 1
    if (theirs.size === 0) this.#of.delete(key)
  }

  /** There is news for a person. */
  newsFor(tenantId: string, userId: string): void {
    for (const stream of this.#of.get(`${tenantId} ${userId}`) ?? []) void this.check(stream)
  }

  /** Asks anew for every stream: after news was missed, and every so often, so that a session that ended is heard of no longer. */
  checkAll(): void {
    for (const theirs of this.#of.values()) for (const stream of theirs) void this.check(stream)
  }

  /** Looks at the stream's session anew, and tells its count or ends it. What comes meanwhile is asked for once more, not once each. */
  async check(stream: Stream): Promise<void> {
    const running = this.#busy.get(stream)
    if (running) {
      running.again = true
      return
    }
    const turn = { again: true }
    this.#busy.set(stream, turn)
    try {
      while (turn.again) {
        turn.again = false
        const unread = await this.#count(stream.credential)
        if (unread === undefined) {
          this.#drop(stream)
          return
        }
        stream.tell(unread)
      }
    } catch {
      // The database is away or busy: the next news, or the next round, asks again.
    } finally {
      this.#busy.delete(stream)
    }
  }

  endAll(): void {
    for (const theirs of this.#of.values()) for (const stream of theirs) this.#drop(stream)
  }

  #drop(stream: Stream): void {
    this.remove(stream)
    stream.end()
  }
}
