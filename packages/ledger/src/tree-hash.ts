import { hash } from 'node:crypto'

/** A SHA-256 hash: 32 bytes. */
export type Hash = Uint8Array

export const HASH_LENGTH = 32

const sha256 = (data: Uint8Array | string): Buffer => hash('sha256', data, 'buffer')

/** The root of a tree without leaves. */
export const emptyRoot: Hash = sha256('')

/** The hash of a leaf (RFC 6962 §2.1): of a zero byte and the data, so that no leaf passes for a node. */
export function leafHash(data: Uint8Array | string): Hash {
  // UTF-8 writes the letter 0 as a zero byte: a text is hashed as it stands, without a copy of it as bytes.
  if (typeof data === 'string') return sha256(`\u0000${data}`)
  const whole = Buffer.allocUnsafe(data.length + 1)
  whole[0] = 0
  whole.set(data, 1)
  return sha256(whole)
}

// One buffer for all nodes: hashing is synchronous, and a tree of a million leaves has a million of them.
const pair = Buffer.alloc(2 * HASH_LENGTH + 1)
pair[0] = 1

/** The hash of a node (RFC 6962 §2.1): of a one byte and its two children. */
export function nodeHash(left: Hash, right: Hash): Hash {
  pair.set(left, 1)
  pair.set(right, 1 + HASH_LENGTH)
  return sha256(pair)
}

export const isHash = (value: Uint8Array): boolean => value.length === HASH_LENGTH

/** Whether two hashes are the same. Nothing here is secret: no need to compare in constant time. */
export function sameHash(a: Hash, b: Hash): boolean {
  return Buffer.compare(a, b) === 0
}
