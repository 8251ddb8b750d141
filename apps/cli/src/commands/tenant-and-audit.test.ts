import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { throwawayServer, type ThrowawayServer } from '@tenure/prisma/throwaway'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { main } from '../main.ts'

// Each command opens the database anew, and seals and verifies for real.
vi.setConfig({ testTimeout: 60_000 })

let server: ThrowawayServer
let home: string
let databaseUrl: string
let lines: string[]

/** Runs a command in this process, and answers what it said and how it ended. */
async function tenure(...args: string[]) {
  lines = []
  process.exitCode = 0
  await main(args)
  const ended = { code: process.exitCode, said: lines.join('\n') }
  process.exitCode = 0
  return ended
}

const listen = () => {
  const hear = (...words: unknown[]) => void lines.push(words.join(' '))
  vi.spyOn(console, 'log').mockImplementation(hear)
  vi.spyOn(console, 'error').mockImplementation(hear)
  vi.stubEnv('DATABASE_URL', databaseUrl)
  vi.stubEnv('TENURE_HOME', home)
}

async function asOwner<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const { rows } = await client.query<Row>(text, values)
  await client.end()
  return rows
}

beforeAll(async () => {
  server = await throwawayServer()
  databaseUrl = await server.createDatabase()
  home = await mkdtemp(join(tmpdir(), 'tenure-commands-'))
  listen()
  await tenure('tenant', 'create', 'lab', '--name', 'The Lab', '--admin', 'ada@lab.test')
}, 120_000)
beforeEach(listen)
afterAll(async () => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
  await Promise.all([server.stop(), rm(home, { recursive: true, force: true })])
})

describe('tenure tenant set', () => {
  test('sets what the installation alone may, leaves the rest, and says how it stands', async () => {
    expect(await tenure('tenant', 'set', 'lab', '--tier', 'PRO', '--quota-bytes', '5000', '--region', 'EU')).toEqual({
      code: 0,
      said: expect.stringMatching(/The Lab[\s\S]*PRO[\s\S]*5000 bytes[\s\S]*EU[\s\S]*not restricted/) as string,
    })
    expect((await tenure('tenant', 'set', 'lab', '--quota-bytes', 'none')).said).toMatch(/PRO[\s\S]*quota +none/)
    const trail = await asOwner(
      `select distinct action, actor_kind ~ '^DATABASE:' as "byDatabase" from audit.audit_logs where resource_type = 'tenants' and action = 'setTenant'`,
    )
    expect(trail).toEqual([{ action: 'setTenant', byDatabase: true }])
  })

  test.each([
    [['tenant', 'set', 'lab', '--tier', 'GOLD'], 'There is no such tier.'],
    [['tenant', 'set', 'lab', '--itar', 'maybe'], '--itar is on or off.'],
    [['tenant', 'set', 'lab', '--quota-bytes', '-1'], '--quota-bytes'],
    [['tenant', 'set', 'nowhere', '--tier', 'PRO'], 'There is no institution nowhere.'],
    [['tenant', 'set'], 'A slug is needed.'],
  ])('%j is refused, and changes nothing', async (args, why) => {
    const before = await asOwner(`select tier, itar_restricted from identity.tenants where slug = 'lab'`)
    const { code, said } = await tenure(...args)
    expect(code).toBeGreaterThan(0)
    expect(said).toContain(why)
    expect(await asOwner(`select tier, itar_restricted from identity.tenants where slug = 'lab'`)).toEqual(before)
  })
})

