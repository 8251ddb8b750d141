import { randomBytes, randomUUID } from 'node:crypto'
import { migrate } from '@tenure/prisma/migrate'
import { type ThrowawayServer, throwawayServer } from '@tenure/prisma/throwaway'
import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { queueDueDigests } from '../src/jobs/send-digests.ts'
import { tellAllDays } from '../src/jobs/tell-days.ts'

const DAY = 86_400_000
let server: ThrowawayServer
let owner: pg.Pool
let worker: pg.Pool

beforeAll(async () => {
  server = await throwawayServer()
  const ownerUrl = await server.createDatabase()
  const [app, door, password] = [1, 2, 3].map(() => randomBytes(12).toString('hex')) as [string, string, string]
  await migrate(ownerUrl, { passwords: { app, door, worker: password } })
  const url = new URL(ownerUrl)
  ;[url.username, url.password] = ['tenure_worker', password]
  owner = new pg.Pool({ connectionString: ownerUrl, max: 2 })
  worker = new pg.Pool({ connectionString: url.href, max: 4 })
  for (const pool of [owner, worker]) pool.on('error', () => {})
}, 60_000)
afterAll(async () => {
  await Promise.all([owner.end(), worker.end()])
  await server.stop()
})

const insert = (table: string, row: Record<string, unknown>) =>
  owner.query(
    `insert into ${table} (${Object.keys(row).join(', ')}) values (${Object.keys(row)
      .map((_, i) => `$${i + 1}`)
      .join(', ')})`,
    Object.values(row),
  )

/** A tenant with two projects of two PIs, of which the first lends a tenth of all it has to the second. */
async function house() {
  const [tenant, pi, other, manager, group, project, recipient, type] = Array.from({ length: 8 }, () =>
    randomUUID(),
  ) as [string, string, string, string, string, string, string, string]
  const word = randomBytes(4).toString('hex')
  await insert('identity.tenants', { id: tenant, name: word, slug: word })
  for (const [id, name] of [
    [pi, 'pi'],
    [other, 'other'],
    [manager, 'manager'],
  ] as const)
    await insert('identity.users', {
      tenant_id: tenant,
      id,
      username: name,
      email: `${name}@example.test`,
      full_name: name,
    })
  await insert('identity.security_groups', { tenant_id: tenant, id: group, group_name: word })
  for (const [id, publicId, owns] of [
    [project, 'AB-1', pi],
    [recipient, 'AB-2', other],
  ] as const)
    await insert('projects.projects', {
      tenant_id: tenant,
      id,
      public_id: publicId,
      name: publicId,
      pi_owner_id: owns,
      default_security_group_id: group,
    })
  await insert('projects.project_resource_managers', {
    tenant_id: tenant,
    id: randomUUID(),
    project_id: project,
    user_id: manager,
  })
  await insert('allocations.resource_types', { tenant_id: tenant, id: type, name: 'CPU', unit: 'core-hours' })
  return { tenant, pi, other, manager, project, recipient, type }
}
type House = Awaited<ReturnType<typeof house>>

async function condo(
  { tenant, project, type }: House,
  { from, to, quantity = '1000' }: { from: Date; to: Date; quantity?: string },
) {
  const id = randomUUID()
  await insert('allocations.allocations', {
    tenant_id: tenant,
    id,
    project_id: project,
    resource_type_id: type,
    is_storage_type: false,
    allocation_model: 'CONDO',
    quantity,
    renewal: 'NONE',
    lifetime_months: 60,
    starts_at: from,
    period_start: from,
    period_end: to,
    ends_at: to,
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
    quantity,
  })
  return id
}

const lend = ({ tenant, project, recipient }: House, from: Date) =>
  insert('allocations.resource_shares', {
    tenant_id: tenant,
    id: randomUUID(),
    source_project_id: project,
    recipient_project_id: recipient,
    share_percentage: '10',
    starts_at: from,
  })

