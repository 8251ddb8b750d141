import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Api, api } from '../api.ts'
import { ownerPool } from '../database.ts'
import * as given from '../given.ts'
import { Browser, codeOf } from './at-door.ts'

let server: Api
let tenantId: string
beforeAll(async () => {
  server = await api({ settings: { signInFailures: 10_000 } })
  tenantId = (await given.tenant()).tenantId
})
afterAll(() => server.stop())

const someone = (roles: given.SystemRole[] = []) => given.person(tenantId, { password: given.password, roles })
async function signedIn({ email }: given.Person, password = given.password) {
  const browser = new Browser(server.url)
  return { browser, answer: await browser.ask('/auth/sign-in', { email, password }) }
}
/** Somebody with an authenticator, and what they were told as they took it. */
async function withAuthenticator(roles: given.SystemRole[] = []) {
  const person = await someone(roles)
  const { browser } = await signedIn(person)
  const { secret = '' } = await browser.ask('/auth/authenticator', {})
  const { recoveryCodes = [] } = await browser.ask('/auth/authenticator/confirm', { code: codeOf(secret, -1) })
  return { person, browser, secret, recoveryCodes }
}
const trail = async (userId: string) =>
  (
    await ownerPool().query<{ action: string; kind: string; details: string }>(
      'select action, actor_kind as kind, details::text as details from audit.audit_logs where user_id = $1 order by seq',
      [userId],
    )
  ).rows

describe('an authenticator', () => {
  it('is asked for after the password, and only then is anyone in', async () => {
    const { person, secret, recoveryCodes } = await withAuthenticator()
    expect(recoveryCodes).toHaveLength(10)
    const { browser, answer } = await signedIn(person)
    expect(answer).toMatchObject({ status: 200, next: 'SECOND_FACTOR' })
    expect((await browser.ask('/auth/session')).status).toBe(401)
    expect((await browser.ask('/auth/security')).status).toBe(401)
    expect(
      (await browser.ask('/auth/password', { current: given.password, password: 'another long password' })).status,
    ).toBe(401)
    expect((await browser.ask('/auth/authenticator/remove', {})).status).toBe(401)
    expect(await browser.ask('/auth/second-factor')).toMatchObject({
      authenticator: true,
      recoveryCodes: 10,
      passkeys: 0,
      mustEnrol: false,
    })
    expect((await browser.ask('/auth/second-factor', { code: codeOf(secret) })).status).toBe(200)
    expect((await browser.ask('/auth/session')).status).toBe(200)
    const { rows } = await ownerPool().query(
      'select methods from identity.sessions where user_id = $1 order by created_at desc limit 1',
      [person.userId],
    )
    expect(rows).toEqual([{ methods: ['PASSWORD', 'AUTHENTICATOR'] }])
  })

  it('gives a code that opens once, however many try it at once', async () => {
    const { person, secret } = await withAuthenticator()
    const browsers = await Promise.all([1, 2, 3].map(() => signedIn(person)))
    const code = codeOf(secret)
    const answers = await Promise.all(browsers.map(({ browser }) => browser.ask('/auth/second-factor', { code })))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    const { browser } = await signedIn(person)
    expect(await browser.ask('/auth/second-factor', { code })).toMatchObject({
      status: 401,
      code: 'WRONG_SECOND_FACTOR',
    })
  })

  it('is kept sealed, and stands nowhere in the trail', async () => {
    const { person, secret, recoveryCodes } = await withAuthenticator()
    const { rows } = await ownerPool().query<{ all: string }>(
      `select (select to_jsonb(a)::text from identity.authenticators a where user_id = $1) || (select jsonb_agg(r)::text from identity.recovery_codes r where user_id = $1) as all`,
      [person.userId],
    )
    const said = (await trail(person.userId)).map(({ details }) => details).join('\n')
    for (const word of [secret, Buffer.from(secret).toString('hex'), ...recoveryCodes]) {
      expect(rows[0]!.all).not.toContain(word)
      expect(said).not.toContain(word)
    }
    expect((await trail(person.userId)).map(({ action, kind }) => `${action} ${kind}`)).toEqual(
      expect.arrayContaining(['signIn SIGN_IN', 'beginAuthenticator SESSION', 'enrolAuthenticator SESSION']),
    )
  })

  it('counts for nothing until a code of it was given', async () => {
    const person = await someone()
    const { browser } = await signedIn(person)
    await browser.ask('/auth/authenticator', {})
    expect(await browser.ask('/auth/authenticator/confirm', { code: '000000' })).toMatchObject({ status: 422 })
    expect((await signedIn(person)).answer.next).toBeUndefined()
  })

  it('locks like a password when it is guessed, by one sign-in and by many', async () => {
    const { person, secret } = await withAuthenticator()
    const { browser } = await signedIn(person)
    for (let i = 0; i < 5; i += 1)
      expect((await browser.ask('/auth/second-factor', { code: '000000' })).status).toBe(401)
    expect(await browser.ask('/auth/second-factor', { code: codeOf(secret) })).toMatchObject({
      status: 401,
      code: 'SIGN_IN_OVER',
    })
    expect((await signedIn(person)).answer).toMatchObject({ status: 401, code: 'WRONG_CREDENTIALS' })
    expect((await trail(person.userId)).filter(({ action }) => action === 'failSecondFactor')).toHaveLength(5)
  })

  it('is removed by who has just proved who they are, and not later', async () => {
    const { person, browser, secret } = await withAuthenticator()
    await ownerPool().query(
      `update identity.sessions set created_at = now() - interval '11 minutes' where user_id = $1`,
      [person.userId],
    )
    expect(await browser.ask('/auth/authenticator/remove', {})).toMatchObject({ status: 403, code: 'REAUTHENTICATE' })
    expect(await browser.ask('/auth/reauthenticate', { password: 'a wrong password here' })).toMatchObject({
      status: 422,
      code: 'WRONG_PASSWORD',
    })
    expect((await browser.ask('/auth/reauthenticate', { code: codeOf(secret) })).status).toBe(200)
    expect(await browser.ask('/auth/reauthenticate', { code: codeOf(secret) })).toMatchObject({ status: 422 })
    expect((await browser.ask('/auth/authenticator/remove', {})).status).toBe(200)
    expect(await browser.ask('/auth/security')).toMatchObject({ authenticator: null, recoveryCodes: 0 })
    expect((await signedIn(person)).answer.next).toBeUndefined()
  })
})

