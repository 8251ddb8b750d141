import { randomBytes, randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '@tenure/prisma/migrate'
import { type ThrowawayServer, throwawayServer } from '@tenure/prisma/throwaway'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ensurePartitions } from '../src/jobs/ensure-partitions.ts'
import { renewAllDue } from '../src/jobs/renew-due.ts'
import { type Outcome, type RunningWorker, jobsOf, startWorker } from '../src/worker.ts'

let server: ThrowawayServer
let owner: pg.Pool
let workerUrl: string
let workers: pg.Pool[]

beforeAll(async () => {
  server = await throwawayServer()
  const ownerUrl = await server.createDatabase()
  const [app, door, worker] = [1, 2, 3].map(() => randomBytes(12).toString('hex')) as [string, string, string]
  await migrate(ownerUrl, { passwords: { app, door, worker } })
  const url = new URL(ownerUrl)
  ;[url.username, url.password] = ['tenure_worker', worker]
  workerUrl = url.href
  owner = new pg.Pool({ connectionString: ownerUrl, max: 2 })
  workers = Array.from({ length: 4 }, () => new pg.Pool({ connectionString: workerUrl, max: 2 }))
  // The server goes with the suite, perhaps before the last of them has closed.
  for (const pool of [owner, ...workers]) pool.on('error', () => {})
}, 60_000)
afterAll(async () => {
  await Promise.all([owner, ...workers].map((pool) => pool.end()))
  await server.stop()
})

const insert = (table: string, row: Record<string, unknown>) =>
  owner.query(
    `insert into ${table} (${Object.keys(row).join(', ')}) values (${Object.keys(row)
      .map((_, i) => `$${i + 1}`)
      .join(', ')})`,
    Object.values(row),
  )

/** A tenant with so many monthly subscriptions that began on a 31st, three months ago or more, and were never renewed. */
async function house(count: number): Promise<{ tenant: string; allocations: string[] }> {
  const [tenant, user, group, project, type] = [randomUUID(), randomUUID(), randomUUID(), randomUUID(), randomUUID()]
  const word = randomBytes(4).toString('hex')
  await insert('identity.tenants', { id: tenant, name: word, slug: word })
  await insert('identity.users', {
    tenant_id: tenant,
    id: user,
    username: word,
    email: `${word}@example.test`,
    full_name: 'A Person',
  })
  await insert('identity.security_groups', { tenant_id: tenant, id: group, group_name: word })
  await insert('projects.projects', {
    tenant_id: tenant,
    id: project,
    public_id: 'AB-1',
    name: word,
    pi_owner_id: user,
    default_security_group_id: group,
  })
  await insert('allocations.resource_types', { tenant_id: tenant, id: type, name: 'CPU', unit: 'core-hours' })
  const allocations = Array.from({ length: count }, () => randomUUID())
  const [from, to] = ['2026-01-31T00:00:00Z', '2026-02-28T00:00:00Z']
  for (const id of allocations) {
    await insert('allocations.allocations', {
      tenant_id: tenant,
      id,
      project_id: project,
      resource_type_id: type,
      is_storage_type: false,
      allocation_model: 'SUBSCRIPTION',
      quantity: '10',
      billing_period: 'MONTH',
      renewal: 'AUTO',
      starts_at: from,
      period_start: from,
      period_end: to,
    })
    await insert('allocations.allocation_periods', {
      tenant_id: tenant,
      id: randomUUID(),
      allocation_id: id,
      project_id: project,
      is_storage_type: false,
      k: 0,
      starts_at: from,
      ends_at: to,
      quantity: '10',
    })
  }
  return { tenant, allocations }
}

const periods = async (tenant: string) =>
  (
    await owner.query<{ allocation_id: string; k: number; starts_at: Date; ends_at: Date }>(
      'select * from allocations.allocation_periods where tenant_id = $1 order by allocation_id, k',
      [tenant],
    )
  ).rows

