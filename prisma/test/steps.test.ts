import type pg from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { readMigrations } from '../src/files.ts'
import { migrate, rollback } from '../src/migrate.ts'
import { seed } from './given/house.ts'
import { connect, emptyDatabase } from './server/fresh.ts'

let url: string
let owner: pg.Client
let names: string[]
beforeAll(async () => {
  url = await emptyDatabase()
  owner = await connect(url)
  names = (await readMigrations()).map(({ name }) => name)
})

/** How many rows each of our tables has, by name; the trail and its marks aside. */
async function counts(): Promise<Record<string, number>> {
  const { rows } = await owner.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c where c.relkind = 'r' and c.relnamespace::regnamespace::text in ('identity', 'projects', 'allocations') order by 1`,
  )
  const all: Record<string, number> = {}
  for (const { name } of rows) {
    const { rows: counted } = await owner.query<{ n: number }>(`select count(*)::int as n from ${name}`)
    all[name] = counted[0]?.n ?? 0
  }
  return all
}

const afterEachStep: Record<string, number>[] = []

test('every migration has data of its own to carry', () => {
  expect(Object.keys(seed('a'))).toEqual(names)
})

test('up step by step, with data put in at every one: all of it arrives', async () => {
  for (const name of names) {
    await migrate(url, { to: name })
    for (const house of ['a', 'b'] as const) await owner.query(seed(house)[name] ?? '')
    const now = await counts()
    expect(
      Object.entries(now).filter(([, n]) => n === 0),
      `${name} makes a table that no seed fills`,
    ).toEqual([])
    afterEachStep.push(now)
  }
})

test('down step by step and up again at each: what a step does not take stays', async () => {
  for (let step = names.length - 2; step >= 0; step -= 1) {
    const before = await counts()
    await rollback(url)
    const now = await counts()
    for (const [table, n] of Object.entries(now)) expect(n, `${names[step + 1]} (down): ${table}`).toBe(before[table])
    expect(Object.keys(now)).toEqual(Object.keys(afterEachStep[step] ?? {}))
    // The same step once more over the data that stayed, and back.
    await migrate(url, { to: names[step + 1] ?? '' })
    await rollback(url)
  }
  expect(await rollback(url)).toEqual([names[0]])
  expect(await counts()).toEqual({})
})
