import { InvalidInput } from '../../kernel/refusals.ts'
import { TokenExpiryOutOfRange, UnknownScopes } from './refusals.ts'

const yearInMs = 365 * 24 * 3_600_000

/** I5. A token's scopes as they are stored: of the catalogue (`known` says which those are), each once, in order; at least one. */
export function checkedScopes(scopes: readonly string[], known: (name: string) => boolean): string[] {
  const unknown = scopes.filter((scope) => !known(scope))
  if (unknown.length > 0 || scopes.length === 0) throw new UnknownScopes(unknown)
  return [...new Set(scopes)].sort()
}

/** I5. A token ends after now and within a year. */
export function checkedExpiry(expiresAt: Date, now: Date): Date {
  const latest = new Date(now.getTime() + yearInMs)
  if (expiresAt <= now || expiresAt > latest) throw new TokenExpiryOutOfRange(latest)
  return expiresAt
}

/** A token's name as it is stored: trimmed, 1 to 255 characters. */
export function checkedTokenName(name: string): string {
  const trimmed = name.trim()
  if (trimmed.length === 0 || trimmed.length > 255)
    throw new InvalidInput('A name has 1 to 255 characters: what the token is for.', ['name'])
  return trimmed
}
