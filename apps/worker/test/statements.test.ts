import { randomBytes, randomUUID } from 'node:crypto'
import { migrate } from '@tenure/prisma/migrate'
import { type ThrowawayServer, throwawayServer } from '@tenure/prisma/throwaway'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { issueAllDue } from '../src/jobs/issue-statements.ts'

let server: ThrowawayServer
let owner: pg.Pool
let workers: pg.Pool[]

beforeAll(async () => {
  server = await throwawayServer()
  const ownerUrl = await server.createDatabase()
  const [app, door, worker] = [1, 2, 3].map(() => randomBytes(12).toString('hex')) as [string, string, string]
  await migrate(ownerUrl, { passwords: { app, door, worker } })
  const url = new URL(ownerUrl)
  ;[url.username, url.password] = ['tenure_worker', worker]
  owner = new pg.Pool({ connectionString: ownerUrl, max: 2 })
  workers = Array.from({ length: 3 }, () => new pg.Pool({ connectionString: url.href, max: 2 }))
  for (const pool of [owner, ...workers]) pool.on('error', () => {})
}, 60_000)
afterAll(async () => {
  await Promise.all([owner, ...workers].map((pool) => pool.end()))
  await server.stop()
})

/** A tenant whose project used 10 of a type in the middle of the last month but one, at 2 each from `since` on. */
async function house(since: string | null) {
  const [tenant, user, group, project, type, allocation] = Array.from({ length: 6 }, () => randomUUID())
  const word = randomBytes(4).toString('hex')
  const at = `(date_trunc('month', now() - interval '2 days') - interval '20 days')`
  await owner.query(`
    insert into identity.tenants (id, name, slug) values ('${tenant}', '${word}', '${word}');
    insert into identity.users (tenant_id, id, username, email, full_name) values ('${tenant}', '${user}', '${word}', '${word}@example.test', 'A Person');
    insert into identity.security_groups (tenant_id, id, group_name) values ('${tenant}', '${group}', '${word}');
    insert into projects.projects (tenant_id, id, public_id, name, pi_owner_id, default_security_group_id, billing_details)
      values ('${tenant}', '${project}', 'AB-1', '${word}', '${user}', '${group}', '{"costCentre": "4711"}');
    insert into allocations.resource_types (tenant_id, id, name, unit) values ('${tenant}', '${type}', 'CPU', 'core-hours');
    insert into allocations.allocations (tenant_id, id, project_id, resource_type_id, is_storage_type, allocation_model, quantity, renewal, lifetime_months, starts_at, ends_at, period_start, period_end)
      values ('${tenant}', '${allocation}', '${project}', '${type}', false, 'CONDO', 100, 'NONE', 60, '2026-01-01', '2031-01-01', '2026-01-01', '2031-01-01');
    insert into allocations.allocation_periods (tenant_id, id, allocation_id, project_id, is_storage_type, k, starts_at, ends_at, quantity)
      values ('${tenant}', gen_random_uuid(), '${allocation}', '${project}', false, 0, '2026-01-01', '2031-01-01', 100);
    insert into allocations.draws (tenant_id, id, project_id, paying_project_id, allocation_id, is_storage_type, k, source, amount, drawn_at)
      values ('${tenant}', gen_random_uuid(), '${project}', '${project}', '${allocation}', false, 0, 'OWN', 10, ${at})`)
  if (since)
    await owner.query(
      `insert into allocations.rates (tenant_id, id, resource_type_id, basis, price, currency, valid_from) values ($1, gen_random_uuid(), $2, 'USED', 2, 'EUR', $3)`,
      [tenant, type, since],
    )
  return { tenant, user }
}

it('issues the month that is over, once, however many workers come, and tells who keeps the project', async () => {
  const [{ tenant, user }, free] = [await house('2026-01-01'), await house(null)]
  await Promise.all(workers.map((pool) => issueAllDue(pool)))
  const { rows } = await owner.query(
    `select status, total::float, cost_centre, issued_by, month = (date_trunc('month', now() - interval '2 days') - interval '1 month')::date as last from allocations.statements where tenant_id = $1`,
    [tenant],
  )
  expect(rows).toEqual([{ status: 'ISSUED', total: 20, cost_centre: '4711', issued_by: null, last: true }])
  const { rows: notices } = await owner.query(
    `select user_id, details ->> 'period' ~ '^[A-Z][a-z]+ [0-9]{4}$' as said from identity.notifications where tenant_id = $1 and kind = 'statement.issued'`,
    [tenant],
  )
  expect(notices).toEqual([{ user_id: user, said: true }])
  const { rows: trail } = await owner.query(
    `select distinct action, actor_kind from audit.audit_logs where tenant_id = $1 and resource_type = 'statement_lines'`,
    [tenant],
  )
  expect(trail).toEqual([{ action: 'issueStatements', actor_kind: 'WORKER' }])
  // Who charges for nothing issues nothing.
  const { rows: nothing } = await owner.query('select from allocations.billing_months where tenant_id = $1', [
    free.tenant,
  ])
  expect(nothing).toEqual([])
  expect(await issueAllDue(workers[0]!)).toBe(0)
})

it('catches up month by month where no worker ran', async () => {
  const { tenant } = await house('2026-01-01')
  await owner.query(
    `insert into allocations.billing_months (tenant_id, id, month) values ($1, gen_random_uuid(), (date_trunc('month', now() - interval '2 days') - interval '4 months')::date)`,
    [tenant],
  )
  expect(await issueAllDue(workers[0]!)).toBe(3)
})
