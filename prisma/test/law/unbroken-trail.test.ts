import type pg from 'pg'
import { beforeAll, describe, expect, test } from 'vitest'
import { outcome } from '../given/as.ts'
import { id, wholeHouse } from '../given/house.ts'
import { connect, migratedDatabase } from '../server/fresh.ts'

let owner: pg.Client
const t = id('a', 'tenant')
beforeAll(async () => {
  owner = await connect(await migratedDatabase())
  await owner.query(wholeHouse('a'))
})

describe('what can not be audited does not happen', () => {
  const breaks = [
    ['the trail refuses the row', `alter table audit.audit_logs add constraint nothing check (false) not valid`],
    ['the trail is gone', 'alter table audit.audit_logs rename to elsewhere'],
    [
      'nobody may write it',
      'revoke insert on audit.audit_logs from tenure_audit; drop policy capture on audit.audit_logs',
    ],
  ] as const
  test.each(breaks)('%s', async (_, sql) => {
    await owner.query('begin')
    await owner.query(sql)
    for (const change of [
      `update projects.projects set name = 'Unseen' where tenant_id = '${t}'`,
      `insert into identity.teams (tenant_id, id, name) values ('${t}', gen_random_uuid(), 'Unseen')`,
      `delete from identity.team_members where tenant_id = '${t}'`,
    ]) {
      expect(await outcome(owner, change), change).toEqual(expect.stringMatching(/^[0-9A-Z]{5}$/))
    }
    const { rows } = await owner.query(`select count(*)::int as n from projects.projects where name = 'Unseen'`)
    expect(rows).toEqual([{ n: 0 }])
    await owner.query('rollback')
  })

  test('even where a session plays a replica', async () => {
    await owner.query('begin')
    await owner.query(
      `set local session_replication_role = replica; update identity.teams set name = 'Unseen' where tenant_id = '${t}'`,
    )
    const { rows } = await owner.query('select from audit.audit_logs where xid = pg_current_xact_id()')
    expect(rows).toHaveLength(1)
    await owner.query('rollback')
  })
})

test('the trail and every month of it refuse each change, to the owner too', async () => {
  const { rows } = await owner.query<{ name: string }>(
    `select i.inhrelid::regclass::text as name from pg_inherits i where i.inhparent = 'audit.audit_logs'::regclass`,
  )
  expect(rows.length).toBeGreaterThan(30)
  await owner.query('begin')
  for (const name of ['audit.audit_logs', ...rows.map((row) => row.name)]) {
    for (const sql of [`update ${name} set action = 'x'`, `delete from ${name}`, `truncate ${name}`])
      expect(await outcome(owner, sql), sql).toBe('42501')
  }
  await owner.query('rollback')
})

test('months are made ahead once, each with its wall', async () => {
  await owner.query('begin')
  expect((await owner.query(`select audit.ensure_partitions(12, 18) as made`)).rows).toEqual([{ made: 0 }])
  expect((await owner.query(`select audit.ensure_partitions(14, 18) as made`)).rows).toEqual([{ made: 2 }])
  expect(await outcome(owner, 'select audit.ensure_partitions(100000)')).toBe('22023')
  await owner.query('rollback')
})
