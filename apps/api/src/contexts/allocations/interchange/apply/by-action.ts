interface Acting {
  readonly row: { readonly action: string }
}

/** The rows that are to be made. */
export const created = <Item extends Acting>(items: readonly Item[]): Item[] =>
  items.filter(({ row }) => row.action === 'create')

/** The rows that are there and are to be changed. */
export const changed = <Item extends Acting>(items: readonly Item[]): Item[] =>
  items.filter(({ row }) => row.action === 'change')
