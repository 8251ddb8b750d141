import { type Hash, HASH_LENGTH, nodeHash } from './tree-hash.ts'

/**
 * Hashes are kept in tiles of 256, as C2SP tlog-tiles has them: the tile of height h and number n holds the hashes of
 * level 8h from 256n on. Levels between are computed from the tile below: a proof reads three tiles in a log of a million.
 */
export const TILE_LEVELS = 8
export const TILE_WIDTH = 256

export interface TilePlace {
  readonly height: number
  readonly number: number
}

/** Up to 256 hashes, one after the other. The last of its height grows; the others never change again. */
export interface Tile extends TilePlace {
  readonly hashes: Uint8Array
}

/** Answers the tiles at these places, in any order; of a place there is none at, none. */
export type ReadTiles = (places: readonly TilePlace[]) => Promise<readonly Tile[]>

export const tileKey = ({ height, number }: TilePlace): string => `${height}/${number}`

/** A perfect tree of 2^level leaves: the one that begins with leaf index · 2^level. */
export interface Node {
  readonly level: number
  readonly index: number
}

/** Where the hashes lie that a node's own is computed from. */
export function placeOf({ level, index }: Node): TilePlace & { readonly first: number; readonly count: number } {
  const height = Math.floor(level / TILE_LEVELS)
  const count = 2 ** (level % TILE_LEVELS)
  const from = index * count
  return { height, number: Math.floor(from / TILE_WIDTH), first: from % TILE_WIDTH, count }
}

/** The hash at a place within a tile. */
export const hashAt = (hashes: Uint8Array, index: number): Hash =>
  hashes.subarray(index * HASH_LENGTH, (index + 1) * HASH_LENGTH)

/** Reads the hashes of nodes, each tile once. @throws Error naming the node where a tile is missing or too short */
export async function readNodes(nodes: readonly Node[], readTiles: ReadTiles): Promise<Hash[]> {
  const places = new Map(nodes.map((node) => [tileKey(placeOf(node)), placeOf(node)]))
  const tiles = new Map((await readTiles([...places.values()])).map((tile) => [tileKey(tile), tile.hashes]))
  return nodes.map((node) => {
    const place = placeOf(node)
    const hashes = tiles.get(tileKey(place))
    if (!hashes || hashes.length < (place.first + place.count) * HASH_LENGTH)
      throw new Error(`The tree has no hash of level ${node.level}, number ${node.index}.`)
    let row = Array.from({ length: place.count }, (_, i) => hashAt(hashes, place.first + i))
    while (row.length > 1)
      row = Array.from({ length: row.length / 2 }, (_, i) => nodeHash(row[2 * i]!, row[2 * i + 1]!))
    return row[0]!
  })
}
