import type pg from 'pg'
import { beforeAll, describe, expect, test } from 'vitest'
import { outcome, undone } from '../given/as.ts'
import { id, wholeHouse } from '../given/house.ts'
import { connect, migratedDatabase, signedInAs } from '../server/fresh.ts'

let owner: pg.Client
let app: pg.Client
let url: string
beforeAll(async () => {
  url = await migratedDatabase()
  owner = await connect(url)
  await owner.query(`${wholeHouse('a')}; ${wholeHouse('b')}`)
  app = await connect(signedInAs('tenure_app', url))
})

const admin = { house: 'a', person: 'admin' } as const
const t = id('a', 'tenant')
const month = `audit.audit_logs_${new Date().toISOString().slice(0, 7).replace('-', '_')}`

describe('what an administrator’s own SQL is refused', () => {
  test.each([
    // Secrets.
    'select password_hash from identity.users',
    'select u from identity.users u',
    'select * from identity.users',
    'select token_hash from identity.sessions',
    'select token_hash from identity.api_tokens',
    `select from identity.users where password_hash like 'a%'`,
    'update identity.users set full_name = password_hash',
    `update identity.users set password_hash = 'mine' where id = '${id('a', 'pi')}'`,
    `update identity.users set email = email returning password_hash`,
    `insert into identity.users (tenant_id, id, username, email, full_name, password_hash) values ('${t}', gen_random_uuid(), 'n', 'n@a.test', 'N', 'x')`,
    `insert into identity.sessions (tenant_id, id, user_id, token_hash, expires_at) values ('${t}', gen_random_uuid(), '${id('a', 'pi')}', sha256('x'), now())`,
    `update identity.sessions set token_hash = sha256('x')`,
    `update identity.sessions set expires_at = 'infinity'`,
    `select * from identity.sign_in_candidates(null, 'pi@a.test')`,
    `select identity.sign_in_succeeded('${t}', '${id('a', 'pi')}', gen_random_uuid(), sha256('x'), null, null, '1 day', '{PASSWORD}')`,
    `select identity.set_password_hash('${t}', '${id('a', 'pi')}', 'x')`,
    `select identity.mark_active(sha256('x'))`,
    'copy identity.users to stdout',
    // The trail and the past.
    `insert into audit.audit_logs (tenant_id, created_at, actor_kind, action, resource_type) values ('${t}', now(), 'SESSION', 'x', 'x')`,
    `update audit.audit_logs set action = 'nothing'`,
    'delete from audit.audit_logs',
    'truncate audit.audit_logs',
    `select * from ${month}`,
    `delete from ${month}`,
    'drop table audit.audit_logs_default',
    `insert into projects.project_history (tenant_id, project_id, version, action, changed_at, snapshot) values ('${t}', '${id('a', 'project')}', 9, 'x', now(), '{}')`,
    'update projects.project_history set version = 9',
    'delete from projects.project_history',
    'delete from allocations.allocation_history',
    `update allocations.resource_share_history set snapshot = '{}'`,
    'delete from allocations.data_share_history',
    'delete from allocations.draws',
    'update allocations.draws set amount = 0.0001',
    'delete from allocations.allocations',
    'delete from projects.projects',
    'delete from identity.users',
    'update audit.column_marks set mark = mark',
    'select audit.ensure_partitions(12, 600)',
    'select * from projects.public_id_counters',
    'update projects.public_id_counters set last = 1',
    'alter table projects.projects disable trigger all',
    'set session_replication_role = replica',
    // Objects of one's own.
    'create table identity.mine (id integer)',
    'create table public.mine (id integer)',
    'create temporary table mine (id integer)',
    'create schema mine',
    `create function public.mine() returns integer language sql as 'select 1'`,
    'create view public.mine as select 1',
    'create extension hstore',
    'create role mine',
    'alter role tenure_app bypassrls',
    'grant tenure_owner to tenure_app',
    'select lo_create(0)',
    `select pg_read_file('/etc/passwd')`,
    `copy (select 1) to program 'true'`,
    'select pg_reload_conf()',
    // The law itself.
    'drop policy tenant on projects.projects',
    'alter table projects.projects no force row level security',
    'create policy mine on projects.projects to tenure_app using (true)',
    'create or replace function ctx.tenant() returns uuid language sql as $$ select null::uuid $$',
    'grant select on identity.users to public',
    'lock table identity.users in access exclusive mode',
    // What an installation sets, not a tenant.
    `update identity.tenants set tier = 'ENTERPRISE'`,
    'update identity.tenants set storage_quota_bytes = null',
    'update identity.tenants set itar_restricted = false',
    `update identity.tenants set slug = 'other'`,
    'update identity.tenants set deleted_at = now()',
    `insert into identity.tenants (id, name, slug) values (gen_random_uuid(), 'x', 'x')`,
    `update identity.roles set is_system_role = true`,
    `select allocations.facts('{}', '{}', null), ctx.establish(null, null, null, null, null, null, null)`,
  ])('%s', async (sql) => {
    await undone(app, admin, async () => expect(await outcome(app, sql)).toBe('42501'))
  })

  test('truncating any table', async () => {
    const { rows } = await owner.query<{ name: string }>(
      `select c.oid::regclass::text as name from pg_class c where c.relkind in ('r', 'p') and c.relnamespace::regnamespace::text in ('identity', 'projects', 'allocations', 'audit', 'ctx')`,
    )
    await undone(app, admin, async () => {
      for (const { name } of rows) expect(await outcome(app, `truncate ${name} cascade`), name).toBe('42501')
    })
  })

  test('system roles are read, and neither changed nor made', async () => {
    await undone(app, admin, async () => {
      expect((await app.query('select from identity.roles where is_system_role')).rowCount).toBe(7)
      expect(await outcome(app, `update identity.roles set permissions = '[]' where is_system_role`)).toBe(0)
      expect(await outcome(app, 'delete from identity.roles where is_system_role')).toBe(0)
      expect(
        await outcome(
          app,
          `insert into identity.roles (tenant_id, id, name, is_system_role) values ('${t}', gen_random_uuid(), 'mine', true)`,
        ),
      ).toBe('42501')
    })
  })
})

