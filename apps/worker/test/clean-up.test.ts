import { randomBytes, randomUUID } from 'node:crypto'
import { migrate } from '@tenure/prisma/migrate'
import { type ThrowawayServer, throwawayServer } from '@tenure/prisma/throwaway'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { cleanUpAll } from '../src/jobs/clean-up.ts'

let server: ThrowawayServer
let owner: pg.Pool
let workers: pg.Pool
const [tenant, user] = [randomUUID(), randomUUID()]

beforeAll(async () => {
  server = await throwawayServer()
  const ownerUrl = await server.createDatabase()
  await migrate(ownerUrl, { passwords: { app: 'a', door: 'd', worker: 'w' } })
  owner = new pg.Pool({ connectionString: ownerUrl, max: 2 })
  const url = Object.assign(new URL(ownerUrl), { username: 'tenure_worker', password: 'w' })
  workers = new pg.Pool({ connectionString: url.href, max: 4 })
  // The server goes with the suite, perhaps before the last of them has closed.
  for (const pool of [owner, workers]) pool.on('error', () => {})
  await owner.query('insert into identity.tenants (id, name, slug) values ($1, $2, $2)', [tenant, 'reef'])
  await owner.query(
    `insert into identity.users (tenant_id, id, username, email, full_name) values ($1, $2, 'ada', 'ada@reef.test', 'Ada')`,
    [tenant, user],
  )
}, 60_000)
afterAll(async () => {
  await Promise.all([owner, workers].map((pool) => pool.end()))
  await server.stop()
})

const days = (count: number) => new Date(Date.now() - count * 86_400_000)
const insert = async (table: string, row: Record<string, unknown>): Promise<string> => {
  const all: Record<string, unknown> = { tenant_id: tenant, id: randomUUID(), user_id: user, ...row }
  const names = Object.keys(all)
  await owner.query(
    `insert into identity.${table} (${names.join(', ')}) values (${names.map((_, i) => `$${i + 1}`).join(', ')})`,
    Object.values(all),
  )
  return all['id'] as string
}
const session = (created: number, ended: number) =>
  insert('sessions', {
    token_hash: randomBytes(32),
    created_at: days(created),
    last_active_at: days(created),
    expires_at: days(ended),
  })
const link = (created: number, ended: number) =>
  insert('mailed_links', {
    purpose: 'RESET_PASSWORD',
    email: 'ada@reef.test',
    token_hash: randomBytes(32),
    created_at: days(created),
    expires_at: days(ended),
  })
const mail = (sent: number | null, linkId: string | null = null) =>
  insert('outgoing_mails', {
    purpose: 'NEW_SIGN_IN',
    recipient: 'ada@reef.test',
    link_id: linkId,
    created_at: days(200),
    sent_at: sent === null ? null : days(sent),
  })
const left = async (table: string) =>
  (await owner.query<{ id: string }>(`select id from identity.${table} where tenant_id = $1`, [tenant])).rows
    .map(({ id }) => id)
    .toSorted()
const kept = { mailDays: 90, sessionDays: 180 }

it('deletes what ended longer ago than it is kept, and nothing else; the trail tells of each', async () => {
  const stay = {
    sessions: [await session(300, 170), await session(1, -1)],
    mailed_links: [await link(80, 79)],
    outgoing_mails: [await mail(80), await mail(null)],
  }
  // A link that an unsent mail hangs on stays until that is given up.
  const held = await link(200, 199)
  stay.outgoing_mails.push(await mail(null, held))
  stay.mailed_links.push(held)
  const gone = [await session(300, 181), await session(301, 300), await link(200, 91), await mail(91)]
  gone.push(await mail(120, gone[2]))
  gone.push(
    await insert('pending_sign_ins', {
      token_hash: randomBytes(32),
      method: 'PASSWORD',
      created_at: days(3),
      expires_at: days(2),
    }),
  )
  expect(await cleanUpAll(workers, kept, 1)).toBe(gone.length)
  for (const [table, ids] of Object.entries(stay)) expect(await left(table), table).toEqual(ids.toSorted())
  expect(await left('pending_sign_ins')).toEqual([])
  const { rows } = await owner.query<{ id: string; kind: string }>(
    `select resource_id as id, actor_kind as kind from audit.audit_logs where tenant_id = $1 and action = 'cleanUp'`,
    [tenant],
  )
  expect(rows.every(({ kind }) => kind === 'WORKER')).toBe(true)
  expect(gone.slice(0, 5).every((id) => rows.some((row) => row.id === id))).toBe(true)
  expect(await cleanUpAll(workers, kept)).toBe(0)
})

it('done by several workers at once deletes each thing once, and leaves a person their newest session', async () => {
  const other = randomUUID()
  await owner.query(
    `insert into identity.users (tenant_id, id, username, email, full_name) values ($1, $2, 'bob', 'bob@reef.test', 'Bob')`,
    [tenant, other],
  )
  const ids = []
  for (let i = 0; i < 30; i++)
    ids.push(
      await insert('sessions', {
        user_id: other,
        token_hash: randomBytes(32),
        created_at: days(400 - i),
        last_active_at: days(400 - i),
        expires_at: days(399 - i),
      }),
    )
  const done = await Promise.all([1, 2, 3, 4].map(() => cleanUpAll(workers, kept, 5)))
  expect(done.reduce((a, b) => a + b, 0)).toBe(29)
  const { rows } = await owner.query('select id from identity.sessions where user_id = $1', [other])
  expect(rows).toEqual([{ id: ids.at(-1) }])
})

it('refuses to delete what ended today', async () => {
  await expect(cleanUpAll(workers, { mailDays: 0, sessionDays: 180 })).rejects.toMatchObject({ code: '22023' })
})
