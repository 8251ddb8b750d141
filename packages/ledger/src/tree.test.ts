import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { append } from './append.ts'
import { CompactRange } from './compact-range.ts'
import { proveConsistency, proveInclusions, rootOf } from './prove.ts'
import { type ReadTiles, type Tile, tileKey } from './tile.ts'
import { emptyRoot, type Hash, leafHash, nodeHash } from './tree-hash.ts'
import { verifyConsistency, verifyInclusion } from './verify-proof.ts'

/** RFC 6962's own definition, word by word. */
function merkleTreeHash(leaves: readonly Hash[]): Hash {
  if (leaves.length === 0) return emptyRoot
  if (leaves.length === 1) return leaves[0]!
  let k = 1
  while (k * 2 < leaves.length) k *= 2
  return nodeHash(merkleTreeHash(leaves.slice(0, k)), merkleTreeHash(leaves.slice(k)))
}

class Kept {
  readonly tiles = new Map<string, Tile>()
  readonly read: ReadTiles = (places) =>
    Promise.resolve(places.flatMap((place) => this.tiles.get(tileKey(place)) ?? []))
  size = 0
  root = emptyRoot
  async append(leaves: readonly Hash[]): Promise<void> {
    const { size, root, tiles } = await append({ size: this.size, readTiles: this.read }, leaves)
    for (const tile of tiles) {
      const before = this.tiles.get(tileKey(tile))?.hashes ?? new Uint8Array()
      if (tile.hashes.length <= before.length || Buffer.compare(tile.hashes.subarray(0, before.length), before) !== 0)
        throw new Error('A tile did not grow, or changed.')
      this.tiles.set(tileKey(tile), tile)
    }
    this.size = size
    this.root = root
  }
}

const leavesOf = (count: number, from = 0) => Array.from({ length: count }, (_, i) => leafHash(`leaf ${from + i}`))
const batches = fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 6 })

describe('a tree kept in tiles', () => {
  it('has the root of the RFC after every batch, whatever the batches', async () => {
    await fc.assert(
      fc.asyncProperty(batches, async (counts) => {
        const kept = new Kept()
        for (const count of counts) {
          await kept.append(leavesOf(count, kept.size))
          expect(kept.root).toEqual(merkleTreeHash(leavesOf(kept.size)))
        }
      }),
      { numRuns: 40 },
    )
  })
  it('proves each leaf, and no other leaf, index or size', async () => {
    const kept = new Kept()
    await kept.append(leavesOf(777))
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 777 }), fc.nat(), fc.nat(), async (size, some, other) => {
        const index = some % size
        const [[proof], root] = [
          await proveInclusions([index], { size, readTiles: kept.read }),
          await rootOf(size, kept.read),
        ]
        const claim = { index, size, leaf: leafHash(`leaf ${index}`), proof: proof!, root }
        expect(root).toEqual(merkleTreeHash(leavesOf(size)))
        expect(verifyInclusion(claim)).toBe(true)
        if (other % size !== index) expect(verifyInclusion({ ...claim, index: other % size })).toBe(false)
        expect(verifyInclusion({ ...claim, leaf: leafHash('another') })).toBe(false)
        expect(verifyInclusion({ ...claim, proof: [...proof!, root] })).toBe(false)
      }),
    )
  })
  it('proves that each tree begins each later one, and no other', async () => {
    const kept = new Kept()
    await kept.append(leavesOf(600))
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 600 }), fc.integer({ min: 1, max: 600 }), async (a, b) => {
        const [size1, size2] = [Math.min(a, b), Math.max(a, b)]
        const claim = {
          size1,
          size2,
          root1: await rootOf(size1, kept.read),
          root2: await rootOf(size2, kept.read),
          proof: await proveConsistency(size1, { size: size2, readTiles: kept.read }),
        }
        expect(verifyConsistency(claim)).toBe(true)
        expect(verifyConsistency({ ...claim, root1: leafHash('another') })).toBe(false)
        expect(verifyConsistency({ ...claim, root2: leafHash('another') })).toBe(false)
        if (size1 < size2) expect(verifyConsistency({ ...claim, size1: size1 + 1 })).toBe(false)
      }),
    )
  })
  it('reads three tiles at each height at most, and holds no tree: a proof among 70,000', async () => {
    const kept = new Kept()
    await kept.append(leavesOf(70_000))
    let read = 0
    const readTiles: ReadTiles = (places) => {
      read += places.length
      return kept.read(places)
    }
    const [proof] = await proveInclusions([12_345], { size: kept.size, readTiles })
    const leaf = leafHash('leaf 12345')
    expect(verifyInclusion({ index: 12_345, size: kept.size, leaf, proof: proof!, root: kept.root })).toBe(true)
    expect(read).toBeLessThan(9)
  })
  it('says which hash is missing', async () => {
    const kept = new Kept()
    await kept.append(leavesOf(10))
    await expect(proveInclusions([3], { size: 20, readTiles: kept.read })).rejects.toThrow('has no hash of level')
    await expect(proveInclusions([20], { size: 20, readTiles: kept.read })).rejects.toThrow(RangeError)
    await expect(proveConsistency(0, { size: 10, readTiles: kept.read })).rejects.toThrow(RangeError)
  })
})

describe('a compact range', () => {
  it('goes on from its roots', () => {
    const whole = new CompactRange()
    for (const leaf of leavesOf(21)) whole.append(leaf)
    const first = new CompactRange()
    for (const leaf of leavesOf(13)) first.append(leaf)
    const second = CompactRange.of(13, first.roots)
    for (const leaf of leavesOf(8, 13)) second.append(leaf)
    expect(second.root()).toEqual(whole.root())
    expect(() => CompactRange.of(3, [emptyRoot])).toThrow(RangeError)
  })
})
