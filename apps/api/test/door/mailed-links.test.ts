import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Api, api } from '../api.ts'
import { ownerPool } from '../database.ts'
import * as given from '../given.ts'
import { undone } from '../told.ts'

let server: Api
let admin: given.Person
let person: given.Person
beforeAll(async () => {
  server = await api({ settings: { signInFailures: 10_000 } })
  admin = await given.signInAble(['admin'])
  person = await given.person(admin.tenantId, { password: given.password })
})
afterAll(() => server.stop())

const ours = { 'content-type': 'application/json', 'x-tenure-client': 'test' }
const post = async (path: string, body: object) => {
  const answer = await fetch(`${server.url}${path}`, { method: 'POST', headers: ours, body: JSON.stringify(body) })
  const { requestId: _requestId, ...told } = (await answer.json()) as Record<string, unknown>
  return { status: answer.status, ...told }
}
/** The secret of the newest link that waits to be mailed to somebody. */
async function secretFor(userId: string): Promise<string | undefined> {
  const { rows } = await ownerPool().query<{ secret: string }>(
    'select secret from identity.outgoing_mails where user_id = $1 and secret is not null order by created_at desc limit 1',
    [userId],
  )
  return rows[0]?.secret
}
const forgot = (email: string) => post('/auth/forgot-password', { email })
const signIn = async (email: string, password: string) => (await post('/auth/sign-in', { email, password })).status
const fresh = 'a fresh and long password'
const actions = async (userId: string) =>
  (
    await ownerPool().query<{ action: string; actor_kind: string }>(
      `select distinct action, actor_kind from audit.audit_logs where resource_id = $1 order by 1`,
      [userId],
    )
  ).rows

describe('a forgotten password', () => {
  it('is answered the same whether the account exists or not', async () => {
    const suspended = await given.person(admin.tenantId, { password: given.password })
    await ownerPool().query(`update identity.users set status = 'SUSPENDED' where id = $1`, [suspended.userId])
    const answers = await Promise.all([person.email, 'nobody@example.test', suspended.email].map(forgot))
    expect(answers).toEqual([1, 2, 3].map(() => ({ status: 202, ok: true })))
    expect(await secretFor(suspended.userId)).toBeUndefined()
  })

  it('is chosen anew by the link, once; every session ends, and the trail says so', async () => {
    const someone = await given.person(admin.tenantId, { password: given.password })
    const cookie = await server.cookie(someone.email, given.password)
    await forgot(someone.email)
    const token = (await secretFor(someone.userId))!
    expect(await post('/auth/link', { token })).toMatchObject({
      status: 200,
      purpose: 'RESET_PASSWORD',
      email: someone.email,
    })
    expect(await post('/auth/link/use', { token, password: 'too short' })).toMatchObject({
      status: 422,
      code: 'InvalidInput',
    })
    expect(await post('/auth/link/use', { token })).toMatchObject({ status: 410 })
    const uses = await Promise.all([1, 2, 3, 4].map(() => post('/auth/link/use', { token, password: fresh })))
    expect(uses.filter(({ status }) => status === 200)).toHaveLength(1)
    expect([await signIn(someone.email, given.password), await signIn(someone.email, fresh)]).toEqual([401, 200])
    expect((await fetch(`${server.url}/auth/session`, { headers: { cookie } })).status).toBe(401)
    expect(await actions(someone.userId)).toContainEqual({ action: 'resetPassword', actor_kind: 'SIGN_IN' })
    const { rows } = await ownerPool().query(
      `select purpose from identity.outgoing_mails where user_id = $1 and purpose = 'PASSWORD_CHANGED'`,
      [someone.userId],
    )
    expect(rows).toHaveLength(1)
    const trail = await ownerPool().query(
      `select string_agg(details::text, '') as all from audit.audit_logs where tenant_id = $1`,
      [admin.tenantId],
    )
    expect(trail.rows[0].all).not.toContain(token)
  })

  it('lifts the lock of failures, and not that of an administrator', async () => {
    const [failed, locked] = [
      await given.person(admin.tenantId, { password: given.password }),
      await given.person(admin.tenantId, { password: given.password }),
    ]
    await ownerPool().query(
      `update identity.users set failed_sign_ins = 7, locked_until = now() + interval '1 hour' where id = $1`,
      [failed.userId],
    )
    await Promise.all([failed.email, locked.email].map(forgot))
    await ownerPool().query(`update identity.users set status = 'LOCKED' where id = $1`, [locked.userId])
    const [good, bad] = [(await secretFor(failed.userId))!, (await secretFor(locked.userId))!]
    expect((await post('/auth/link/use', { token: good, password: fresh })).status).toBe(200)
    expect(await signIn(failed.email, fresh)).toBe(200)
    expect((await post('/auth/link/use', { token: bad, password: fresh })).status).toBe(410)
  })

  it('is mailed about three times an hour at most', async () => {
    const someone = await given.person(admin.tenantId, { password: given.password })
    for (let i = 0; i < 5; i++) await forgot(someone.email)
    const { rows } = await ownerPool().query('select from identity.mailed_links where user_id = $1', [someone.userId])
    expect(rows).toHaveLength(3)
  })

  it('is told to nobody through a link that is too old, or of another address', async () => {
    const someone = await given.person(admin.tenantId, { password: given.password })
    await forgot(someone.email)
    const token = (await secretFor(someone.userId))!
    await ownerPool().query(`update identity.users set email = 'moved.' || email where id = $1`, [someone.userId])
    expect((await post('/auth/link', { token })).status).toBe(410)
    await ownerPool().query(`update identity.users set email = $2 where id = $1`, [someone.userId, someone.email])
    expect((await post('/auth/link', { token })).status).toBe(200)
    await ownerPool().query(
      `update identity.mailed_links set created_at = created_at - interval '2 hours', expires_at = expires_at - interval '2 hours' where user_id = $1`,
      [someone.userId],
    )
    expect((await post('/auth/link', { token })).status).toBe(410)
    expect((await post('/auth/link/use', { token, password: fresh })).status).toBe(410)
  })
})

