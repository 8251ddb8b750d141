import { RateLimiter } from '../../../kernel/rate-limiter.ts'

const windowMs = 5 * 60_000

/** Counts failed sign-ins by address, so that one machine can not try one password on everybody. */
export class SignInThrottle {
  readonly #failures: RateLimiter

  /** @param most failures of one address in five minutes */
  constructor(most: number) {
    this.#failures = new RateLimiter(most, windowMs)
  }

  /** When the address may try again; undefined when it may now. */
  blockedUntil(ip: string): Date | undefined {
    const { remaining, resetAt } = this.#failures.look(networkOf(ip))
    return remaining > 0 ? undefined : resetAt
  }

  failed(ip: string): void {
    this.#failures.take(networkOf(ip), 1)
  }
}

/** One household of IPv6 has 2^64 addresses: its network counts, not the address. */
export function networkOf(ip: string): string {
  if (!ip.includes(':')) return ip
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1]
  if (mapped) return mapped
  const [head = '', tail = ''] = ip.toLowerCase().split('::', 2)
  const before = head.split(':').filter(Boolean)
  const after = tail.split(':').filter(Boolean)
  const groups = ip.includes('::')
    ? [...before, ...Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0'), ...after]
    : before
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`
}
