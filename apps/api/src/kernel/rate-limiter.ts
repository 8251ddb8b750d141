/** How a viewer's points stand. */
export interface Rate {
  readonly limit: number
  readonly remaining: number
  readonly resetAt: Date
}

const windowMs = 60_000

/** The most keys remembered; beyond it the oldest is forgotten. */
const remembered = 10_000

/**
 * Counts points by key, a minute at a time from a key's first request on. Held in memory: several processes allow
 * several times as much, and none of them asks a database before it may refuse.
 */
export class RateLimiter {
  readonly #limit: number
  readonly #spent = new Map<string, { points: number; until: number }>()
  readonly #windowMs: number

  /** @param limit points of one window @param lengthMs of a window; a minute unless told */
  constructor(limit: number, lengthMs = windowMs) {
    this.#limit = limit
    this.#windowMs = lengthMs
  }

  /** Takes points if they are there. Refused ones cost nothing. */
  take(key: string, points: number): { readonly allowed: boolean; readonly rate: Rate } {
    const window = this.#window(key)
    const allowed = window.points + points <= this.#limit
    if (allowed) window.points += points
    return { allowed, rate: this.#rate(window) }
  }

  /** How a key stands, without taking anything. */
  look(key: string): Rate {
    return this.#rate(this.#window(key))
  }

  #rate({ points, until }: { points: number; until: number }): Rate {
    return { limit: this.#limit, remaining: Math.max(0, this.#limit - points), resetAt: new Date(until) }
  }

  #window(key: string) {
    const now = Date.now()
    const known = this.#spent.get(key)
    if (known && known.until > now) return known
    this.#spent.delete(key)
    // Windows are equally long, so the first in the map ends first.
    for (const [old, { until }] of this.#spent) {
      if (until > now && this.#spent.size < remembered) break
      this.#spent.delete(old)
    }
    const fresh = { points: 0, until: now + this.#windowMs }
    this.#spent.set(key, fresh)
    return fresh
  }
}

/** Whole seconds until a moment, at least one: for Retry-After. */
export const secondsUntil = (moment: Date): number => Math.max(1, Math.ceil((moment.getTime() - Date.now()) / 1000))
