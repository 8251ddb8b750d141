import type pg from 'pg'
import { type Opening, openSession } from './open-session.ts'
import { hashPassword, isHashedAsToday, passwordMatches } from './passwords.ts'

export interface SignIn {
  /** The tenant's slug; needed only where the same address is known to several. */
  readonly tenant: string | null
  readonly login: string
  readonly password: string
  readonly ip: string | null
  readonly userAgent: string | null
}

/** What a first factor opens: the session, or the way to the second factor, for ten minutes. */
export interface FirstFactor {
  readonly kind: 'IN' | 'SECOND_FACTOR' | 'ENROL'
  readonly opening: Opening
}

export type SignedIn =
  | FirstFactor
  | {
      readonly kind: 'refused'
      readonly code: 'WRONG_CREDENTIALS' | 'LOCKED' | 'CHOOSE_TENANT' | 'NOT_ATTESTED'
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

/** Told to who has shown that they are the person: what they gave was right, and it is not for the password to mend. */
export const notAttested = {
  code: 'NOT_ATTESTED',
  message:
    'Export control (ITAR) binds this institution, and you have no attestation that holds. Ask an administrator of it to attest you, then sign in again.',
} as const

/** Whether export control stopped a statement of the door. */
export const isUnattested = (error: unknown): boolean => (error as { code?: string }).code === 'TN008'

/** A refusal takes at least this long, so that what was written about it can't be heard in the time it took. */
const refusalMs = 250

/**
 * Signs a person in by password: a new session, its secret told once, or the way to the second factor. What goes wrong sounds the same whether the
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
  await rehash(door, found, request.password)
  const given = await firstFactorGiven(door, { ...found, method: 'PASSWORD', isEnough: false }, request)
  if (given === 'NOT_ATTESTED') return { kind: 'refused', ...notAttested }
  if (given) return given
  await earliest
  return wrong
}

interface Given {
  readonly tenant_id: string
  readonly user_id: string
  readonly method: 'PASSWORD' | 'PROVIDER'
  readonly providerId?: string
  /** Whether what was given is two factors already: a provider that says it has seen both. */
  readonly isEnough: boolean
}

/** Opens what a first factor opens; NOT_ATTESTED for whom export control keeps out; undefined for whom the database does not let in, whatever they gave. */
export async function firstFactorGiven(
  door: pg.Pool,
  { tenant_id, user_id, method, providerId, isEnough }: Given,
  { ip, userAgent }: Pick<SignIn, 'ip' | 'userAgent'>,
): Promise<FirstFactor | 'NOT_ATTESTED' | undefined> {
  const opening = openSession()
  try {
    const { rows } = await door.query<{ kind: FirstFactor['kind'] }>(
      'select identity.first_factor_given($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) as kind',
      [tenant_id, user_id, method, providerId ?? null, isEnough, ...opening.ids, ip, userAgent, opening.lasts],
    )
    return { kind: rows[0]!.kind, opening }
  } catch (error) {
    // Locked in the meantime, by others that were tried at once: the right one among them opens nothing.
    if ((error as { code?: string }).code === '42501') return undefined
    if (isUnattested(error)) return 'NOT_ATTESTED'
    throw error
  }
}

/** A hash made under other costs is made anew while the password is at hand. */
async function rehash(door: pg.Pool, { tenant_id, user_id, password_hash }: Candidate, password: string) {
  if (password_hash === null || isHashedAsToday(password_hash)) return
  await door.query('select identity.rehash_password($1, $2, $3, $4)', [
    tenant_id,
    user_id,
    password_hash,
    await hashPassword(password),
  ])
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
