import type pg from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { connect, migratedDatabase } from '../server/fresh.ts'

let owner: pg.Client
beforeAll(async () => {
  owner = await connect(await migratedDatabase())
})

/** What a row's entries add up to, in their order. */
async function folded(...entries: readonly object[]): Promise<unknown> {
  const { rows } = await owner.query<{ state: unknown }>(
    'select audit.fold(x.entry order by x.at) as state from json_array_elements($1) with ordinality x (entry, at)',
    [JSON.stringify(entries)],
  )
  return rows[0]?.state
}

test('a row is what its entries add up to', async () => {
  const made = { new: { name: 'Ice', size: 1 } }
  expect(await folded(made)).toEqual({ '@': 'WHOLE', name: 'Ice', size: 1 })
  expect(await folded(made, { old: { size: 1 }, new: { size: 2 } })).toEqual({ '@': 'WHOLE', name: 'Ice', size: 2 })
  expect(await folded({ old: { size: 1 }, new: { size: 2 } })).toEqual({ '@': 'PART', size: 2 })
  expect(await folded(made, { old: { name: 'Ice', size: 1 } })).toEqual({ '@': 'GONE' })
})

test('what is told of a row a second time, in another trail, takes nothing from it', async () => {
  expect(await folded({ new: { name: 'Ice', size: 1 } }, { new: { size: 1 } })).toEqual({
    '@': 'WHOLE',
    name: 'Ice',
    size: 1,
  })
})
