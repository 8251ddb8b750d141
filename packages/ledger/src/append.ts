import { CompactRange } from './compact-range.ts'
import { perfectTrees } from './prove.ts'
import { hashAt, readNodes, type ReadTiles, type Tile, TILE_LEVELS, TILE_WIDTH, tileKey } from './tile.ts'
import { type Hash, HASH_LENGTH } from './tree-hash.ts'

/** A tree after leaves were added to it. */
export interface Appended {
  readonly size: number
  readonly root: Hash
  /** Every tile that is new or has grown, whole. */
  readonly tiles: readonly Tile[]
}

/** Adds leaves to a tree of `size` leaves of which only its tiles are kept: reads its right edge, and nothing else. */
export async function append(
  { size, readTiles }: { readonly size: number; readonly readTiles: ReadTiles },
  leaves: readonly Hash[],
): Promise<Appended> {
  const range = CompactRange.of(size, await readNodes(perfectTrees(0, size), readTiles))
  const grown = await lastTiles(size, readTiles)
  for (const leaf of leaves) {
    range.append(leaf, (level, index, hash) => {
      if (level % TILE_LEVELS !== 0) return
      const place = { height: level / TILE_LEVELS, number: Math.floor(index / TILE_WIDTH) }
      const tile = grown.get(tileKey(place)) ?? { ...place, hashes: [] }
      tile.hashes.push(hash)
      grown.set(tileKey(place), tile)
    })
  }
  const tiles = [...grown.values()]
    .filter(({ height, hashes, number }) => number * TILE_WIDTH + hashes.length > heldBefore(size, height))
    .map(({ hashes, ...place }) => ({ ...place, hashes: Buffer.concat(hashes, hashes.length * HASH_LENGTH) }))
  return { size: range.size, root: range.root(), tiles }
}

/** How many hashes a tree of this size holds at a height. */
const heldBefore = (size: number, height: number) => Math.floor(size / TILE_WIDTH ** height)

async function lastTiles(size: number, readTiles: ReadTiles) {
  const places = []
  for (let height = 0; heldBefore(size, height) > 0; height++) {
    const held = heldBefore(size, height)
    if (held % TILE_WIDTH !== 0) places.push({ height, number: Math.floor(held / TILE_WIDTH) })
  }
  const tiles = places.length > 0 ? await readTiles(places) : []
  if (tiles.length < places.length) throw new Error('A tile of the tree’s right edge is missing.')
  return new Map(
    tiles.map(({ hashes, ...place }) => {
      // What a torn write or a hand left behind the tree's end is none of it.
      const held = heldBefore(size, place.height) - place.number * TILE_WIDTH
      const list: Hash[] = Array.from({ length: held }, (_, i) => hashAt(hashes, i))
      return [tileKey(place), { ...place, hashes: list }]
    }),
  )
}
