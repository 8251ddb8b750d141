import type pg from 'pg'
import { beforeAll, describe, expect, test } from 'vitest'
import { begin, undone } from '../given/as.ts'
import { id, secretOf, wholeHouse } from '../given/house.ts'
import { connect, migratedDatabase, signedInAs } from '../server/fresh.ts'

let url: string
let owner: pg.Client
let app: pg.Client
let tables: string[]
beforeAll(async () => {
  url = await migratedDatabase()
  owner = await connect(url)
  await owner.query(`${wholeHouse('a')}; ${wholeHouse('b')}`)
  app = await connect(signedInAs('tenure_app', url))
  const { rows } = await owner.query<{ name: string }>(
    `select distinct table_schema || '.' || table_name as name from information_schema.column_privileges
     where grantee = 'tenure_app' and privilege_type = 'SELECT' and table_name <> 'column_marks' order by 1`,
  )
  tables = rows.map(({ name }) => name)
})

/** The tables of which at least a row is seen. */
async function seen(): Promise<string[]> {
  const found: string[] = []
  for (const table of tables) {
    const { rows } = await app.query<{ some: boolean }>(`select exists (select from ${table}) as some`)
    if (rows[0]?.some) found.push(table)
  }
  return found
}

const set = (name: string, value: string) => app.query('select set_config($1, $2, true)', [name, value])
const settings = async () =>
  (
    await app.query<{ claims: string; signature: string }>(
      `select current_setting('app.claims', true) as claims, current_setting('app.signature', true) as signature`,
    )
  ).rows[0] ?? { claims: '', signature: '' }

test('there is much to be seen by whoever may', async () => {
  expect(tables.length).toBeGreaterThan(20)
  expect(await undone(app, { house: 'a', person: 'admin' }, seen)).toEqual(
    expect.arrayContaining(tables.filter((name) => !/idempotency|_members|notification|calendar/.test(name))),
  )
})

test('without a context nobody sees anything', async () => {
  expect(await seen()).toEqual([])
})

describe('a context that nobody gave shows nothing', () => {
  test('the settings that other systems trust', async () => {
    await app.query('begin')
    await set('app.current_tenant_id', id('a', 'tenant'))
    await set('app.current_user_id', id('a', 'admin'))
    expect(await seen()).toEqual([])
    await app.query('rollback')
  })

  test('claims without a signature, or with one made up', async () => {
    for (const signature of ['', 'x', '0'.repeat(64)]) {
      await app.query('begin')
      await set('app.claims', `${id('a', 'tenant')}|${id('a', 'admin')}|||SESSION||project:read,user:read`)
      await set('app.signature', signature)
      expect(await seen()).toEqual([])
      await app.query('rollback')
    }
  })

  test('one’s own claims with another tenant, another person, or one permission more', async () => {
    const { claims } = await undone(app, { house: 'a', person: 'member' }, settings)
    const changes: ((claims: string) => string)[] = [
      (text) => text.replace(id('a', 'tenant'), id('b', 'tenant')),
      (text) => text.replace(id('a', 'member'), id('a', 'admin')),
      (text) => `${text},project:read`,
    ]
    for (const change of changes) {
      expect(change(claims)).not.toBe(claims)
      await undone(app, { house: 'a', person: 'member' }, async () => {
        await set('app.claims', change((await settings()).claims))
        expect(await seen()).toEqual([])
      })
    }
  })

  test('a context of an earlier transaction, on the same connection', async () => {
    const { claims, signature } = await undone(app, { house: 'a', person: 'admin' }, settings)
    await app.query('begin')
    await set('app.claims', claims)
    await set('app.signature', signature)
    expect(await seen()).toEqual([])
    await app.query('rollback')
  })

  test('a context of another connection, while it is open', async () => {
    const other = await connect(signedInAs('tenure_app', url))
    await begin(other, { house: 'a', person: 'admin' })
    const { rows } = await other.query<{ claims: string; signature: string }>(
      `select current_setting('app.claims') as claims, current_setting('app.signature') as signature`,
    )
    await app.query('begin')
    await set('app.claims', rows[0]?.claims ?? '')
    await set('app.signature', rows[0]?.signature ?? '')
    expect(await seen()).toEqual([])
    await app.query('rollback')
    await other.query('rollback')
  })

  test('a context does not outlive its transaction, nor reach the next one on the connection', async () => {
    await begin(app, { house: 'a', person: 'admin' })
    await app.query('commit')
    expect(await seen()).toEqual([])
    await app.query('begin')
    expect(await seen()).toEqual([])
    await app.query('rollback')
  })
})

