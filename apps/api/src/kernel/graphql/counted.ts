import type { Page } from './keyset.ts'
import { builder } from '../builder.ts'

/** Adds `totalCount` to every connection built on a keyset page; it costs a statement, and only when asked for. */
builder.globalConnectionField('totalCount', (t) =>
  t.int({
    nullable: true,
    description: 'How many rows the whole list has. Counted only when asked for.',
    resolve: (connection) => {
      const { totalCount } = connection as unknown as Partial<Page<unknown>>
      return typeof totalCount === 'function' ? totalCount() : (totalCount ?? null)
    },
  }),
)
