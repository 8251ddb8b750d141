import type pg from 'pg'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { begin, outcome } from '../given/as.ts'
import { id, wholeHouse } from '../given/house.ts'
import { connect, migratedDatabase, signedInAs } from '../server/fresh.ts'

interface Entry {
  readonly action: string
  readonly resource_type: string
  readonly resource_id: string
  readonly details: { old?: Record<string, unknown>; new?: Record<string, unknown> }
}

let owner: pg.Client
let app: pg.Client
let url: string
const t = id('a', 'tenant')
beforeAll(async () => {
  url = await migratedDatabase()
  owner = await connect(url)
  await owner.query(`${wholeHouse('a')}; ${wholeHouse('b')}`)
  app = await connect(signedInAs('tenure_app', url))
})

/** What this transaction has put into the trail, in its order. */
async function said(client: pg.Client): Promise<Entry[]> {
  const { rows } = await client.query<Entry>(
    'select action, resource_type, resource_id, details from audit.audit_logs where xid = pg_current_xact_id() order by seq',
  )
  return rows
}

describe('each changed row leaves one row', () => {
  beforeEach(() => owner.query('begin'))
  afterEach(() => owner.query('rollback'))

  test('inserted: all it holds, several at once', async () => {
    await owner.query(
      `insert into identity.teams (tenant_id, id, name) select '${t}', gen_random_uuid(), 'Team ' || n from generate_series(1, 3) n`,
    )
    const entries = await said(owner)
    expect(entries.map(({ details }) => details.new?.['name'])).toEqual(['Team 1', 'Team 2', 'Team 3'])
    expect(entries[0]).toMatchObject({
      action: 'sql:insert',
      resource_type: 'teams',
      details: { new: { version: 1, tenant_id: t } },
    })
    // What is absent is not said.
    expect(entries[0]?.details.new).not.toHaveProperty('description')
  })

  test('updated: only what changed, old and new, and nothing of a row that did not', async () => {
    await owner.query(
      `update projects.projects set name = case public_id when 'AB-1' then 'Dark' else name end where tenant_id = '${t}'`,
    )
    const entries = await said(owner)
    expect(entries).toHaveLength(1)
    expect(entries[0]).toMatchObject({ resource_type: 'projects', resource_id: id('a', 'project') })
    expect(entries[0]?.details.old).toMatchObject({ name: 'Light' })
    expect(entries[0]?.details.new).toMatchObject({ name: 'Dark' })
    expect(Object.keys(entries[0]?.details.new ?? {}).sort()).toEqual(['name', 'updated_at', 'version'])
  })

  test('several rows changed by one statement: each its own', async () => {
    await owner.query(`update identity.users set full_name = full_name || '!' where tenant_id = '${t}'`)
    const entries = await said(owner)
    expect(entries).toHaveLength(7)
    expect(new Set(entries.map(({ resource_id: one }) => one)).size).toBe(7)
    for (const { details } of entries) expect(`${String(details.old?.['full_name'])}!`).toBe(details.new?.['full_name'])
  })

  test('deleted: what it was, with what goes with it', async () => {
    await owner.query(
      `delete from identity.teams where tenant_id = '${t}' and id = '${id('a', 'team')}' and not exists (select from projects.projects p where p.team_id = teams.id)`,
    )
    expect(await said(owner)).toEqual([])
    await owner.query(`update projects.projects set team_id = null where tenant_id = '${t}'`)
    await owner.query(`delete from identity.teams where tenant_id = '${t}' and id = '${id('a', 'team')}'`)
    const entries = (await said(owner)).filter(({ action }) => action === 'sql:delete')
    expect(entries.map(({ resource_type: type }) => type).sort()).toEqual(['team_members', 'teams'])
    expect(entries.find(({ resource_type: type }) => type === 'teams')?.details.old).toMatchObject({ name: 'Optics' })
  })

  test('a tenant’s own row is in its trail', async () => {
    await owner.query(`update identity.tenants set tier = 'PRO' where id = '${t}'`)
    const { rows } = await owner.query(
      `select tenant_id, resource_id, details -> 'new' ->> 'tier' as tier from audit.audit_logs where xid = pg_current_xact_id()`,
    )
    expect(rows).toEqual([{ tenant_id: t, resource_id: t, tier: 'PRO' }])
  })

  test('what is withheld: that it changed, never to what', async () => {
    await owner.query(
      `update identity.users set password_hash = 'another hash' where tenant_id = '${t}' and id = '${id('a', 'pi')}'`,
    )
    await owner.query(
      `insert into identity.users (tenant_id, id, username, email, full_name, password_hash) values ('${t}', gen_random_uuid(), 'n', 'n@a.test', 'N', 'a new hash')`,
    )
    await owner.query(`delete from identity.api_tokens where tenant_id = '${t}'`)
    const entries = await said(owner)
    expect(entries[0]?.details.new).toMatchObject({ password_hash: '[withheld]' })
    expect(entries[0]?.details.old).toMatchObject({ password_hash: '[withheld]' })
    expect(entries[1]?.details.new).toMatchObject({ password_hash: '[withheld]' })
    expect(entries[2]?.details.old).toMatchObject({ token_hash: '[withheld]' })
    expect(JSON.stringify(entries)).not.toMatch(/hash of|another hash|new hash|\\\\x/)
  })

  test('what is ignored: a change of it alone is no event', async () => {
    await owner.query(`update identity.sessions set last_active_at = now() where tenant_id = '${t}'`)
    await owner.query(`update identity.api_tokens set last_used_at = now() where tenant_id = '${t}'`)
    expect(await said(owner)).toEqual([])
    await owner.query(
      `update identity.sessions set last_active_at = now(), revoked_at = now() where tenant_id = '${t}' and user_id = '${id('a', 'pi')}'`,
    )
    expect((await said(owner)).map(({ details }) => Object.keys(details.new ?? {}))).toEqual([['revoked_at']])
  })

  test('a row’s key may not change: nobody could follow it', async () => {
    expect(
      await outcome(
        owner,
        `update identity.teams set id = gen_random_uuid() where tenant_id = '${t}' and name = 'nobody'`,
      ),
    ).toBe(0)
    await owner.query(`insert into identity.teams (tenant_id, id, name) values ('${t}', gen_random_uuid(), 'Loose')`)
    expect(
      await outcome(
        owner,
        `update identity.teams set id = gen_random_uuid() where tenant_id = '${t}' and name = 'Loose'`,
      ),
    ).toBe('TN002')
  })

  test('merging and upserting are audited like the rest', async () => {
    await owner.query(
      `insert into identity.teams (tenant_id, id, name) values ('${t}', '${id('a', 'team')}', 'Optics') on conflict (tenant_id, id) do update set name = 'Lenses'`,
    )
    expect((await said(owner)).map(({ action, details }) => [action, details.new?.['name']])).toEqual([
      ['sql:update', 'Lenses'],
    ])
  })
})

