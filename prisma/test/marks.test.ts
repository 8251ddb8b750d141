import type pg from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { reviewedColumns } from './given/columns.ts'
import { connect, migratedDatabase } from './server/fresh.ts'

let owner: pg.Client
beforeAll(async () => {
  owner = await connect(await migratedDatabase())
})

test('every column of every table was looked at, and is marked as it was found', async () => {
  const { rows } = await owner.query<{ object: string; columns: string }>(`
    select n.nspname || '.' || c.relname as object, string_agg(a.attname || coalesce(':' || lower(m.mark), ''), ' ' order by a.attname) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join audit.column_marks m on (m.table_schema, m.table_name, m.column_name) = (n.nspname, c.relname, a.attname)
    where n.nspname in ('ctx', 'identity', 'projects', 'allocations', 'audit') and c.relkind in ('r', 'p') and not c.relispartition group by 1`)
  const found = Object.fromEntries(rows.map(({ object, columns }) => [object, columns.split(' ').sort()]))
  const reviewed = Object.fromEntries(
    Object.entries(reviewedColumns).map(([object, columns]) => [object, columns.split(' ').sort()]),
  )
  expect(found).toEqual(reviewed)
})
