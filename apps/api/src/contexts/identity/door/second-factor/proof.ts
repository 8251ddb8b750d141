import type { AuthenticationResponseJSON } from '@simplewebauthn/server'
import type pg from 'pg'
import type { Seal } from '../../../../kernel/seal.ts'
import { stepOfCode } from './authenticator-codes.ts'
import { type Site, shownPasskey } from './passkeys.ts'
import { hashOfRecoveryCode, looksLikeRecoveryCode } from './recovery-codes.ts'

/** A second factor that is right as far as it shows; that it was not used before is the database's to say. */
export interface Proof {
  readonly factor: 'AUTHENTICATOR' | 'PASSKEY' | 'RECOVERY_CODE'
  readonly facts: Readonly<Record<string, string | number>>
}

/** Where an authenticator's secret is kept: sealed for its person alone. */
export const placeOfAuthenticator = (tenantId: string, userId: string) => `authenticator/${tenantId}/${userId}`

interface ByCode {
  readonly tenant_id: string
  readonly user_id: string
  readonly secret_encrypted: Buffer | null
  readonly code: string
}

/** What a typed code proves: an app's, or one of the recovery codes. */
export function proofByCode(
  kept: Seal | undefined,
  { tenant_id, user_id, secret_encrypted, code }: ByCode,
): Proof | undefined {
  if (looksLikeRecoveryCode(code))
    return { factor: 'RECOVERY_CODE', facts: { hash: hashOfRecoveryCode(code).toString('hex') } }
  if (!kept || !secret_encrypted) return undefined
  const step = stepOfCode(kept.open(secret_encrypted, placeOfAuthenticator(tenant_id, user_id)), code)
  return step === undefined ? undefined : { factor: 'AUTHENTICATOR', facts: { step } }
}

interface ByPasskey {
  readonly site: Site
  readonly challenge: string
  readonly response: AuthenticationResponseJSON
  /** Whose it has to be; absent, whoever's it is. */
  readonly userId?: string
}

/** What a passkey's answer proves. */
export async function proofByPasskey(
  door: pg.Pool,
  { site, challenge, response, userId }: ByPasskey,
): Promise<Proof | undefined> {
  const { rows } = await door.query<{ user_id: string; public_key: Buffer; counter: string; transports: string[] }>(
    'select * from identity.passkey_at_door($1)',
    [response.id],
  )
  const [found] = rows
  if (!found || (userId !== undefined && found.user_id !== userId)) return undefined
  const passkey = {
    id: response.id,
    publicKey: found.public_key,
    counter: Number(found.counter),
    transports: found.transports,
  }
  const facts = await shownPasskey(site, { passkey, challenge, response })
  return facts && { factor: 'PASSKEY', facts }
}
