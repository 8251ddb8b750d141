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

/** I20. The page a view belongs to, as the portal's address begins: 'audit'. */
export function checkedPage(page: string): string {
  if (!/^[a-z][a-z-]{0,39}$/.test(page))
    throw new InvalidInput('A page is named as its address begins: audit, projects, allocations.', ['page'])
  return page
}

/** I20. A view's name as it is stored: trimmed, 1 to 100 characters. */
export function checkedViewName(name: string): string {
  const trimmed = name.trim()
  if (trimmed.length === 0 || trimmed.length > 100)
    throw new InvalidInput('A view’s name has 1 to 100 characters.', ['name'])
  return trimmed
}

/** I20. The query of a page's address: what a link to the page would carry, and nothing that leads elsewhere. */
export function checkedAddress(address: string): string {
  const query = address.replace(/^\?/, '')
  if (query.length > 2000) throw new InvalidInput('This view is too long: 2,000 characters at most.', ['address'])
  if (/[\s#<>"\\]/.test(query))
    throw new InvalidInput('A view is the query of its page’s address, such as action=grantAllocation.', ['address'])
  return query
}

/** A name of a person, role, team or tenant as it is stored: trimmed, not empty, at most so many characters. */
export function checkedName(name: string, longest: number, field: string): string {
  const trimmed = name.trim()
  if (trimmed.length === 0 || trimmed.length > longest)
    throw new InvalidInput(`A name has 1 to ${longest} characters.`, [field])
  return trimmed
}

/** A username: 1 to 100 characters without spaces. */
export function checkedUsername(username: string): string {
  const trimmed = username.trim()
  // oxlint-disable-next-line no-control-regex -- the database refuses them too
  if (!/^[^\s\u0000-\u001f\u007f]{1,100}$/.test(trimmed))
    throw new InvalidInput('A username has 1 to 100 characters and no spaces.', ['username'])
  return trimmed
}

/** An address a mail can be sent to, as far as its form tells. */
export function checkedEmail(email: string): string {
  const trimmed = email.trim()
  if (trimmed.length > 255 || !/^[A-Za-z0-9._%+'-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}$/.test(trimmed))
    throw new InvalidInput('This is no e-mail address. It looks like name@example.org.', ['email'])
  return trimmed
}

/** A reason or a basis: 1 to 1,000 characters, where one must be given. */
export function checkedReason(reason: string | null | undefined, field = 'reason'): string {
  const trimmed = reason?.trim() ?? ''
  if (trimmed.length === 0 || trimmed.length > 1000)
    throw new InvalidInput('Say why, in 1 to 1,000 characters: it is kept in the audit log.', [field])
  return trimmed
}

/** An end in the future, or none. */
export function checkedEnd(endsAt: Date | null | undefined, now: Date): Date | null {
  if (!endsAt) return null
  if (endsAt <= now) throw new InvalidInput('Choose a time after now, or none.', ['expiresAt'])
  return endsAt
}

/** A tenant's settings: an object of at most 16 kB as JSON. */
export function checkedSettings(settings: unknown): object {
  if (typeof settings !== 'object' || settings === null || Array.isArray(settings))
    throw new InvalidInput('Settings are an object: names with their values.', ['settings'])
  if (JSON.stringify(settings).length > 16_384)
    throw new InvalidInput('Settings take at most 16 kB. Keep files elsewhere, and their address here.', ['settings'])
  return settings
}