describe('renewing', () => {
  it('writes every period that has begun, counted from the start, and turns the header to the one that runs', async () => {
    const { tenant, allocations } = await house(1)
    await renewAllDue(workers[0]!)
    const rows = await periods(tenant)
    expect(rows.slice(0, 4).map((row) => row.ends_at.toISOString().slice(0, 10))).toEqual([
      '2026-02-28',
      '2026-03-31',
      '2026-04-30',
      '2026-05-31',
    ])
    for (const [i, row] of rows.entries())
      expect(row).toMatchObject({ k: i, ...(i > 0 ? { starts_at: rows[i - 1]!.ends_at } : {}) })
    const { rows: headers } = await owner.query<{ runs: boolean }>(
      'select period_start <= now() and period_end > now() as runs from allocations.allocations where id = $1',
      [allocations[0]],
    )
    expect(headers).toEqual([{ runs: true }])
    expect(rows.at(-1)!.ends_at > new Date()).toBe(true)
  })

  it('is told to the audit log as the worker’s', async () => {
    const { tenant } = await house(1)
    await renewAllDue(workers[0]!)
    const { rows } = await owner.query(
      'select distinct actor_kind, action, user_id from audit.audit_logs where tenant_id = $1 and action = $2',
      [tenant, 'renewAllocation'],
    )
    expect(rows).toEqual([{ actor_kind: 'WORKER', action: 'renewAllocation', user_id: null }])
  })

  it('is done once, however many workers do it at once and however often, in twenty rounds', async () => {
    for (let round = 0; round < 20; round++) {
      const { tenant, allocations } = await house(6)
      await Promise.all(workers.flatMap((pool) => [renewAllDue(pool), renewAllDue(pool)]))
      await renewAllDue(workers[0]!)
      const rows = await periods(tenant)
      const perAllocation = rows.length / allocations.length
      expect(perAllocation).toBeGreaterThan(3)
      expect(new Set(rows.map((row) => `${row.allocation_id} ${row.k}`)).size).toBe(rows.length)
      const { rows: versions } = await owner.query<{ version: number }>(
        'select version from allocations.allocations where tenant_id = $1',
        [tenant],
      )
      expect(versions.map(({ version }) => version)).toEqual(allocations.map(() => 2))
      expect(await renewAllDue(workers[1]!)).toBe(0)
    }
  })

  it('leaves alone what ended, what is renewed by hand, and tenants that are gone', async () => {
    const { tenant, allocations } = await house(3)
    await owner.query(`update allocations.allocations set renewal = 'NONE', ends_at = period_end where id = $1`, [
      allocations[0],
    ])
    await owner.query(`update allocations.allocations set renewal = 'MANUAL', ends_at = period_end where id = $1`, [
      allocations[1],
    ])
    await renewAllDue(workers[0]!)
    const rows = await periods(tenant)
    expect(rows.filter((row) => row.allocation_id !== allocations[2])).toHaveLength(2)
  })
})

describe('the worker', () => {
  it('does each job at once, and stops when told', async () => {
    const { tenant } = await house(2)
    const done: Outcome[] = []
    const jobs = jobsOf({ mail: { folder: join(tmpdir(), `tenure-mail-${randomUUID()}`) } })
    const worker = await new Promise<RunningWorker>((resolve) => {
      const started = startWorker({
        url: workerUrl,
        jobs,
        onDone: (outcome) => void (done.push(outcome) === jobs.length && resolve(started)),
      })
    })
    await worker.stop()
    expect(done.map(({ error }) => error)).toEqual(jobs.map(() => undefined))
    expect(done.find(({ job }) => job === 'renew due subscriptions')).toMatchObject({ done: 2 })
    expect((await periods(tenant)).length).toBeGreaterThan(2)
  })

  it('tells of a job that fails, and lives', async () => {
    const failing = { name: 'fail', everyMs: 60_000, run: () => Promise.reject(new Error('no')) }
    let worker: RunningWorker | undefined
    const told = await new Promise<Outcome>(
      (resolve) => (worker = startWorker({ url: workerUrl, jobs: [failing], onDone: resolve })),
    )
    expect(told.job).toBe('fail')
    expect((told.error as Error).message).toBe('no')
    await worker?.stop()
  })

  it('makes the months that are missing, and none twice', async () => {
    await owner.query(
      `drop table audit.audit_logs_${new Date(Date.UTC(new Date().getUTCFullYear(), new Date().getUTCMonth() + 12, 1)).toISOString().slice(0, 7).replace('-', '_')}`,
    )
    expect(await ensurePartitions.run(workers[0]!)).toBe(1)
    expect(await ensurePartitions.run(workers[0]!)).toBe(0)
  })

  it('reports entries that lie outside every month', async () => {
    const { tenant } = await house(0)
    const inTenYears = new Date(Date.UTC(new Date().getUTCFullYear() + 10, 0, 1))
    await insert('audit.audit_logs', {
      tenant_id: tenant,
      created_at: inTenYears,
      actor_kind: 'SYSTEM',
      action: 'probe',
      resource_type: 'Probe',
    })
    // The server tells its own count within ten seconds of the commit.
    const told = () => ensurePartitions.run(workers[0]!).then(String, (error: Error) => error.message)
    await expect
      .poll(told, { timeout: 20_000, interval: 500 })
      .toMatch(/^About 1 entries of the audit log lie outside every month/)
  }, 30_000)

  it.each([
    'select * from allocations.allocations',
    'select * from identity.users',
    'update allocations.allocations set quantity = 1',
    'delete from audit.audit_logs',
    `select ctx.begin_told('00000000-0000-0000-0000-000000000000', null, now())`,
    'create table t (a int)',
  ])('may not %s', async (sql) => {
    await expect(workers[0]!.query(sql)).rejects.toMatchObject({ code: '42501' })
  })

  it('renews nothing without a tenant’s context', async () => {
    await house(1)
    const { rows } = await workers[0]!.query('select allocations.renew_due(10) as renewed')
    expect(rows).toEqual([{ renewed: 0 }])
  })
})
