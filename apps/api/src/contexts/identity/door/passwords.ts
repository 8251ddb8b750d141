import { hash, verify } from '@node-rs/argon2'

/** argon2id with OWASP's second profile: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

// At most two hashes at once: a burst of sign-ins queues here instead of taking all memory and both cores.
let free = 2
const waiting: (() => void)[] = []

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (free > 0) free--
  else await new Promise<void>((resolve) => waiting.push(resolve))
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else free++
  }
}

export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(password, cost))

let decoy: Promise<string> | undefined

/** Whether a password is the one of this hash. Without a hash it takes as long and says no: time tells nobody who exists. */
export async function passwordMatches(password: string, stored: string | null): Promise<boolean> {
  decoy ??= hashPassword('a password nobody has')
  const against = stored ?? (await decoy)
  const same = await inTurn(() => verify(against, password)).catch(() => false)
  return same && stored !== null
}
