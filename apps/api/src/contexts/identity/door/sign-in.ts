import { randomBytes } from 'node:crypto'
import type pg from 'pg'
import { newId } from '../../../kernel/ids.ts'
import { hashOf } from '../../../kernel/http/credential.ts'
import { passwordMatches } from './passwords.ts'

export interface SignIn {
  /** The tenant's slug; needed only where the same address is known to several. */
  readonly tenant: string | null
  readonly login: string
  readonly password: string
  readonly ip: string | null
  readonly userAgent: string | null
}

export type SignedIn =
  | { readonly kind: 'in'; readonly secret: string; readonly expiresAt: Date }
  | {
      readonly kind: 'refused'
      readonly code: 'WRONG_CREDENTIALS' | 'LOCKED' | 'CHOOSE_TENANT'
      readonly message: string
      readonly tenants?: string[]
      readonly retryAt?: Date
    }

interface Candidate {
  tenant_id: string
  tenant_slug: string
  user_id: string
  password_hash: string | null
  status: string
  locked_until: Date | null
}

const wrong = {
  kind: 'refused',
  code: 'WRONG_CREDENTIALS',
  message: 'This address and password do not belong together. Check both; capitals count in the password.',
} as const
const lasts = { sql: '12 hours', ms: 12 * 3_600_000 }

/** A refusal takes at least this long, so that what was written about it can't be heard in the time it took. */
const refusalMs = 250

/**
 * Signs a person in by password: a new session, its secret told once. What goes wrong sounds the same whether the
 * person exists or not, and takes as long.
 * @param door a pool of the door's role, which alone may read a password's hash
 * @throws Overloaded when too many passwords are waiting to be hashed
 */
export async function signIn(door: pg.Pool, request: SignIn): Promise<SignedIn> {
  const earliest = new Promise((resolve) => setTimeout(resolve, refusalMs))
  const matching = await matchingPeople(door, request)
  const [found, ...others] = matching
  if (!found) {
    await earliest
    return wrong
  }
  if (others.length > 0) {
    return {
      kind: 'refused',
      code: 'CHOOSE_TENANT',
      message: 'You are known in several places. Choose one.',
      tenants: matching.map(({ tenant_slug }) => tenant_slug),
    }
  }
  const secret = randomBytes(32).toString('base64url')
  await door.query('select identity.sign_in_succeeded($1, $2, $3, $4, $5, $6, $7)', [
    found.tenant_id,
    found.user_id,
    newId(),
    hashOf(secret),
    request.ip,
    request.userAgent,
    lasts.sql,
  ])
  return { kind: 'in', secret, expiresAt: new Date(Date.now() + lasts.ms) }
}

/** Who of those that may be meant has this password. A failure is counted for each that has not. */
async function matchingPeople(door: pg.Pool, { tenant, login, password, ip, userAgent }: SignIn): Promise<Candidate[]> {
  const { rows } = await door.query<Candidate>('select * from identity.sign_in_candidates($1, $2)', [
    tenant,
    login.trim(),
  ])
  const now = new Date()
  const matching: Candidate[] = []
  if (rows.length === 0) await passwordMatches(password, null)
  for (const candidate of rows) {
    const locked = candidate.locked_until !== null && candidate.locked_until > now
    // A locked account is not even tried: otherwise the lock would still tell whether the password is right.
    const same = await passwordMatches(password, locked ? null : candidate.password_hash)
    if (same && candidate.status === 'ACTIVE') matching.push(candidate)
    else if (!locked && !same)
      await door.query('select identity.sign_in_failed($1, $2, $3, $4)', [
        candidate.tenant_id,
        candidate.user_id,
        ip,
        userAgent,
      ])
  }
  return matching
}
