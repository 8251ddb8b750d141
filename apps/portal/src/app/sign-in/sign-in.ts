import { askDoor } from '../../door/ask-door.ts'

/** What a person gives to sign in. The tenant is needed only where the e-mail is known to several. */
export interface Credentials {
  readonly tenant?: string
  readonly email: string
  readonly password: string
}

/** What comes after the first factor; absent, the session is there. */
export interface FirstFactorGiven {
  readonly next?: 'SECOND_FACTOR' | 'ENROL'
}

/**
 * Gives the first factor; the session lives in a cookie that scripts cannot read.
 * @throws DoorRefused when the API says no (401 wrong, 409 choose a tenant, 429 too often) or cannot be reached
 */
export const signIn = (credentials: Credentials): Promise<FirstFactorGiven> => askDoor('/auth/sign-in', credentials)

/** Ends the session, then loads the portal anew, so that nothing read before stays in memory; who came by a provider is led on there. */
export async function signOut(): Promise<void> {
  const answer = await askDoor<{ next?: string } | null>('/auth/sign-out').catch(() => null)
  window.location.assign(answer?.next ?? '/sign-in')
}
