import { hash, verify } from '@node-rs/argon2'
import { InTurn } from '../../../kernel/in-turn.ts'
import { queues } from '../../../kernel/limits.ts'

/** argon2id with OWASP's second profile: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** Whether a hash was made by what is used today, at today's cost. */
export const isHashedAsToday = (stored: string): boolean =>
  stored.startsWith(`$argon2id$v=19$m=${cost.memoryCost},t=${cost.timeCost},p=${cost.parallelism}$`)

// Two at once: a burst of sign-ins queues here instead of taking all memory and both cores.
const turns = new InTurn(2, queues.passwords)

/** The hash that is kept of a password. @throws Overloaded when too many are waiting to be hashed */
export const hashPassword = (password: string): Promise<string> => turns.run(() => hash(password, cost))

let decoy: Promise<string> | undefined

/**
 * Whether a password is the one of this hash. Without a hash it takes as long and says no: time tells nobody who exists.
 * @throws Overloaded when too many are waiting
 */
export async function passwordMatches(password: string, stored: string | null): Promise<boolean> {
  decoy ??= hash('a password nobody has', cost)
  const against = stored ?? (await decoy)
  // A stored hash that can not be read matches nothing.
  const same = await turns.run(() => verify(against, password).catch(() => false))
  return same && stored !== null
}
