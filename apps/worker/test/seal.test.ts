import { randomBytes, randomUUID } from 'node:crypto'
import { signingKeyOf } from '@tenure/ledger/signing-key'
import { recordLeaf } from '@tenure/ledger/record-leaf'
import type { Witness } from '@tenure/ledger/witness'
import { migrate } from '@tenure/prisma/migrate'
import { type ThrowawayServer, throwawayServer } from '@tenure/prisma/throwaway'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { sealTenant, sealTrail } from '../src/seal/seal-trail.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

let server: ThrowawayServer
let owner: pg.Pool
let workers: pg.Pool[]
const kept = new Map<string, string[]>()
const witness: Witness = {
  keep: (tenantId, notes) => Promise.resolve(void kept.set(tenantId, [...(kept.get(tenantId) ?? []), ...notes])),
  notesOf: (tenantId) => Promise.resolve(kept.get(tenantId) ?? []),
  lastNoteOf: (tenantId) => Promise.resolve(kept.get(tenantId)?.at(-1)),
  tenants: () => Promise.resolve([...kept.keys()]),
}
const sealing = { keys: [signingKeyOf(Buffer.alloc(32, 5))], witness }

beforeAll(async () => {
  server = await throwawayServer()
  const ownerUrl = await server.createDatabase()
  const password = randomBytes(12).toString('hex')
  await migrate(ownerUrl, { passwords: { app: 'a', door: 'd', worker: password } })
  const url = new URL(ownerUrl)
  ;[url.username, url.password] = ['tenure_worker', password]
  owner = new pg.Pool({ connectionString: ownerUrl, max: 12 })
  workers = Array.from({ length: 2 }, () => new pg.Pool({ connectionString: url.href, max: 2 }))
  // The server goes with the suite, perhaps before the last of them has closed.
  for (const pool of [owner, ...workers]) pool.on('error', () => {})
})
afterAll(async () => {
  await Promise.all([owner, ...workers].map((pool) => pool.end()))
  await server.stop()
})

async function house(): Promise<string> {
  const id = randomUUID()
  await owner.query(`insert into identity.tenants (id, name, slug) values ($1, $2, $2)`, [id, `h-${id.slice(0, 8)}`])
  return id
}

const team = (client: pg.Pool | pg.ClientBase, tenantId: string, name = randomUUID()) =>
  client.query('insert into identity.teams (tenant_id, id, name) values ($1, gen_random_uuid(), $2)', [tenantId, name])

async function state(tenantId: string) {
  const { rows } = await owner.query<{ entries: number; leaves: number; size: number; missed: number }>(
    `select (select count(*)::int from audit.audit_logs where tenant_id = $1) as entries, (select count(*)::int from audit.audit_leaves where tenant_id = $1) as leaves,
       (select max(size)::int from audit.audit_checkpoints where tenant_id = $1) as size,
       (select count(*)::int from audit.audit_logs x where x.tenant_id = $1 and not exists (select from audit.audit_leaves l where l.tenant_id = $1 and l.log_id = x.id)) as missed`,
    [tenantId],
  )
  return rows[0]!
}

