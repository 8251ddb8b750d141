import { askDoor } from './ask-door.ts'

/** What a person gives to sign in. The tenant is needed only where the e-mail is known to several. */
export interface Credentials {
  readonly tenant?: string
  readonly email: string
  readonly password: string
}

/**
 * Signs in; the session lives in a cookie that scripts cannot read.
 * @throws DoorRefused when the API says no (401 wrong, 409 choose a tenant, 429 too often) or cannot be reached
 */
export const signIn = (credentials: Credentials): Promise<void> => askDoor('/auth/sign-in', credentials)

/** Ends the session, then loads the portal anew, so that nothing read before stays in memory. */
export async function signOut(): Promise<void> {
  await askDoor('/auth/sign-out').catch(() => {})
  window.location.assign('/sign-in')
}