describe('recovery codes', () => {
  it('open once each, and are renewed whole', async () => {
    const { person, browser: home, recoveryCodes } = await withAuthenticator()
    const [code = '', other = ''] = recoveryCodes
    const first = await signedIn(person)
    expect(
      (await first.browser.ask('/auth/second-factor', { code: code.toUpperCase().replaceAll('-', ' ') })).status,
    ).toBe(200)
    const second = await signedIn(person)
    expect((await second.browser.ask('/auth/second-factor', { code })).status).toBe(401)
    expect(await home.ask('/auth/security')).toMatchObject({ recoveryCodes: 9 })
    const { recoveryCodes: renewed = [] } = await home.ask('/auth/recovery-codes', {})
    expect(renewed).toHaveLength(10)
    const third = await signedIn(person)
    expect((await third.browser.ask('/auth/second-factor', { code: other })).status).toBe(401)
    expect((await third.browser.ask('/auth/second-factor', { code: renewed[3]! })).status).toBe(200)
  })
})

describe('a tenant that wants two', () => {
  it('has who holds the named permissions take a second factor before they are in', async () => {
    const strict = await given.signInAble(['admin'])
    const other = await given.person(strict.tenantId, { password: given.password })
    await ownerPool().query(
      `update identity.tenants set settings = '{"secondFactorFor": ["role:update"]}' where id = $1`,
      [strict.tenantId],
    )
    expect((await signedIn(other)).answer.next).toBeUndefined()
    const { browser, answer } = await signedIn(strict)
    expect(answer.next).toBe('ENROL')
    expect((await browser.ask('/auth/session')).status).toBe(401)
    expect(await browser.ask('/auth/second-factor/enrolled', { factor: 'AUTHENTICATOR' })).toMatchObject({
      status: 401,
    })
    const { secret = '' } = await browser.ask('/auth/authenticator', {})
    const confirmed = await browser.ask('/auth/authenticator/confirm', { code: codeOf(secret) })
    expect(confirmed.recoveryCodes).toHaveLength(10)
    expect((await browser.ask('/auth/session')).status).toBe(401)
    expect((await browser.ask('/auth/second-factor/enrolled', { factor: 'AUTHENTICATOR' })).status).toBe(200)
    expect((await browser.ask('/auth/session')).status).toBe(200)
    expect((await signedIn(strict)).answer.next).toBe('SECOND_FACTOR')
  })
})

it('a token opens none of this', async () => {
  const person = await someone()
  const secret = `tenure_${'t'.repeat(43)}`
  await ownerPool().query(
    `insert into identity.api_tokens (tenant_id, id, user_id, name, token_hash, prefix, scopes, expires_at) values ($1, gen_random_uuid(), $2, 't', sha256($3), 'tenure_', '{project:read}', now() + interval '1 day')`,
    [tenantId, person.userId, Buffer.from(secret)],
  )
  for (const path of ['/auth/security', '/auth/second-factor']) {
    const answer = await fetch(`${server.url}${path}`, { headers: { authorization: `Bearer ${secret}` } })
    expect(answer.status).toBe(401)
  }
})

it('an installation without a key keeps no secret, and says so', async () => {
  const keyless = await api({ settings: { installationKey: undefined } })
  const browser = new Browser(keyless.url)
  await browser.ask('/auth/sign-in', { email: (await someone()).email, password: given.password })
  expect(await browser.ask('/auth/authenticator', {})).toMatchObject({ status: 503, code: 'NO_INSTALLATION_KEY' })
  await keyless.stop()
})
