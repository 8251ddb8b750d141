import type pg from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { drift } from '../src/drift/drift.ts'
import { connect, migratedDatabase } from './server/fresh.ts'

let url: string
let owner: pg.Client
beforeAll(async () => {
  url = await migratedDatabase()
  owner = await connect(url)
})

test('the database is what the Prisma schema says', async () => {
  expect(await drift(url)).toEqual([])
})

/** Each is done, seen, and taken back. */
const changes = [
  {
    does: 'alter table identity.teams add column motto text',
    undoes: 'alter table identity.teams drop column motto',
    what: 'ALTER TABLE "identity"."teams" DROP COLUMN "motto"',
  },
  {
    does: 'alter table projects.projects alter column phase set not null',
    undoes: 'alter table projects.projects alter column phase drop not null',
    what: 'ALTER TABLE "projects"."projects" ALTER COLUMN "phase" DROP NOT NULL',
  },
  {
    does: 'drop index identity.users_status',
    undoes: 'create index users_status on identity.users (tenant_id, status)',
    what: 'CREATE INDEX "users_status" ON "identity"."users"("tenant_id", "status")',
  },
  {
    does: 'create index teams_early on identity.teams (name) where description is null',
    undoes: 'drop index identity.teams_early',
    what: 'identity.teams_early',
  },
  {
    does: 'drop index identity.users_search',
    undoes: `create index users_search on identity.users using gin (lower(full_name || ' ' || username || ' ' || email) public.gin_trgm_ops)`,
    what: 'identity.users_search',
  },
]

test.each(changes)('a difference is seen: $does', async ({ does, undoes, what }) => {
  await owner.query(does)
  const seen = await drift(url)
  await owner.query(undoes)
  expect(seen.map((difference) => difference.what)).toContain(what)
  expect(await drift(url)).toEqual([])
})
