import { dictionary } from '@zxcvbn-ts/language-common'

let known: ReadonlySet<string> | undefined

/** What people put before or after a word to make a password of it. */
const trimmings = /^[\W\d_]+|[\W\d_]+$/g

/**
 * Whether a password is among the 49,000 that are chosen most, as it is, said twice, or with figures and signs around it:
 * what everybody chooses is what is tried first (NIST SP 800-63B §3.1.1.2).
 */
export function isCommonPassword(password: string): boolean {
  known ??= new Set(dictionary['passwords-common'])
  const lower = password.toLowerCase()
  const [bare, half] = [lower.replaceAll(trimmings, ''), lower.slice(0, lower.length / 2)]
  return known.has(lower) || (bare.length >= 5 && known.has(bare)) || (half + half === lower && known.has(half))
}
