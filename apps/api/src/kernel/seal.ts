import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

const version = 1
const [ivBytes, tagBytes] = [12, 16]

/**
 * Seals what is kept of secrets, by AES-256-GCM under a key derived from the installation's for one purpose. What belongs
 * to one row opens at no other: its place is bound in.
 */
export class Seal {
  readonly #key: Buffer

  /** @param installationKey 32 random bytes or more, in any writing  @param purpose what the key is for, and for nothing else */
  constructor(installationKey: string, purpose: string) {
    if (installationKey.length < 32) throw new Error('The installation key has 32 characters or more.')
    this.#key = Buffer.from(hkdfSync('sha256', installationKey, 'tenure', purpose, 32))
  }

  /** @param place where it is kept: a tenant's and a row's id */
  close(secret: string, place: string): Buffer {
    const iv = randomBytes(ivBytes)
    const cipher = createCipheriv('aes-256-gcm', this.#key, iv, { authTagLength: tagBytes }).setAAD(Buffer.from(place))
    const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
    return Buffer.concat([Buffer.of(version), iv, cipher.getAuthTag(), sealed])
  }

  /** What was sealed for this place. @throws Error when it was not, or not by this key */
  open(sealed: Buffer, place: string): string {
    if (sealed[0] !== version || sealed.length < 1 + ivBytes + tagBytes) throw new Error('This was not sealed here.')
    const [iv, tag] = [sealed.subarray(1, 1 + ivBytes), sealed.subarray(1 + ivBytes, 1 + ivBytes + tagBytes)]
    const decipher = createDecipheriv('aes-256-gcm', this.#key, iv, { authTagLength: tagBytes })
      .setAAD(Buffer.from(place))
      .setAuthTag(tag)
    return Buffer.concat([decipher.update(sealed.subarray(1 + ivBytes + tagBytes)), decipher.final()]).toString('utf8')
  }
}