test('who, by what, why and from where', async () => {
  await begin(app, { house: 'a', person: 'admin' })
  await app.query(
    `select set_config('app.action', 'renameTeam', true), set_config('app.reason', 'a better name', true)`,
  )
  await app.query(`update identity.teams set name = 'Lenses'`)
  const { rows } = await app.query(
    `select actor_kind, user_id, session_id, api_token_id, action, reason, host(ip_address) as ip, user_agent, request_id is not null as request, created_at = ctx.now() as now
     from audit.audit_logs where xid = pg_current_xact_id()`,
  )
  expect(rows).toEqual([
    {
      actor_kind: 'SESSION',
      user_id: id('a', 'admin'),
      session_id: id('a', 'session of admin'),
      api_token_id: null,
      action: 'renameTeam',
      reason: 'a better name',
      ip: '10.0.0.1',
      user_agent: 'a test',
      request: true,
      now: true,
    },
  ])
  await app.query('rollback')
})

test('whose trail is read: the tenant’s by an auditor, a project’s by those who administer it, no one’s by the rest', async () => {
  const seen = async (person: 'admin' | 'pi' | 'member' | 'outsider') => {
    await begin(app, { house: 'a', person })
    const { rows } = await app.query<{ project: string | null }>(
      'select distinct project_id as project from audit.audit_logs order by 1',
    )
    await app.query('rollback')
    return rows.map(({ project }) => project)
  }
  expect((await seen('admin')).length).toBe(3)
  expect(await seen('pi')).toEqual([id('a', 'project')])
  expect(await seen('member')).toEqual([])
  expect(await seen('outsider')).toEqual([])
})

test('history: the whole row as it became, at each change', async () => {
  await begin(app, { house: 'a', person: 'pi' })
  await app.query(`select set_config('app.action', 'renameProject', true), set_config('app.reason', 'clearer', true)`)
  await app.query(`update projects.projects set name = 'Clear light' where id = '${id('a', 'project')}'`)
  const { rows } = await app.query(
    `select version, action, change_summary, changed_by, snapshot ->> 'name' as name, snapshot ->> 'public_id' as public from projects.project_history where project_id = $1 order by version desc limit 1`,
    [id('a', 'project')],
  )
  expect(rows).toEqual([
    {
      version: 2,
      action: 'renameProject',
      change_summary: 'clearer',
      changed_by: id('a', 'pi'),
      name: 'Clear light',
      public: 'AB-1',
    },
  ])
  await app.query('rollback')
})
