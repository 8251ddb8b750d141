import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  calculatePKCECodeChallenge,
  ClientSecretBasic,
  ClientSecretPost,
  type Configuration,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  None,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client'
import type { OutgoingHttp } from '../../../../kernel/http/outgoing.ts'

/** A provider as the door speaks with it. */
export interface Provider {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string | undefined
  readonly scopes: readonly string[]
  readonly rolesClaim: string | null
}

/** What an attempt is held together by, from its beginning to the provider's answer. */
export interface Attempt {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
}

/** What a provider says of somebody. */
export interface Vouched {
  readonly subject: string
  readonly email: string | null
  readonly emailVerified: boolean
  readonly name: string | null
  readonly username: string | null
  readonly roles: readonly string[]
  /** Whether it says that it has seen more than one factor (RFC 8176). */
  readonly isMultiFactor: boolean
}

/**
 * Reads what a provider says of itself.
 * @throws PrivateAddress, or whatever openid-client says is wrong with it
 */
export async function discover(
  outgoing: OutgoingHttp,
  { issuer, clientId, clientSecret }: Provider,
): Promise<Configuration> {
  const find = (auth: ReturnType<typeof None>) =>
    discovery(new URL(issuer), clientId, undefined, auth, {
      [customFetch]: outgoing.fetch as never,
      // Whether http is allowed at all is the outgoing client's to say.
      execute: [allowInsecureRequests, enableNonRepudiationChecks],
      timeout: 10,
    })
  if (clientSecret === undefined) return find(None())
  const found = await find(ClientSecretBasic(clientSecret))
  const methods = found.serverMetadata().token_endpoint_auth_methods_supported
  return methods && !methods.includes('client_secret_basic') ? find(ClientSecretPost(clientSecret)) : found
}

/** Begins an attempt: where the browser is sent, and what has to come back with it. */
export async function beginAttempt(config: Configuration, { scopes }: Provider, redirectUri: string) {
  const attempt: Attempt = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() }
  const url = buildAuthorizationUrl(config, {
    redirect_uri: redirectUri,
    scope: scopes.join(' '),
    state: attempt.state,
    nonce: attempt.nonce,
    code_challenge: await calculatePKCECodeChallenge(attempt.verifier),
    code_challenge_method: 'S256',
  })
  return { url, attempt }
}

/** Ends an attempt: what the provider says of whom it sent back. @throws when anything of it is not as it was begun */
export async function endAttempt(
  config: Configuration,
  { rolesClaim }: Provider,
  { url, attempt }: { readonly url: URL; readonly attempt: Attempt },
): Promise<Vouched> {
  const tokens = await authorizationCodeGrant(config, url, {
    expectedState: attempt.state,
    expectedNonce: attempt.nonce,
    pkceCodeVerifier: attempt.verifier,
    idTokenExpected: true,
  })
  const idToken = tokens.claims()
  if (!idToken) throw new Error('The provider sent no ID token.')
  const lacks = idToken['email'] === undefined || (rolesClaim !== null && at(idToken, rolesClaim) === undefined)
  const more =
    lacks && config.serverMetadata().userinfo_endpoint
      ? await fetchUserInfo(config, tokens.access_token, idToken.sub)
      : {}
  const claims: Record<string, unknown> = { ...more, ...idToken }
  const word = (name: string) => (typeof claims[name] === 'string' ? claims[name] : null)
  const roles = rolesClaim === null ? [] : at(claims, rolesClaim)
  return {
    subject: idToken.sub,
    email: word('email'),
    emailVerified: claims['email_verified'] === true,
    name: word('name'),
    username: word('preferred_username'),
    roles: (Array.isArray(roles) ? roles : [roles]).filter((role) => typeof role === 'string'),
    isMultiFactor: Array.isArray(idToken['amr']) && idToken['amr'].includes('mfa'),
  }
}

/** A claim by its name, or by its path in dots: Keycloak's lie in `realm_access.roles`. */
function at(claims: Record<string, unknown>, path: string): unknown {
  if (Object.hasOwn(claims, path)) return claims[path]
  return path
    .split('.')
    .reduce<unknown>((inside, name) => (inside as Record<string, unknown> | null | undefined)?.[name], claims)
}

/** Where signing out goes on at the provider; undefined where it has no such place. */
export function signOutUrl(config: Configuration, back: string): string | undefined {
  if (!config.serverMetadata().end_session_endpoint) return undefined
  return buildEndSessionUrl(config, { post_logout_redirect_uri: back }).href
}
