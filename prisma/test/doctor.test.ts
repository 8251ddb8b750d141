import type pg from 'pg'
import { beforeAll, describe, expect, test } from 'vitest'
import { checks } from '../src/doctor/checks.ts'
import { doctor, examine } from '../src/doctor/doctor.ts'
import * as exemptions from '../src/doctor/exemptions.ts'
import { applicationRoles } from '../src/doctor/views.ts'
import { breaks } from './given/breaks.ts'
import { wholeHouse } from './given/house.ts'
import { connect, migratedDatabase } from './server/fresh.ts'

let url: string
let owner: pg.Client
beforeAll(async () => {
  url = await migratedDatabase()
  owner = await connect(url)
  await owner.query(wholeHouse('a'))
})

test('a migrated database with data in it has no findings', async () => {
  expect(await doctor(url)).toEqual([])
})

test('every check has a number of its own, and a break that shows it', () => {
  const numbers = checks.map(({ number }) => number)
  expect(new Set(numbers).size).toBe(numbers.length)
  expect(new Set(breaks.map(({ number }) => number))).toEqual(new Set(numbers))
})

describe('each way of breaking it is found, and nothing besides', () => {
  test.each(breaks)('$number: $sql', async ({ number, sql, objects, besides = [] }) => {
    await owner.query('begin')
    try {
      await owner.query(sql)
      const findings = await examine(owner)
      expect(findings.filter((finding) => finding.number === number).map(({ object }) => object)).toEqual(objects)
      expect([...new Set(findings.map((finding) => finding.number))].filter((other) => other !== number)).toEqual(
        besides,
      )
      for (const { because, mend } of findings) {
        expect(because.length + mend.length).toBeGreaterThan(40)
        expect(mend).not.toMatch(/\{(object|detail)\}/)
      }
    } finally {
      await owner.query('rollback')
    }
  })
})

test('every exemption is of something that exists, and says why', async () => {
  const { rows } = await owner.query<{ object: string }>(`
    select c.oid::regclass::text as object from pg_class c where c.relkind in ('r', 'p')
    union all select case n.nspname when 'public' then 'public.' else '' end || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public'
    union all select a.attrelid::regclass::text || '.' || a.attname from pg_attribute a where a.attnum > 0 and not a.attisdropped
    union all select k.conrelid::regclass::text || '.' || k.conname from pg_constraint k where k.conrelid <> 0`)
  const there = new Set(rows.map(({ object }) => object))
  for (const list of Object.values(exemptions)) {
    if (typeof list === 'function') continue
    for (const { object, reason } of list) {
      expect(there, object).toContain(object)
      expect(reason).toMatch(/^[A-Z].{20,}\.$/)
    }
  }
})

test('the application’s roles are those the law gives anything', async () => {
  const { rows } = await owner.query<{ rolname: string }>(
    `select rolname from pg_roles where rolname like 'tenure%' and rolcanlogin order by 1`,
  )
  expect(rows.map(({ rolname }) => rolname)).toEqual([...applicationRoles].sort())
})
