import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'

/** Where the portal is, as a browser says it: what a passkey is bound to. */
export interface Site {
  readonly origin: string
}

const rpId = ({ origin }: Site) => new URL(origin).hostname

/** A passkey as it is kept. */
export interface KeptPasskey {
  readonly id: string
  readonly publicKey: Buffer
  readonly counter: number
  readonly transports: readonly string[]
}

type Transports = NonNullable<RegistrationResponseJSON['response']['transports']>

/** What a browser is asked to make a passkey with. */
export const passkeyToMake = (
  site: Site,
  { userId, email, fullName, known }: { userId: string; email: string; fullName: string; known: readonly string[] },
) =>
  generateRegistrationOptions({
    rpName: 'Tenure',
    rpID: rpId(site),
    userID: new TextEncoder().encode(userId),
    userName: email,
    userDisplayName: fullName,
    attestationType: 'none',
    excludeCredentials: known.map((id) => ({ id })),
    // One that can be found without a name, and unlocked by its person: enough to sign in with alone.
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
  })

/** The passkey that a browser made for this challenge; undefined where it is none. */
export async function madePasskey(site: Site, challenge: string, response: RegistrationResponseJSON) {
  const { verified, registrationInfo } = await verifyRegistrationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: site.origin,
    expectedRPID: rpId(site),
    requireUserVerification: true,
  }).catch(() => ({ verified: false as const, registrationInfo: undefined }))
  if (!verified || !registrationInfo) return undefined
  const { credential, credentialBackedUp } = registrationInfo
  return {
    credential: credential.id,
    publicKey: Buffer.from(credential.publicKey),
    counter: credential.counter,
    transports: credential.transports ?? [],
    isBackedUp: credentialBackedUp,
  }
}

/** What a browser is asked to show that it holds a passkey: one of these, or any that it has for us. */
export const passkeyToShow = (site: Site, allowed: readonly { id: string; transports: readonly string[] }[] = []) =>
  generateAuthenticationOptions({
    rpID: rpId(site),
    userVerification: 'required',
    allowCredentials: allowed.map(({ id, transports }) => ({ id, transports: transports as Transports })),
  })

/** The proof that a browser holds this passkey, for a challenge of ours; undefined where it proves nothing. */
export async function shownPasskey(
  site: Site,
  { passkey, challenge, response }: { passkey: KeptPasskey; challenge: string; response: AuthenticationResponseJSON },
) {
  const { id, publicKey, counter, transports } = passkey
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: site.origin,
    expectedRPID: rpId(site),
    requireUserVerification: true,
    credential: { id, publicKey: new Uint8Array(publicKey), counter, transports: transports as Transports },
  }).catch(() => ({ verified: false as const, authenticationInfo: undefined }))
  if (!verified || !authenticationInfo) return undefined
  return { credential: id, challenge, counter: authenticationInfo.newCounter }
}