describe('nobody but the functions signs', () => {
  const attempts = [
    `select ctx.sign('claims')`,
    `select ctx.establish('${id('a', 'tenant')}', '${id('a', 'admin')}', null, null, 'SESSION', '{user:read}', null)`,
    `select ctx.begin_told('${id('a', 'tenant')}', '${id('a', 'admin')}', now())`,
    `select ctx.begin_worker('${id('a', 'tenant')}')`,
    `select ctx.permissions_of('${id('a', 'tenant')}', '${id('a', 'admin')}', now())`,
    'select secret from ctx.signing_keys',
    'set role tenure_owner',
    'set role tenure_authz',
    'set session authorization postgres',
    'set local row_security = off; select * from identity.users',
  ]
  test.each(attempts)('%s', async (sql) => {
    await undone(app, { house: 'a', person: 'admin' }, async () => {
      await expect(app.query(sql)).rejects.toMatchObject({ code: '42501' })
    })
  })
})

describe('who is not let in', () => {
  const changes: readonly (readonly [string, string])[] = [
    ['a session that ended', 'update identity.sessions set revoked_at = now()'],
    ['a session past its time', `update identity.sessions set expires_at = now() - interval '1 second'`],
    [
      'a session nobody used for half an hour',
      `update identity.sessions set last_active_at = now() - interval '31 minutes'`,
    ],
    ['a suspended person', `update identity.users set status = 'SUSPENDED' where username = 'outsider'`],
    ['a removed person', `update identity.users set deleted_at = now() where username = 'outsider'`],
    ['a person of a removed tenant', 'update identity.tenants set deleted_at = now()'],
  ]
  test.each(changes)('%s', async (_, sql) => {
    await owner.query('begin')
    await owner.query(sql)
    const { rows } = await owner.query<{ who: unknown }>(
      `select ctx.begin(sha256($1::bytea), null, null, null) as who`,
      [Buffer.from(secretOf('a', 'outsider'))],
    )
    expect(rows).toEqual([{ who: null }])
    await owner.query('rollback')
  })

  test('a secret that is none', async () => {
    const { rows } = await app.query(`select ctx.begin(sha256('anything'), null, null, null) as who`)
    expect(rows).toEqual([{ who: null }])
  })
})

test('a role past its time gives nothing, from that instant', async () => {
  const permissions = `select cardinality(ctx.permissions_of('${id('a', 'tenant')}', '${id('a', 'pi')}', $1::timestamptz)) as n`
  await owner.query('begin')
  await owner.query(
    `update identity.user_roles set expires_at = '2030-01-01T00:00:00Z' where tenant_id = '${id('a', 'tenant')}' and user_id = '${id('a', 'pi')}'`,
  )
  expect((await owner.query(permissions, ['2029-12-31T23:59:59.999Z'])).rows[0]).not.toEqual({ n: 0 })
  expect((await owner.query(permissions, ['2030-01-01T00:00:00Z'])).rows).toEqual([{ n: 0 }])
  await owner.query('rollback')
})

test('a token keeps to its scopes', async () => {
  await undone(app, { house: 'a', person: 'token' }, async () => {
    expect((await app.query(`select ctx.can('project:read') as can, ctx.can('project:create') as more`)).rows).toEqual([
      { can: false, more: false },
    ])
    // What the PI sees as a person, their token sees only where project:read shows it.
    expect(await seen()).not.toEqual(
      expect.arrayContaining(['identity.sessions', 'identity.api_tokens', 'audit.audit_logs']),
    )
    expect((await app.query('select from projects.projects')).rowCount).toBe(1)
    expect((await app.query(`update projects.projects set name = 'mine'`)).rowCount).toBe(0)
  })
})