describe('tenure tenant attest', () => {
  test('comes before an institution can be restricted, and opens the way', async () => {
    // Whom the installation invited gives rights once they have come in.
    await asOwner(`update identity.users set status = 'ACTIVE' where email = 'ada@lab.test'`)
    const early = await tenure('tenant', 'set', 'lab', '--itar', 'on')
    expect(early.code).toBe(1)
    expect(early.said).toContain('tenure tenant attest lab')
    const until = `${new Date().getUTCFullYear() + 1}-12-31`
    const attest = (login: string) =>
      tenure('tenant', 'attest', 'lab', login, '--until', until, '--basis', 'Passport seen')
    expect((await attest('nobody@lab.test')).said).toContain('There is no nobody@lab.test in lab.')
    expect((await attest('ada@lab.test')).said).toContain(`is attested until ${until}.`)
    expect((await tenure('tenant', 'attest', 'lab', 'ada@lab.test', '--until', 'soon', '--basis', 'x')).code).toBe(1)
    expect((await tenure('tenant', 'set', 'lab', '--itar', 'on')).said).toMatch(/ITAR +restricted/)
    expect((await tenure('tenant', 'set', 'lab', '--itar', 'off')).said).toMatch(/ITAR +not restricted/)
  })
})

describe('tenure audit', () => {
  const path = () => join(home, 'lab.jsonl')

  test('seals what waits, once', async () => {
    expect((await tenure('audit', 'seal')).said).toMatch(/\d+ entries sealed\./)
    expect((await tenure('audit', 'seal')).said).toContain('All was sealed already.')
    expect(await readFile(join(home, 'audit', 'public-keys'), 'utf8')).toMatch(/^\S{44}\n$/)
  })

  test('exports a bundle that is verified without the database, and finds a changed letter in it', async () => {
    const written = await tenure('audit', 'export', path(), '--tenant', 'lab')
    expect(written).toMatchObject({ code: 0 })
    expect(written.said).toMatch(/\d+ entries in .*lab\.jsonl/)
    const verify = (file: string) =>
      tenure('audit', 'verify', '--bundle', file, '--public-key', join(home, 'audit', 'public-keys'))
    expect(await verify(path())).toMatchObject({ code: 0 })
    const forged = join(home, 'forged.jsonl')
    await writeFile(forged, (await readFile(path(), 'utf8')).replace('ada@lab.test', 'eve@lab.test'))
    expect(await verify(forged)).toMatchObject({ code: 1 })
    const [told] = await asOwner<{ count: number }>(
      `select count(*)::int as count from audit.audit_logs where action = 'exportAuditLog'`,
    )
    expect(told!.count).toBe(1)
    expect((await tenure('audit', 'export', path(), '--tenant', 'nowhere')).code).toBe(1)
    expect((await tenure('audit', 'export')).code).toBe(2)
  })

  test('takes months that are past into bundles, drops them, and verifies what is left', async () => {
    const longAgo = () =>
      asOwner(
        `select x.id from identity.teams t join audit.audit_logs x on x.resource_id = t.id where t.name = 'Long ago'`,
      )
    await asOwner(
      `do $$ declare t uuid := (select id from identity.tenants where slug = 'lab'); begin
         perform ctx.begin_told(t, null, date_trunc('month', now()) - interval '3 months' + interval '2 days');
         insert into identity.teams (tenant_id, id, name) values (t, gen_random_uuid(), 'Long ago');
       end $$`,
    )
    await tenure('audit', 'seal')
    const month = (
      await asOwner<{ month: string }>(
        `select to_char(date_trunc('month', now() at time zone 'UTC') - interval '2 months', 'YYYY-MM') as month`,
      )
    )[0]!.month
    const retain = (...more: string[]) =>
      tenure('audit', 'retain', '--before', month, '--to', join(home, 'bundles'), ...more)
    expect((await retain()).said).toContain('Nothing was changed. With --apply')
    expect(await longAgo()).toHaveLength(1)
    const retained = await retain('--apply')
    expect(retained, retained.said).toMatchObject({ code: 0 })
    expect((await readdir(join(home, 'bundles'))).length).toBeGreaterThan(0)
    expect(await longAgo()).toEqual([])
    expect((await retain('--apply')).said).toContain('holds nothing of the months before')
    const verified = await tenure('audit', 'verify')
    expect(verified, verified.said).toMatchObject({ code: 0 })
  })

  test('finds a key that signed what it did not know', async () => {
    const other = join(home, 'other-keys')
    await appendFile(other, `${Buffer.alloc(32, 9).toString('base64')}\n`)
    expect((await tenure('audit', 'verify', '--public-key', other)).code).toBe(1)
  })
})
