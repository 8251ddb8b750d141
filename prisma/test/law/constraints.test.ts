import type pg from 'pg'
import { beforeAll, describe, expect, test } from 'vitest'
import { wholeHouse } from '../given/house.ts'
import { brokenUniques, keysForReferences } from '../given/broken-uniques.ts'
import { brokenChecks } from '../given/violations.ts'
import { connect, migratedDatabase } from '../server/fresh.ts'

let owner: pg.Client
beforeAll(async () => {
  owner = await connect(await migratedDatabase())
  await owner.query(`${wholeHouse('a')}; ${wholeHouse('b')}`)
})

const names = async (sql: string) => (await owner.query<{ name: string }>(sql)).rows.map(({ name }) => name)

test('every check has a statement here that breaks it', async () => {
  const checks = await names(
    `select conname as name from pg_constraint where contype = 'c' and connamespace::regnamespace::text in ('identity', 'projects', 'allocations') order by 1`,
  )
  expect(Object.keys(brokenChecks).sort()).toEqual(checks.sort())
})

test('every unique index has one too, or exists for references', async () => {
  const uniques = await names(`select c.relname as name from pg_index i join pg_class c on c.oid = i.indexrelid
    where i.indisunique and not i.indisprimary and c.relnamespace::regnamespace::text in ('identity', 'projects', 'allocations') order by 1`)
  expect([...Object.keys(brokenUniques), ...keysForReferences].sort()).toEqual(uniques.sort())
  const referred = await names(
    `select distinct c.relname as name from pg_constraint k join pg_class c on c.oid = k.conindid where k.contype = 'f'`,
  )
  expect(referred).toEqual(expect.arrayContaining([...keysForReferences]))
})

/** The constraint a statement broke. */
async function broken(sql: string): Promise<{ code: string; constraint: string }> {
  await owner.query('begin')
  try {
    const { rowCount } = await owner.query(sql)
    return { code: 'none', constraint: `${rowCount} rows` }
  } catch (error) {
    const { code, constraint } = error as { code: string; constraint: string }
    return { code, constraint }
  } finally {
    await owner.query('rollback')
  }
}

describe('checks', () => {
  test.each(Object.entries(brokenChecks))('%s', async (constraint, sql) => {
    expect(await broken(sql)).toEqual({ code: '23514', constraint })
  })
})

describe('unique indexes', () => {
  test.each(Object.entries(brokenUniques))('%s', async (constraint, sql) => {
    expect(await broken(sql)).toEqual({ code: '23505', constraint })
  })
})
