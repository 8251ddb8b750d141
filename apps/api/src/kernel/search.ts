const nobody = '00000000-0000-0000-0000-000000000000'

/**
 * Rows found by a search, as a condition of Prisma's. The list is filled up to a power of two with an id that is nobody's:
 * each length is a statement of its own, which PostgreSQL would prepare and keep.
 */
export function idsWhere(rows: readonly { readonly id: string }[]): { id: { in: string[] } } {
  const ids = rows.map(({ id }) => id)
  const length = 2 ** Math.ceil(Math.log2(Math.max(ids.length, 1)))
  return { id: { in: [...ids, ...Array.from({ length: length - ids.length }, () => nobody)] } }
}