describe('sealing', () => {
  it('misses nothing that commits late, while others write and two seal at once', async () => {
    const tenantId = await house()
    const written = new AbortController()
    const sealer = async (pool: pg.Pool) => {
      while (!written.signal.aborted) await sealTenant(pool, { tenantId, ...sealing })
    }
    // Each holds its transaction open over many commits of the others, and commits after those were sealed.
    const late = async () => {
      const client = await owner.connect()
      try {
        for (let i = 0; i < 4; i++) {
          await client.query('begin')
          await team(client, tenantId)
          for (let k = 0; k < 15; k++) await team(owner, tenantId)
          await team(client, tenantId)
          await client.query('commit')
        }
      } finally {
        client.release()
      }
    }
    const sealers = workers.map(sealer)
    await Promise.all(Array.from({ length: 4 }, late)).finally(() => written.abort())
    await Promise.all(sealers)
    await sealTenant(workers[0]!, { tenantId, ...sealing })
    const { entries, leaves, size, missed } = await state(tenantId)
    expect(missed).toBe(0)
    expect(entries).toBe(1 + 4 * 4 * 17)
    expect([leaves, size]).toEqual([entries, entries])
    expect(new Set(kept.get(tenantId)).size).toBe(kept.get(tenantId)!.length)
  })

  it('waits for what still runs: its entry comes with the next checkpoint', async () => {
    const tenantId = await house()
    const client = await owner.connect()
    await client.query('begin')
    await team(client, tenantId)
    await team(owner, tenantId)
    await sealTenant(workers[0]!, { tenantId, ...sealing })
    const before = await state(tenantId)
    await client.query('commit')
    client.release()
    await sealTenant(workers[0]!, { tenantId, ...sealing })
    expect(await state(tenantId)).toMatchObject({ missed: 0, leaves: 3 })
    expect(before.leaves).toBeLessThan(3)
  })

  it('goes on after a restore into another server, where transaction numbers begin anew', async () => {
    const tenantId = await house()
    await sealTenant(workers[0]!, { tenantId, ...sealing })
    await team(owner, tenantId)
    // As a dump is restored elsewhere: the log's own numbers stay, and are far ahead of the new server's.
    await owner.query(`begin; alter table audit.audit_checkpoints disable trigger all; alter table audit.audit_logs disable trigger all;
      update audit.audit_checkpoints set system_identifier = '1', sealed_xid = 900000000 where tenant_id = '${tenantId}';
      update audit.audit_logs set xid = '900000001' where tenant_id = '${tenantId}' and xid = (select max(xid) from audit.audit_logs where tenant_id = '${tenantId}');
      alter table audit.audit_checkpoints enable always trigger frozen; alter table audit.audit_logs enable always trigger frozen; commit`)
    await team(owner, tenantId)
    expect(await sealTenant(workers[0]!, { tenantId, ...sealing })).toBe(2)
    await team(owner, tenantId)
    expect(await sealTenant(workers[0]!, { tenantId, ...sealing })).toBe(1)
    expect(await state(tenantId)).toMatchObject({ missed: 0, leaves: 4, size: 4 })
  })

  it('hashes hostile texts as whoever verifies does', async () => {
    const tenantId = await house()
    const texts = [
      '"quotes" and \\',
      'line\nbreak\ttab\b\f\r',
      '\u0001\u001f\u007f\u0080',
      'é\u2028\u2029',
      '𝄞 💥',
      "'; drop table --",
      '{"a":1}',
    ]
    for (const text of texts)
      await owner.query(
        `insert into audit.audit_logs (tenant_id, created_at, actor_kind, action, resource_type, reason, details, ip_address) values ($1, ctx.now(), $2, $2, $2, $2, json_build_object($2::text, $2::text), '10.1.2.0/24')`,
        [tenantId, text],
      )
    const { rows } = await owner.query<{ leaf: Buffer; row: Record<string, string | null> }>(
      `select n.leaf, to_jsonb(x) || jsonb_build_object('created_at', to_char(x.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'details', x.details::text,
         'seq', x.seq::text, 'xid', x.xid::text, 'ip_address', x.ip_address::text) as row
       from audit.next_leaves($1, '{"follows": false}', 100) n join audit.audit_logs x on x.created_at = n.logged_at and x.id = n.log_id`,
      [tenantId],
    )
    expect(rows.length).toBe(texts.length + 1)
    for (const { leaf, row } of rows) expect(Buffer.compare(Buffer.from(recordLeaf(row)), leaf)).toBe(0)
  })

  it('does every tenant’s, and nothing twice', async () => {
    const [one, two] = [await house(), await house()]
    await sealTrail(workers[0]!, sealing)
    expect([(await state(one)).missed, (await state(two)).missed]).toEqual([0, 0])
    expect(await sealTrail(workers[1]!, sealing)).toBe(0)
  })

  it.each([
    'update audit.audit_leaves set leaf_index = 1',
    'delete from audit.audit_tiles',
    'update audit.audit_tiles set hashes = sha256(hashes)',
    'truncate audit.audit_checkpoints',
  ])('nobody takes it back: %s', async (sql) => {
    await house().then((tenantId) => sealTenant(workers[0]!, { tenantId, ...sealing }))
    await expect(owner.query(sql)).rejects.toMatchObject({ code: '42501' })
  })
})