describe('the other roles that sign in', () => {
  test.each(['tenure_door', 'tenure_worker'] as const)('%s reads and writes no table', async (role) => {
    const client = await connect(signedInAs(role, url))
    const { rows } = await owner.query<{ name: string }>(
      `select c.oid::regclass::text as name from pg_class c where c.relkind in ('r', 'p') and c.relnamespace::regnamespace::text in ('identity', 'projects', 'allocations', 'audit', 'ctx')`,
    )
    await client.query('begin')
    for (const { name } of rows) {
      for (const sql of [
        `select from ${name}`,
        `delete from ${name}`,
        `truncate ${name}`,
        `insert into ${name} default values`,
      ])
        expect(await outcome(client, sql), sql).toBe('42501')
    }
    for (const sql of [
      'create temporary table mine (id integer)',
      'create table public.mine (id integer)',
      `select ctx.begin_told('${t}', '${id('a', 'admin')}', now())`,
    ]) {
      expect(await outcome(client, sql), sql).toBe('42501')
    }
    await client.query('rollback')
  })

  test('the worker has a tenant and nobody’s permissions; in no tenant that is gone', async () => {
    const worker = await connect(signedInAs('tenure_worker', url))
    await worker.query('begin')
    await worker.query('select ctx.begin_worker($1)', [t])
    expect(await outcome(worker, 'select allocations.renew_due(10)')).toBe(1)
    expect(await outcome(worker, `select ctx.begin_worker('${id('a', 'nobody')}')`)).toBe('42501')
    await worker.query('rollback')
  })

  test.each([
    ['a suspended person', `update identity.users set status = 'SUSPENDED' where username = 'outsider'`, '1 day'],
    ['a locked person', `update identity.users set locked_until = now() + interval '1 minute'`, '1 day'],
    ['a removed person', `update identity.users set deleted_at = now() where username = 'outsider'`, '1 day'],
    ['anyone for a year', 'select', '1 year'],
  ])('the door can not let in %s', async (_, change, lasts) => {
    await owner.query('begin')
    await owner.query(change)
    await owner.query('set local role tenure_door')
    expect(
      await outcome(
        owner,
        `select identity.sign_in_succeeded('${t}', '${id('a', 'outsider')}', gen_random_uuid(), sha256('x'), null, null, '${lasts}', '{PASSWORD}')`,
      ),
    ).toBe('42501')
    await owner.query('rollback')
  })

  test('five failures lock for a minute, a sixth for two; a success opens again', async () => {
    const door = await connect(signedInAs('tenure_door', url))
    await door.query('begin')
    const failed = async () =>
      (
        await door.query<{ seconds: number | null }>(
          `select round(extract(epoch from identity.sign_in_failed('${t}', '${id('a', 'member')}', '10.0.0.2', 'x') - now()))::int as seconds`,
        )
      ).rows[0]?.seconds
    const waits: (number | null | undefined)[] = []
    for (let i = 0; i < 7; i += 1) waits.push(await failed())
    expect(waits).toEqual([null, null, null, null, 60, 120, 240])
    await door.query('rollback')
  })
})
