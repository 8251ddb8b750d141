import type { PlanRow } from './plan.ts'

/** Something whose name must be its own: what stands, or what a row would make of it. */
export interface Holder {
  readonly id: string
  readonly key: string
}

export interface Claim extends Holder {
  readonly row: PlanRow
}

/**
 * Refuses the claims on a key that somebody else holds: later rows give way to earlier ones, and all of them to what
 * stands and does not change. A refused row gives back what it held before, which may refuse another: hence the rounds.
 * @param standing every holder as it is now  @param claims the rows' keys, in the order of the files
 */
export function refuseClashes(
  standing: readonly Holder[],
  claims: readonly Claim[],
  refuse: (row: PlanRow) => void,
): void {
  for (let before = -1, refused = 0; before !== refused;) {
    before = refused
    const open = claims.filter(({ row }) => !row.refused)
    const moving = new Set(open.map(({ id }) => id))
    const holders = new Map(standing.filter(({ id }) => !moving.has(id)).map(({ id, key }) => [key, id]))
    for (const { id, key, row } of open) {
      const holder = holders.get(key)
      if (holder !== undefined && holder !== id) {
        refuse(row)
        refused++
      } else holders.set(key, id)
    }
  }
}

/** Refuses every row whose key an earlier row has already: readers compare as JavaScript does, the database in its own way. */
export function refuseRepeated<Item extends { readonly row: PlanRow }>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): void {
  const first = new Map<string, PlanRow>()
  for (const item of items) {
    const { row } = item
    const key = keyOf(item)
    const earlier = first.get(key)
    if (!earlier) first.set(key, row)
    else
      row.refuse(
        'RowTwice',
        `This names the same as ${earlier.file}:${earlier.line}, where only capitals differ. Remove one of the two.`,
      )
  }
}
