import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Api, api, type GraphqlCaller } from './api.ts'
import { ownerPool } from './database.ts'
import * as given from './given.ts'
import { house, type House } from './given-house.ts'

let server: Api
let at: House
let support: given.Person
let asSupport: typeof fetch
beforeAll(async () => {
  server = await api()
  at = await house({ password: given.password })
  support = at.people.admin
  asSupport = await server.fetchAs(support.email, given.password)
})
afterAll(() => server.stop())

const gid = (id: string) => Buffer.from(`User:${id}`).toString('base64')
const ask: GraphqlCaller = async (query, variables) => {
  const response = await asSupport(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  })
  return response.json() as ReturnType<GraphqlCaller>
}
const look = (person: given.Person, input: object = {}) =>
  ask(
    `mutation Look($input: ImpersonateUserInput!) { impersonateUser(input: $input) { __typename ... on Refusal { message field } } }`,
    { input: { userId: gid(person.userId), reason: 'Ticket 4711', ...input } },
  )
const session = async () => (await asSupport(`${server.url}/auth/session`)).json()
const stop = () => asSupport(`${server.url}/auth/end-impersonation`, { method: 'POST' })

describe('looking as another person', () => {
  it('shows what they see, read only, and none of their secrets', async () => {
    expect((await look(at.people.pi)).data.impersonateUser.__typename).toBe('User')
    expect(await session()).toMatchObject({
      kind: 'IMPERSONATION',
      user: { email: at.people.pi.email },
      impersonation: { by: expect.stringContaining('Person'), reason: 'Ticket 4711' },
      permissions: ['user:read'],
    })
    const { data } = await ask(
      `query Looking { viewer { kind user { email viewerCan { update } } impersonator { email } sessions { id } apiTokens { id } } projects(first: 5) { edges { node { name viewerCan { update archive } } } } }`,
    )
    expect(data).toEqual({
      viewer: {
        kind: 'IMPERSONATION',
        user: { email: at.people.pi.email, viewerCan: { update: false } },
        impersonator: { email: support.email },
        sessions: [],
        apiTokens: [],
      },
      projects: { edges: [{ node: { name: 'Coral genomics', viewerCan: { update: false, archive: false } } }] },
    })
    const refused = await ask(
      `mutation Write($input: EditProjectInput!) { editProject(input: $input) { __typename ... on Refusal { message } } }`,
      { input: { id: Buffer.from(`Project:${at.projectId}`).toString('base64'), name: 'Mine' } },
    )
    expect(refused.data.editProject.__typename).toBe('NotAllowed')
    // Not even another look, from within this one.
    expect((await look(at.people.stranger)).data.impersonateUser.__typename).toBe('NotAllowed')
    expect((await stop()).status).toBe(204)
    expect(await session()).toMatchObject({ kind: 'SESSION', user: { email: support.email }, impersonation: null })
  })

  it('is in the trail under both names, request by request', async () => {
    const { rows } = await ownerPool().query(
      `select action, actor_kind as kind, user_id as "user", impersonator_id as by, details ->> 'operation' as operation from audit.audit_logs
       where tenant_id = $1 and (actor_kind = 'IMPERSONATION' or resource_type = 'impersonations') order by seq`,
      [at.tenantId],
    )
    const subject = at.people.pi.userId
    const as = { kind: 'IMPERSONATION', user: subject, by: support.userId, action: 'viewAsPerson' }
    const own = { kind: 'SESSION', user: support.userId, by: null, operation: null }
    expect(rows).toEqual([
      { ...own, action: 'impersonateUser' },
      { ...as, operation: null },
      { ...as, operation: 'Looking' },
      { ...as, operation: 'Write' },
      { ...as, operation: 'Look' },
      { ...own, action: 'endImpersonation' },
    ])
  })

  it('is refused without a reason, of oneself, for more than an hour, and of who has more rights', async () => {
    expect((await look(at.people.pi, { reason: ' ' })).data.impersonateUser).toMatchObject({ field: ['reason'] })
    expect((await look(support)).data.impersonateUser).toMatchObject({ field: ['userId'] })
    expect((await look(at.people.pi, { minutes: 61 })).data.impersonateUser).toMatchObject({ field: ['minutes'] })
    await ownerPool().query(
      `with role as (insert into identity.roles (tenant_id, id, name, permissions) values ($1, gen_random_uuid(), 'more', '["vault:open"]') returning tenant_id, id)
       insert into identity.user_roles (tenant_id, id, user_id, role_tenant_id, role_id) select $1, gen_random_uuid(), $2, tenant_id, id from role`,
      [at.tenantId, at.people.auditor.userId],
    )
    expect((await look(at.people.auditor)).data.impersonateUser).toMatchObject({ __typename: 'BeyondOwnRights' })
  })

  it('writes nothing though the application would: PostgreSQL refuses, and takes it back for nobody', async () => {
    await look(at.people.pi)
    const { rows } = await ownerPool().query(
      `select token_hash from identity.sessions where user_id = $1 and revoked_at is null`,
      [support.userId],
    )
    const client = await ownerPool().connect()
    try {
      await client.query('begin')
      await client.query('set local role tenure_app')
      await client.query('select ctx.begin($1, null, null, null)', [rows[0].token_hash])
      for (const [sql, code] of [
        [`update projects.projects set name = 'mine'`, '25006'],
        ['set transaction read write', '25001'],
        [`select set_config('transaction_read_only', 'off', true)`, '25001'],
        [`insert into identity.teams (tenant_id, id, name) values (ctx.tenant(), gen_random_uuid(), 'x')`, '25006'],
      ] as const) {
        await client.query('savepoint s')
        await expect(client.query(sql), sql).rejects.toMatchObject({ code })
        await client.query('rollback to savepoint s')
      }
    } finally {
      await client.query('rollback')
      client.release()
    }
    await stop()
  })

  it('ends when its time is up, when the right is gone, and with the session', async () => {
    await look(at.people.pi)
    await ownerPool().query(
      `update identity.impersonations set started_at = now() - interval '1 hour', ends_at = now() - interval '30 minutes' where user_id = $1 and ended_at is null`,
      [support.userId],
    )
    expect(await session()).toMatchObject({ kind: 'SESSION' })
    // One whose time is up stands in the way of no other.
    expect((await look(at.people.pi)).data.impersonateUser.__typename).toBe('User')
    await ownerPool().query(`update identity.users set status = 'SUSPENDED' where id = $1`, [at.people.pi.userId])
    expect((await asSupport(`${server.url}/auth/session`)).status).toBe(401)
    await ownerPool().query(`update identity.users set status = 'ACTIVE' where id = $1`, [at.people.pi.userId])
    expect(await session()).toMatchObject({ kind: 'IMPERSONATION' })
    expect((await asSupport(`${server.url}/auth/sign-out`, { method: 'POST' })).status).toBe(204)
    expect((await asSupport(`${server.url}/auth/session`)).status).toBe(401)
  })
})
