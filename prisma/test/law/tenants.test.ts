import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { outcome, undone } from '../given/as.ts'
import { id, wholeHouse } from '../given/house.ts'
import { connect, migratedDatabase, signedInAs } from '../server/fresh.ts'

interface Table {
  readonly name: string
  readonly tenant: string
  /** The columns the application may write in a new row. */
  readonly insertable: string[]
  readonly updatable: string[]
}

let owner: pg.Client
let app: pg.Client
let tables: Table[]
beforeAll(async () => {
  const url = await migratedDatabase()
  owner = await connect(url)
  await owner.query(`${wholeHouse('a')}; ${wholeHouse('b')}`)
  app = await connect(signedInAs('tenure_app', url))
  const { rows } = await owner.query<Table>(`
    select c.oid::regclass::text as name, case c.oid::regclass::text when 'identity.tenants' then 'id' else 'tenant_id' end as tenant,
      coalesce(array_agg(a.attname::text) filter (where has_column_privilege('tenure_app', c.oid, a.attnum, 'INSERT')), '{}') as insertable,
      coalesce(array_agg(a.attname::text) filter (where has_column_privilege('tenure_app', c.oid, a.attnum, 'UPDATE')), '{}') as updatable
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and a.attidentity = ''
    where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace::regnamespace::text in ('identity', 'projects', 'allocations', 'audit') and c.relname <> 'column_marks'
    group by c.oid order by 1`)
  tables = rows
})

const theirs = id('b', 'tenant')
const admin = { house: 'a', person: 'admin' } as const

/** A row of the other tenant as a new one, in the columns the application may write. */
async function copyOfTheirs({ name, tenant, insertable }: Table, change: Record<string, string>): Promise<string> {
  const { rows } = await owner.query<{ row: Record<string, unknown> }>(
    `select to_jsonb(t) as row from ${name} t where ${tenant} = $1 limit 1`,
    [theirs],
  )
  const row = JSON.stringify({ ...rows[0]?.row, ...change }).replaceAll("'", "''")
  const columns = (insertable.length > 0 ? insertable : [tenant]).join(', ')
  return `insert into ${name} (${columns}) select ${columns} from jsonb_populate_record(null::${name}, '${row}')`
}

test('there are rows of the other tenant in every table', async () => {
  expect(tables.length).toBeGreaterThan(24)
  for (const { name, tenant } of tables) {
    const { rows } = await owner.query(`select count(*)::int > 0 as some from ${name} where ${tenant} = $1`, [theirs])
    expect(rows, name).toEqual([{ some: true }])
  }
})

test('an administrator with any SQL reads no row of another tenant', async () => {
  await undone(app, admin, async () => {
    for (const { name, tenant } of tables) {
      const seen = await outcome(app, `select from ${name} where ${tenant} = '${theirs}'`)
      expect([0, '42501'], name).toContain(seen)
      expect([0, '42501'], name).toContain(
        await outcome(
          app,
          `select from ${name} where ${tenant} <> '${id('a', 'tenant')}' and ${tenant} <> '00000000-0000-0000-0000-000000000000'`,
        ),
      )
    }
  })
})

test('… nor changes or removes one', async () => {
  await undone(app, admin, async () => {
    for (const { name, tenant, updatable } of tables) {
      const column = updatable[0] ?? tenant
      expect([0, '42501'], name).toContain(
        await outcome(app, `update ${name} set ${column} = ${column} where ${tenant} = '${theirs}'`),
      )
      expect([0, '42501'], name).toContain(await outcome(app, `delete from ${name} where ${tenant} = '${theirs}'`))
    }
  })
})

test('… nor puts one there', async () => {
  await undone(app, admin, async () => {
    for (const table of tables)
      expect(await outcome(app, await copyOfTheirs(table, { id: randomUUID() })), table.name).toBe('42501')
  })
})

test('… nor moves one of their own there, or to another name', async () => {
  for (const { name, updatable } of tables) {
    expect(updatable, name).not.toContain('tenant_id')
    expect(updatable, name).not.toContain('id')
    for (const column of [
      'created_at',
      'version',
      'project_id',
      'source_project_id',
      'recipient_project_id',
      'user_id',
      'allocation_id',
    ])
      expect(updatable, name).not.toContain(column)
  }
})

test('a row of one’s own never refers to another tenant’s', async () => {
  const { rows } = await owner.query<{ name: string; column: string; constraint: string }>(`
    select k.conrelid::regclass::text as name, a.attname as column, k.conname as constraint from pg_constraint k
    cross join lateral unnest(k.conkey) with ordinality u (attnum, n) join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.attnum
    where k.contype = 'f' and k.connamespace::regnamespace::text in ('identity', 'projects', 'allocations') and cardinality(k.conkey) > 1
      and a.attname not in ('tenant_id', 'role_tenant_id', 'is_storage_type', 'id')`)
  expect(rows.length).toBeGreaterThan(40)
  for (const { name, column, constraint } of rows) {
    // As the owner, past every policy, and without the checks that would speak first: what is left are the keys.
    await owner.query('begin')
    const { rows: checks } = await owner.query<{ conname: string }>(
      `select conname from pg_constraint where contype = 'c' and conrelid = $1::regclass`,
      [name],
    )
    await owner.query(`alter table ${name} disable trigger user`)
    for (const { conname } of checks) await owner.query(`alter table ${name} drop constraint ${conname}`)
    const sql = `update ${name} set ${column} = (select t.${column} from ${name} t where t.tenant_id = '${theirs}' and t.${column} is not null limit 1)
      where ctid = (select t.ctid from ${name} t where t.tenant_id = '${id('a', 'tenant')}' limit 1)`
    expect([name, constraint, await outcome(owner, sql)]).toEqual([name, constraint, '23503'])
    await owner.query('rollback')
  }
})
