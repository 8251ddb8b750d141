/** What a person gives to sign in. The tenant is needed only where the e-mail is known to several. */
export interface Credentials {
  readonly tenant?: string
  readonly email: string
  readonly password: string
}

/** Why signing in failed, as the API says it. */
export class SignInRefused extends Error {
  override readonly name = 'SignInRefused'
  readonly code: string

  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

/**
 * Signs in; the session lives in a cookie that scripts cannot read.
 * @throws SignInRefused when the API says no (401 wrong, 423 locked, 429 too often) or cannot be reached
 */
export async function signIn(credentials: Credentials): Promise<void> {
  const response = await post('/auth/sign-in', credentials)
  if (response?.ok) return
  throw refusalOf(response && (await response.json().catch(() => null)))
}

/** Ends the session, then loads the portal anew, so that nothing read before stays in memory. */
export async function signOut(): Promise<void> {
  await post('/auth/sign-out', {})
  window.location.assign('/sign-in')
}

function post(path: string, body: object): Promise<Response | null> {
  const headers = { 'Content-Type': 'application/json; charset=utf-8', 'X-Tenure-Client': 'portal' }
  return fetch(path, { method: 'POST', headers, body: JSON.stringify(body), credentials: 'same-origin' }).catch(
    () => null,
  )
}

function refusalOf(body: unknown): SignInRefused {
  const { code, message } = typeof body === 'object' && body ? (body as { code?: unknown; message?: unknown }) : {}
  if (typeof code === 'string' && typeof message === 'string') return new SignInRefused(code, message)
  return new SignInRefused('UNREACHABLE', 'Tenure could not be reached. Check your connection and try again.')
}
