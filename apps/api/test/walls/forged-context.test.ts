import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import pg from 'pg'
import { newId } from '../../src/kernel/ids.ts'
import { ownerPool, urls } from '../database.ts'
import * as given from '../given.ts'
import { dataShare, house, type House } from '../given-house.ts'
import { openAs, undone } from '../told.ts'

let at: House
let app: pg.Pool
let tables: string[]
beforeAll(async () => {
  at = await house()
  await dataShare(at)
  app = new pg.Pool({ connectionString: urls().appUrl, max: 2 })
  const { rows } = await ownerPool().query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.role_table_grants where grantee = 'tenure_app' and privilege_type = 'SELECT' and table_schema in ('identity', 'projects', 'allocations', 'audit')
     union select format('%I.%I', table_schema, table_name) from information_schema.column_privileges where grantee = 'tenure_app' and privilege_type = 'SELECT' and table_schema in ('identity', 'projects', 'allocations', 'audit')`,
  )
  // What column is withheld from the trail is no secret of a tenant's.
  tables = rows.map(({ name }) => name).filter((name) => name !== 'audit.column_marks')
})
afterAll(() => app.end())

/** How many rows of each table a connection of the application's sees under these settings. */
async function seen(settings: Record<string, string>): Promise<Record<string, number>> {
  const client = await app.connect()
  try {
    await client.query('begin')
    for (const [name, value] of Object.entries(settings))
      await client.query('select set_config($1, $2, true)', [name, value])
    const counts: Record<string, number> = {}
    for (const table of tables) {
      const { rows } = await client.query(`select count(*)::int as count from ${table}`)
      if (rows[0].count > 0) counts[table] = rows[0].count
    }
    return counts
  } finally {
    await client.query('rollback')
    client.release()
  }
}

describe('a forged context', () => {
  it('sees no row of any table: not without one, not by naming a tenant, not by claims of its own make', async () => {
    const claims = [
      at.tenantId,
      at.people.admin.userId,
      '',
      '',
      'SESSION',
      '',
      'project:read,user:read,audit:read,allocation:read',
    ].join('|')
    expect(tables.length).toBeGreaterThan(20)
    expect(await seen({})).toEqual({})
    expect(await seen({ 'app.current_tenant_id': at.tenantId, 'app.current_user_id': at.people.admin.userId })).toEqual(
      {},
    )
    expect(await seen({ 'app.claims': claims })).toEqual({})
    expect(await seen({ 'app.claims': claims, 'app.signature': 'f'.repeat(64) })).toEqual({})
  })

  it('is no better with the mark of another transaction, or of other claims', async () => {
    const opened = await openAs(at.people.admin)
    const [mark] = await opened.context.sql<{ claims: string; signature: string }>(
      `select current_setting('app.claims') as claims, current_setting('app.signature') as signature`,
    )
    await opened.rollback()
    expect(await seen({ 'app.claims': mark!.claims, 'app.signature': mark!.signature })).toEqual({})
    await undone(at.people.stranger, async (ctx) => {
      const [own] = await ctx.sql<{ claims: string }>(`select current_setting('app.claims') as claims`)
      await ctx.sql(`select set_config('app.claims', $1, true)`, [`${own!.claims},project:read`])
      expect(await ctx.sql('select from projects.projects')).toEqual([])
    })
  })

  it('can’t be made by the application: what makes one is not its to call', async () => {
    for (const call of [
      `ctx.sign('x')`,
      `ctx.begin_told('${at.tenantId}', '${at.people.admin.userId}', null)`,
      `ctx.establish('${at.tenantId}', '${at.people.admin.userId}', null, null, 'SESSION', '{}', null)`,
    ]) {
      await expect(app.query(`select ${call}`)).rejects.toMatchObject({ code: '42501' })
    }
    await expect(app.query('select secret from ctx.signing_keys')).rejects.toMatchObject({ code: '42501' })
    await expect(app.query('set role tenure_owner')).rejects.toMatchObject({ code: '42501' })
  })
})

describe('a role', () => {
  it('grants nothing from the instant at which it expires', async () => {
    const person = await given.person(at.tenantId)
    const expires = new Date('2026-05-01T12:00:00Z')
    await ownerPool().query(
      `insert into identity.user_roles (tenant_id, id, user_id, role_tenant_id, role_id, granted_at, expires_at) select $1, $2, $3, tenant_id, id, '2026-01-01', $4 from identity.roles where name = 'resource_manager' and is_system_role`,
      [at.tenantId, newId(), person.userId, expires],
    )
    const sees = (ms: number) =>
      undone({ ...person, at: new Date(expires.getTime() + ms) }, async (ctx) => [
        ctx.viewer.permissions.has('project:update'),
        await ctx.tx.project.count(),
      ])
    expect(await sees(-1)).toEqual([true, 2])
    expect(await sees(0)).toEqual([false, 0])
  })
})