/** What a run of the job at a time tells; time is told to the database, and everything else is as it is. */
async function tellAt(tenant: string, at: Date): Promise<number> {
  const client = await owner.connect()
  try {
    await client.query('begin')
    await client.query('select ctx.begin_told($1, null, $2)', [tenant, at])
    const { rows } = await client.query<{ done: number }>('select allocations.tell_days(1000) as done')
    await client.query('commit')
    return rows[0]!.done
  } finally {
    client.release()
  }
}

const told = async (tenant: string, kind: string) =>
  (
    await owner.query<{ user_id: string; days: number | null; created_at: Date; details: Record<string, string> }>(
      `select user_id, (details ->> 'days')::int as days, created_at, details from identity.notifications where tenant_id = $1 and kind = $2 order by created_at, user_id`,
      [tenant, kind],
    )
  ).rows

const at = (day: number, base = Date.UTC(2027, 0, 1)) => new Date(base + day * DAY)

describe('the days before an end', () => {
  it('are told at 90, 60, 30 and 7, and on the day, to the PI and the resource managers', async () => {
    const here = await house()
    await condo(here, { from: at(-400), to: at(100) })
    for (let day = 0; day <= 101; day++) await tellAt(here.tenant, at(day))
    const before = await told(here.tenant, 'allocation.expiring')
    for (const person of [here.pi, here.manager])
      expect(
        before
          .filter(({ user_id }) => user_id === person)
          .map(({ days, created_at }) => [days, (+created_at - +at(0)) / DAY]),
      ).toEqual([
        [90, 10],
        [60, 40],
        [30, 70],
        [7, 93],
      ])
    expect(before).toHaveLength(8)
    expect(before[0]!.details).toMatchObject({
      what: '1,000 core-hours of CPU',
      date: at(100).toISOString().slice(0, 10),
    })
    expect(await told(here.tenant, 'allocation.expired')).toHaveLength(2)
  })

  it('are each told once and never late, whenever the job runs and however often', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 24 * 125 }), { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 20, max: 800 }),
        async (hours, span) => {
          const here = await house()
          await condo(here, { from: at(100 - span), to: at(100) })
          const runs = hours.toSorted((a, b) => a - b)
          for (const hour of runs) {
            await tellAt(here.tenant, at(hour / 24))
            expect(await tellAt(here.tenant, at(hour / 24))).toBe(0)
          }
          // What a reader of the rule expects: at each run the nearest threshold reached, if it was not told yet.
          const expected = new Set<number>()
          for (const hour of runs) {
            const left = 100 - hour / 24
            const nearest = [7, 30, 60, 90].find((threshold) => left > 0 && left <= threshold)
            if (nearest !== undefined && nearest * 2 <= span) expected.add(nearest)
          }
          const mine = (await told(here.tenant, 'allocation.expiring')).filter(({ user_id }) => user_id === here.pi)
          expect(mine.map(({ days }) => days)).toEqual([...expected].toSorted((a, b) => b - a))
          for (const { days, created_at } of mine) {
            const first = runs.find((hour) => hour >= (100 - days!) * 24)!
            expect(+created_at).toBe(+at(first / 24))
          }
          expect((await told(here.tenant, 'allocation.expired')).length > 0).toBe(
            runs.some((hour) => hour >= 2400 && hour < 2400 + 720),
          )
        },
      ),
      { numRuns: 25 },
    )
  }, 60_000)

  it('are told anew when the end moves', async () => {
    const here = await house()
    const id = await condo(here, { from: at(-400), to: at(20) })
    expect(await tellAt(here.tenant, at(0))).toBe(1)
    await owner.query('update allocations.allocations set ends_at = $2, period_end = $2 where id = $1', [id, at(25)])
    expect(await tellAt(here.tenant, at(0))).toBe(1)
    expect(await tellAt(here.tenant, at(1))).toBe(0)
  })

  it('are told to nobody of an archived project, nor to who was suspended; who comes later hears the nearest', async () => {
    const here = await house()
    await condo(here, { from: at(-400), to: at(20) })
    await owner.query(`update identity.users set status = 'SUSPENDED' where tenant_id = $1 and id = $2`, [
      here.tenant,
      here.manager,
    ])
    expect(await tellAt(here.tenant, at(0))).toBe(1)
    expect(await tellAt(here.tenant, at(0))).toBe(0)
    await owner.query(`update identity.users set status = 'ACTIVE' where tenant_id = $1 and id = $2`, [
      here.tenant,
      here.manager,
    ])
    expect(await tellAt(here.tenant, at(1))).toBe(1)
    expect((await told(here.tenant, 'allocation.expiring')).map(({ user_id }) => user_id)).toEqual([
      here.pi,
      here.manager,
    ])
    await owner.query('update projects.projects set deleted_at = now() where id = $1', [here.project])
    expect(await tellAt(here.tenant, at(14))).toBe(0)
  })
})

