import { Secret, TOTP } from 'otpauth'

const period = 30

const totp = (secret: string, label = '') =>
  new TOTP({ issuer: 'Tenure', label, secret: Secret.fromBase32(secret), digits: 6, period, algorithm: 'SHA1' })

/** A new secret of 160 bits, in base 32 (RFC 4226 §4). */
export const newAuthenticatorSecret = (): string => new Secret({ size: 20 }).base32

/** What an app reads from the QR code. */
export const authenticatorUri = (secret: string, label: string): string => totp(secret, label).toString()

/** The half-minute whose code this is: now's, the one before or the one after, for clocks that differ. Undefined when it is none's. */
export function stepOfCode(secret: string, code: string, at = new Date()): number | undefined {
  const delta = totp(secret).validate({ token: code.replaceAll(/\s/g, ''), window: 1, timestamp: at.getTime() })
  return delta === null ? undefined : Math.floor(at.getTime() / 1000 / period) + delta
}
