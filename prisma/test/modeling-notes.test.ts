import { readFile } from 'node:fs/promises'
import type pg from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { seedNames, seedTables } from './given/seed-names.ts'
import { connect, migratedDatabase } from './server/fresh.ts'

let notes: string
let owner: pg.Client
beforeAll(async () => {
  notes = await readFile(new URL('../../docs/modeling-notes.md', import.meta.url), 'utf8')
  owner = await connect(await migratedDatabase())
})

/** The words in code in a piece of the notes, each also by its parts: `users.role` speaks of role. */
function words(text: string): Set<string> {
  return new Set([...text.matchAll(/`([^`]+)`/g)].flatMap(([, code = '']) => [code, ...code.split(/[^\w.]+/)]))
}

test.each(Object.entries(seedTables))('the notes account for every column of %s', (table, columns) => {
  const [, section] = notes.split(`\n### ${table}\n`)
  const rows =
    section
      ?.split(/\n##/)[0]
      ?.split('\n')
      .filter((line) => line.startsWith('| `')) ?? []
  expect(rows.map((line) => /^\| `([^`]+)`/.exec(line)?.[1])).toEqual(columns.split(' '))
})

test('… and every other name', () => {
  const said = words(notes)
  expect(seedNames.filter((name) => !said.has(name))).toEqual([])
})

test('what the notes name as standing here does stand here', async () => {
  const { rows } = await owner.query<{ name: string }>(`
    select c.relname as name from pg_class c where c.relnamespace::regnamespace::text in ('identity', 'projects', 'allocations', 'audit')
    union select conname from pg_constraint union select p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname in ('ctx', 'identity', 'projects', 'allocations', 'audit')
    union select tgname from pg_trigger union select polname from pg_policy`)
  const here = new Set(rows.map(({ name }) => name))
  // "`their name` is `our name`", and "`their name` …: `our name`".
  const ours = [...notes.matchAll(/`[a-z_]+` is `([a-z_]+)/g)].map(([, name = '']) => name)
  const functions = [...notes.matchAll(/`(?:ctx|audit|allocations|projects|identity)\.([a-z_]+)\(/g)].map(
    ([, name = '']) => name,
  )
  const prefixed = [...words(notes)].filter((word) =>
    /^(users|projects|allocations|data_shares|resource_shares|user_roles|roles|tenants|audit_logs)_(unique|shape|of|by|name|one|default|external|permissions|slug|model|subtype|status|email|username|role)\w*$/.test(
      word,
    ),
  )
  expect(ours.length).toBeGreaterThan(8)
  expect(
    [...ours, ...functions, ...prefixed].filter(
      (name) => !here.has(name) && !['deleted_at', '_prisma_migrations'].includes(name),
    ),
  ).toEqual([])
})

test('the glossary has every table and every role', async () => {
  const glossary = words(await readFile(new URL('../../docs/reference-glossary.md', import.meta.url), 'utf8'))
  const { rows } = await owner.query<{ name: string }>(`
    select c.oid::regclass::text as name from pg_class c where c.relkind in ('r', 'p') and not c.relispartition
      and c.relnamespace::regnamespace::text in ('ctx', 'identity', 'projects', 'allocations', 'audit')
    union select rolname from pg_roles where rolname like 'tenure%'`)
  expect(rows.map(({ name }) => name).filter((name) => !glossary.has(name))).toEqual([])
})
