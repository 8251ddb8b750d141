import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser'
import { askDoor, DoorRefused } from './ask-door.ts'

export const canUsePasskeys = browserSupportsWebAuthn

/** Shows a passkey to the door. @param base where its options and its answer belong @throws DoorRefused */
export async function showPasskey(base: {
  readonly options: `/auth/${string}`
  readonly answer: `/auth/${string}`
}): Promise<void> {
  const optionsJSON = await askDoor<PublicKeyCredentialRequestOptionsJSON>(base.options)
  const response = await startAuthentication({ optionsJSON }).catch(refuse)
  await askDoor(base.answer, { response })
}

/** Makes a passkey and gives it to the door; answers recovery codes where they came with it. @throws DoorRefused */
export async function makePasskey(name: string): Promise<{ recoveryCodes?: string[] }> {
  const optionsJSON = await askDoor<PublicKeyCredentialCreationOptionsJSON>('/auth/passkeys/options')
  const response = await startRegistration({ optionsJSON }).catch(refuse)
  return askDoor('/auth/passkeys', { name, response })
}

/** What a browser throws, in words. */
function refuse(error: unknown): never {
  const isThere = (error as { name?: string }).name === 'InvalidStateError'
  throw new DoorRefused({
    code: 'PASSKEY',
    message: isThere
      ? 'This device has a passkey for your account already.'
      : 'The passkey was not used: it was called off, or took too long. Try again.',
  })
}
