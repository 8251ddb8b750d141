import { appendFile, mkdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type PublicKey, readPublicKey, type SigningKey, signingKeyOf } from '@tenure/ledger/signing-key'
import { witnessIn } from '@tenure/ledger/witness'
import { keptSecret } from '@tenure/prisma/secret'
import type { Sealing } from '@tenure/worker/seal-trail'
import type { Environment } from '../env.ts'
import { Failure } from '../failure.ts'

/** The secret that signs checkpoints, by its name in the home's `secrets` folder. */
export const SIGNING_KEY = 'audit_signing_key'

/** Where the home keeps the public keys that may have signed: a line each, the newest last. Hand out a copy. */
export const publicKeysPath = (home: string): string => join(home, 'audit', 'public-keys')

const isAbsent = (error: unknown) => (error as NodeJS.ErrnoException).code === 'ENOENT'

/** The public keys of a file: a line each. @throws Failure when it can't be read, or a line is no key */
export async function readPublicKeys(path: string): Promise<PublicKey[]> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new Failure(`The public keys in ${path} can’t be read.`, 'Name the file with --public-key.', { cause })
  })
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'))
  try {
    return lines.map(readPublicKey)
  } catch (cause) {
    throw new Failure(`${path}: ${(cause as Error).message}`, 'A line holds one key.', { cause })
  }
}

/** The home's public keys; none where it has never signed. */
export async function homePublicKeys(home: string): Promise<PublicKey[]> {
  const there = await readFile(publicKeysPath(home)).then(
    () => true,
    (error: unknown) => (isAbsent(error) ? false : Promise.reject(error as Error)),
  )
  return there ? readPublicKeys(publicKeysPath(home)) : []
}

/** A key that signs, made on first use; its public half is written down beside it for those who verify. */
export async function homeSigningKey(home: string, name = SIGNING_KEY): Promise<SigningKey> {
  const key = signingKeyOf(Buffer.from(await keptSecret(home, name), 'base64url'))
  const known = await homePublicKeys(home)
  if (!known.some((one) => Buffer.compare(one, key.publicKey) === 0)) {
    await mkdir(dirname(publicKeysPath(home)), { recursive: true })
    await appendFile(publicKeysPath(home), `${Buffer.from(key.publicKey).toString('base64')}\n`)
  }
  return key
}

/** What seals the trail of this installation. */
export async function sealingOf({ home, witness }: Environment): Promise<Sealing> {
  return { keys: [await homeSigningKey(home)], witness: witnessIn(witness) }
}
