import { nodeHash, type Hash } from './tree-hash.ts'
import { type Node, readNodes, type ReadTiles } from './tile.ts'

/** The perfect trees that make up [start, end), from left to right, as large as their places allow. */
export function perfectTrees(start: number, end: number): Node[] {
  const nodes: Node[] = []
  for (let at = start; at < end;) {
    let level = 0
    while (at % 2 ** (level + 1) === 0 && at + 2 ** (level + 1) <= end) level++
    nodes.push({ level, index: at / 2 ** level })
    at += 2 ** level
  }
  return nodes
}

/** Parts of a tree whose hashes are a proof: each a run of leaves that begins and ends where a part of it does. */
type Part = readonly [start: number, end: number]

/** The largest power of two below n (RFC 6962's k). */
function splitOf(n: number): number {
  let k = 1
  while (k * 2 < n) k *= 2
  return k
}

/** Which parts prove that leaf `index` is in the first `size` leaves (RFC 6962 §2.1.1): PATH. */
function inclusionParts(index: number, size: number): Part[] {
  const parts: Part[] = []
  let [start, end] = [0, size]
  while (end - start > 1) {
    const middle = start + splitOf(end - start)
    if (index < middle) {
      parts.push([middle, end])
      end = middle
    } else {
      parts.push([start, middle])
      start = middle
    }
  }
  return parts.reverse()
}

/** Which parts prove that the first `size1` leaves begin the first `size2` (RFC 6962 §2.1.2): PROOF. */
function consistencyParts(size1: number, size2: number): Part[] {
  const parts: Part[] = []
  let [start, end] = [0, size2]
  while (size1 < end) {
    const middle = start + splitOf(end - start)
    if (size1 <= middle) {
      parts.push([middle, end])
      end = middle
    } else {
      parts.push([start, middle])
      start = middle
    }
  }
  // Whoever asks knows the first tree's root itself.
  if (start > 0) parts.push([start, end])
  return parts.reverse()
}

async function hashesOf(lists: readonly (readonly Part[])[], readTiles: ReadTiles): Promise<Hash[][]> {
  const trees = lists.map((parts) => parts.map(([start, end]) => perfectTrees(start, end)))
  const hashes = await readNodes(trees.flat(2), readTiles)
  let at = 0
  const next = (count: number) => hashes.slice(at, (at += count))
  return trees.map((parts) =>
    parts.map((nodes) => next(nodes.length).reduceRight((right, left) => nodeHash(left, right))),
  )
}

/** Inclusion proofs of many leaves in the tree of the first `size`: one reading of tiles for all of them. */
export async function proveInclusions(
  indexes: readonly number[],
  { size, readTiles }: { readonly size: number; readonly readTiles: ReadTiles },
): Promise<Hash[][]> {
  const outside = indexes.find((index) => !Number.isSafeInteger(index) || index < 0 || index >= size)
  if (outside !== undefined) throw new RangeError(`A tree of ${size} leaves has no leaf ${outside}.`)
  return hashesOf(
    indexes.map((index) => inclusionParts(index, size)),
    readTiles,
  )
}

/** The proof that the tree of the first `size1` leaves begins that of the first `size2`. */
export async function proveConsistency(
  size1: number,
  { size: size2, readTiles }: { readonly size: number; readonly readTiles: ReadTiles },
): Promise<Hash[]> {
  if (!Number.isSafeInteger(size1) || size1 < 1 || size1 > size2)
    throw new RangeError(`A tree of ${size2} leaves has none of ${size1} before it.`)
  const [proof] = await hashesOf([consistencyParts(size1, size2)], readTiles)
  return proof!
}

/** The root of the first `size` leaves. */
export async function rootOf(size: number, readTiles: ReadTiles): Promise<Hash> {
  if (!Number.isSafeInteger(size) || size < 1) throw new RangeError(`There is no tree of ${size} leaves to read.`)
  const [[root]] = (await hashesOf([[[0, size]]], readTiles)) as [[Hash]]
  return root
}