describe('an invitation', () => {
  const invited = async () => {
    const someone = await given.person(admin.tenantId)
    await ownerPool().query(`update identity.users set status = 'PENDING_VERIFICATION' where id = $1`, [someone.userId])
    return someone
  }
  const ask = (by: given.Person, userId: string, purpose: string) =>
    undone(by, (ctx) => ctx.sql('select identity.request_mailed_link($1, $2)', [userId, purpose])).then(
      () => 'queued',
      (error: { code: string }) => error.code,
    )

  it('lets its person choose a password, and makes them active and verified', async () => {
    const someone = await invited()
    await ownerPool().query(`select identity.queue_link($1, $2, 'INVITATION')`, [someone.tenantId, someone.userId])
    const token = (await secretFor(someone.userId))!
    expect(await signIn(someone.email, fresh)).toBe(401)
    expect(await post('/auth/link', { token })).toMatchObject({ purpose: 'INVITATION' })
    expect((await post('/auth/link/use', { token, password: fresh })).status).toBe(200)
    const { rows } = await ownerPool().query('select status, email_verified from identity.users where id = $1', [
      someone.userId,
    ])
    expect(rows).toEqual([{ status: 'ACTIVE', email_verified: true }])
    expect(await signIn(someone.email, fresh)).toBe(200)
    expect(await actions(someone.userId)).toContainEqual({ action: 'acceptInvitation', actor_kind: 'SIGN_IN' })
  })

  it('is sent by who keeps people, of their own tenant, to who has not come yet', async () => {
    const someone = await invited()
    const elsewhere = await given.signInAble(['admin'])
    expect(await ask(admin, someone.userId, 'INVITATION')).toBe('queued')
    expect(await ask(person, someone.userId, 'INVITATION')).toBe('42501')
    expect(await ask(elsewhere, someone.userId, 'INVITATION')).toBe('42501')
    expect(await ask(admin, person.userId, 'INVITATION')).toBe('22023')
    expect(await ask(admin, someone.userId, 'RESET_PASSWORD')).toBe('22023')
    expect(await ask(person, person.userId, 'RESET_PASSWORD')).toBe('42501')
  })
})

it('an address is verified by its link, without a password', async () => {
  const someone = await given.person(admin.tenantId, { password: given.password })
  await ownerPool().query(`select identity.queue_link($1, $2, 'VERIFY_EMAIL')`, [someone.tenantId, someone.userId])
  const token = (await secretFor(someone.userId))!
  expect((await post('/auth/link/use', { token, password: fresh })).status).toBe(410)
  expect((await post('/auth/link/use', { token })).status).toBe(200)
  const { rows } = await ownerPool().query('select email_verified from identity.users where id = $1', [someone.userId])
  expect(rows).toEqual([{ email_verified: true }])
  expect([await signIn(someone.email, given.password), await signIn(someone.email, fresh)]).toEqual([200, 401])
})

it('a network that asks with links that are none has to wait', async () => {
  const small = await api({ settings: { signInFailures: 2 } })
  const look = () =>
    fetch(`${small.url}/auth/link`, { method: 'POST', headers: ours, body: JSON.stringify({ token: 'x'.repeat(64) }) })
  expect([(await look()).status, (await look()).status, (await look()).status]).toEqual([410, 410, 429])
  await small.stop()
})