describe('what is received', () => {
  it('is told to shrink before it does, by how much, to the recipient alone', async () => {
    const here = await house()
    await lend(here, at(-400))
    await condo(here, { from: at(-400), to: at(40) })
    await condo(here, { from: at(-400), to: at(400), quantity: '500' })
    for (let day = 0; day <= 41; day++) await tellAt(here.tenant, at(day))
    expect(
      (await told(here.tenant, 'share.shrinking')).map(({ user_id, days, details }) => [
        user_id,
        days,
        details['what'],
        details['source'],
      ]),
    ).toEqual([
      [here.other, 30, '100 core-hours of CPU', 'AB-1 AB-1'],
      [here.other, 7, '100 core-hours of CPU', 'AB-1 AB-1'],
    ])
    expect(await told(here.tenant, 'share.ended')).toHaveLength(1)
  })

  it('does not shrink where another allocation takes over at the same moment', async () => {
    const here = await house()
    await lend(here, at(-400))
    await condo(here, { from: at(-400), to: at(20) })
    await condo(here, { from: at(20), to: at(400) })
    await tellAt(here.tenant, at(0))
    expect(await told(here.tenant, 'share.shrinking')).toEqual([])
  })
})

describe('the job', () => {
  it('tells once, however many workers do it at once', async () => {
    const here = await house()
    await condo(here, { from: new Date(Date.now() - 400 * DAY), to: new Date(Date.now() + 20 * DAY) })
    await Promise.all([1, 2, 3, 4].map(() => tellAllDays(worker)))
    expect(await told(here.tenant, 'allocation.expiring')).toHaveLength(2)
    expect(await tellAllDays(worker)).toBe(0)
  })

  it('puts what was told into one mail a day, and what was read or left into none', async () => {
    const here = await house()
    const id = await condo(here, { from: new Date(Date.now() - 400 * DAY), to: new Date(Date.now() + 20 * DAY) })
    await tellAllDays(worker)
    await owner.query(
      `update identity.notifications set created_at = created_at - interval '2 days' where tenant_id = $1`,
      [here.tenant],
    )
    await owner.query(`update identity.notifications set read_at = now() where tenant_id = $1 and user_id = $2`, [
      here.tenant,
      here.manager,
    ])
    await Promise.all([1, 2, 3, 4].map(() => queueDueDigests(worker)))
    const { rows } = await owner.query<{ user_id: string; facts: { notices: { kind: string }[] } }>(
      `select user_id, facts from identity.outgoing_mails where tenant_id = $1 and purpose = 'DIGEST'`,
      [here.tenant],
    )
    expect(rows).toMatchObject([
      { user_id: here.pi, facts: { count: '1', notices: [{ kind: 'allocation.expiring' }] } },
    ])
    expect(await queueDueDigests(worker)).toBe(0)
    expect(id).toBeDefined()
  })

  it('may do nothing else', async () => {
    await expect(
      worker.query('select identity.notify(null, null, null, null, null, null, null)'),
    ).rejects.toMatchObject({ code: '42501' })
    await expect(worker.query('select * from identity.notifications')).rejects.toMatchObject({ code: '42501' })
  })
})
