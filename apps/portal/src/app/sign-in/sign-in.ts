/** What a person gives to sign in. The tenant is needed only where the e-mail is known to several. */
export interface Credentials {
  readonly tenant?: string
  readonly email: string
  readonly password: string
}

/** Why signing in failed, as the API says it. */
export class SignInRefused extends Error {
  override readonly name = 'SignInRefused'
  /** The short names of the tenants to choose from, where the e-mail and password fit several. */
  readonly tenants: readonly string[]

  constructor(message: string, tenants: readonly string[] = []) {
    super(message)
    this.tenants = tenants
  }
}

/**
 * Signs in; the session lives in a cookie that scripts cannot read.
 * @throws SignInRefused when the API says no (401 wrong, 409 choose a tenant, 423 locked, 429 too often) or cannot be reached
 */
export async function signIn(credentials: Credentials): Promise<void> {
  const response = await post('/auth/sign-in', credentials)
  if (response?.ok) return
  throw refusalOf(await response?.json().catch(() => null))
}

/** Ends the session, then loads the portal anew, so that nothing read before stays in memory. */
export async function signOut(): Promise<void> {
  await post('/auth/sign-out', {})
  window.location.assign('/sign-in')
}

async function post(path: string, body: object): Promise<Response | null> {
  const headers = { 'Content-Type': 'application/json; charset=utf-8', 'X-Tenure-Client': 'portal' }
  return fetch(path, { method: 'POST', headers, body: JSON.stringify(body), credentials: 'same-origin' }).catch(
    () => null,
  )
}

function refusalOf(answer: unknown): SignInRefused {
  const { message, tenants } = (answer ?? {}) as { readonly message?: unknown; readonly tenants?: unknown }
  if (typeof message !== 'string')
    return new SignInRefused('Tenure could not be reached. Check your connection and try again.')
  return new SignInRefused(message, Array.isArray(tenants) ? tenants.map(String) : [])
}
