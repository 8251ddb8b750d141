import { createPrivateKey, createPublicKey, hash, type KeyObject, sign, verify } from 'node:crypto'

/** An Ed25519 public key: 32 bytes. */
export type PublicKey = Uint8Array

const SEED_LENGTH = 32
const KEY_LENGTH = 32
/** The C2SP signed-note type of Ed25519. */
const ED25519 = 1
// The DER that stands before the 32 bytes of a private and of a public key (RFC 8410).
const privatePrefix = Buffer.from('302e020100300506032b657004220420', 'hex')
const publicPrefix = Buffer.from('302a300506032b6570032100', 'hex')

/** What signs: a private key and the public one that goes with it. */
export interface SigningKey {
  readonly publicKey: PublicKey
  readonly sign: (data: Uint8Array) => Uint8Array
}

/** The Ed25519 key of a seed of 32 bytes. @throws TypeError when there are not 32 */
export function signingKeyOf(seed: Uint8Array): SigningKey {
  if (seed.length !== SEED_LENGTH) throw new TypeError(`A signing key is made of 32 bytes, not of ${seed.length}.`)
  const key = createPrivateKey({ key: Buffer.concat([privatePrefix, seed]), format: 'der', type: 'pkcs8' })
  const der = createPublicKey(key).export({ format: 'der', type: 'spki' })
  return { publicKey: der.subarray(publicPrefix.length), sign: (data) => sign(null, data, key) }
}

function keyObject(key: PublicKey): KeyObject {
  return createPublicKey({ key: Buffer.concat([publicPrefix, key]), format: 'der', type: 'spki' })
}

/** Whether a signature over these bytes is this key's. */
export function isSignedBy(key: PublicKey, data: Uint8Array, signature: Uint8Array): boolean {
  return key.length === KEY_LENGTH && signature.length === 64 && verify(null, data, keyObject(key), signature)
}

/** The four bytes by which a signature says which key it wants (C2SP signed-note). */
export function keyId(name: string, key: PublicKey): Uint8Array {
  return hash('sha256', Buffer.concat([Buffer.from(`${name}\n`), Uint8Array.of(ED25519), key]), 'buffer').subarray(0, 4)
}

/** A public key as C2SP writes it: `<name>+<id in hex>+<type and key in base64>`. */
export function writeVerifierKey(name: string, key: PublicKey): string {
  const id = Buffer.from(keyId(name, key)).toString('hex')
  return `${name}+${id}+${Buffer.concat([Uint8Array.of(ED25519), key]).toString('base64')}`
}

/**
 * Reads a public key: as C2SP writes it, or its 32 bytes in base64 alone.
 * @throws TypeError when it is neither, or its id is not that of its name and key
 */
export function readPublicKey(text: string): PublicKey {
  const written = /^([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/.exec(text.trim())
  const bytes = Buffer.from(written ? written[3]! : text.trim(), 'base64')
  const key = written ? bytes.subarray(1) : bytes
  const isRight = written
    ? bytes[0] === ED25519 &&
      key.length === KEY_LENGTH &&
      Buffer.from(keyId(written[1]!, key)).toString('hex') === written[2]
    : key.length === KEY_LENGTH
  if (!isRight) throw new TypeError('This is no Ed25519 public key: 32 bytes in base64, or name+id+key.')
  return key
}
