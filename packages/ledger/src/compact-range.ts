import { emptyRoot, type Hash, nodeHash } from './tree-hash.ts'

/**
 * A Merkle tree's right edge: the roots of the perfect trees that its leaves make up, largest first. It is all that
 * appending and the root need: 20 hashes for a million leaves.
 */
export class CompactRange {
  #size = 0
  readonly #roots: Hash[] = []

  /** @param roots as `roots` gave them for that size  @throws RangeError when they are not as many as the size has ones */
  static of(size: number, roots: readonly Hash[]): CompactRange {
    if (!Number.isSafeInteger(size) || size < 0 || ones(size) !== roots.length)
      throw new RangeError(`A tree of ${size} leaves has not ${roots.length} perfect trees.`)
    const range = new CompactRange()
    range.#size = size
    range.#roots.push(...roots)
    return range
  }

  get size(): number {
    return this.#size
  }

  get roots(): readonly Hash[] {
    return this.#roots
  }

  /** Adds a leaf at the end. `onNode` is told of every perfect tree that this completes, the leaf itself first: level 0. */
  append(leaf: Hash, onNode?: (level: number, index: number, hash: Hash) => void): void {
    let hash = leaf
    let level = 0
    let index = this.#size
    onNode?.(level, index, hash)
    for (; index % 2 === 1; index = Math.floor(index / 2)) {
      hash = nodeHash(this.#roots.pop()!, hash)
      level++
      onNode?.(level, Math.floor(index / 2), hash)
    }
    this.#roots.push(hash)
    this.#size++
  }

  /** The tree's root: RFC 6962's Merkle tree hash of the leaves so far. */
  root(): Hash {
    if (this.#size === 0) return emptyRoot
    return this.#roots.reduceRight((right, left) => nodeHash(left, right))
  }
}

function ones(size: number): number {
  let count = 0
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) count += rest % 2
  return count
}
