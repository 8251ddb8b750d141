import { queryOptions } from '@tanstack/react-query'
import { readDoor } from '../../../../door/ask-door.ts'

export interface OwnPasskey {
  readonly id: string
  readonly name: string
  readonly since: string
  readonly lastUsedAt: string | null
  /** Whether it is kept by a password manager, on more than one device. */
  readonly isBackedUp: boolean
}

/** How the viewer's account is opened, as the door says it. */
export interface OwnSecurity {
  readonly email: string
  readonly isEmailVerified: boolean
  readonly hasPassword: boolean
  readonly passwordChangedAt: string | null
  readonly isSecondFactorRequired: boolean
  readonly authenticator: { readonly since: string; readonly lastUsedAt: string | null } | null
  readonly passkeys: readonly OwnPasskey[]
  readonly recoveryCodes: number
  readonly providers: readonly string[]
}

export const securityQuery = queryOptions({
  queryKey: ['security'],
  queryFn: () => readDoor<OwnSecurity>('/auth/security'),
})
