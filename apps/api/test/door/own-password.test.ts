import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Api, api } from '../api.ts'
import { ownerPool } from '../database.ts'
import * as given from '../given.ts'
import { Browser } from './at-door.ts'

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
const trail = async (userId: string) =>
  (
    await ownerPool().query<{ action: string; kind: string; details: string }>(
      'select action, actor_kind as kind, details::text as details from audit.audit_logs where user_id = $1 order by seq',
      [userId],
    )
  ).rows

describe('a password', () => {
  it('is changed with the present one, and every other session ends', async () => {
    const person = await someone()
    const [{ browser: here }, { browser: there }] = [await signedIn(person), await signedIn(person)]
    const next = 'quite another long password'
    expect(await here.ask('/auth/password', { current: 'not the present one', password: next })).toMatchObject({
      status: 422,
      code: 'WRONG_PASSWORD',
    })
    expect(await here.ask('/auth/password', { current: given.password, password: 'Football2026!' })).toMatchObject({
      status: 422,
      code: 'InvalidInput',
      field: 'password',
    })
    expect((await here.ask('/auth/password', { current: given.password, password: next })).status).toBe(200)
    expect([(await here.ask('/auth/session')).status, (await there.ask('/auth/session')).status]).toEqual([200, 401])
    expect([(await signedIn(person)).answer.status, (await signedIn(person, next)).answer.status]).toEqual([401, 200])
    expect((await trail(person.userId)).map(({ action }) => action)).toContain('changePassword')
  })

  it('is guessed at an open screen no better than at the door', async () => {
    const person = await someone()
    const { browser } = await signedIn(person)
    for (let i = 0; i < 5; i += 1)
      await browser.ask('/auth/password', { current: 'a wrong password here', password: 'quite another long password' })
    expect(
      await browser.ask('/auth/password', { current: given.password, password: 'quite another long password' }),
    ).toMatchObject({ status: 422 })
  })

  it('is not found by many guesses at once, though the right one is among the last', async () => {
    const person = await someone()
    const guesses = Array.from({ length: 30 }, (_, i) => (i === 29 ? given.password : `a wrong password ${i}`))
    const answers = await Promise.all(guesses.map((password) => signedIn(person, password)))
    expect(answers.filter(({ answer }) => answer.status === 200)).toEqual([])
    expect(new Set(answers.map(({ answer }) => answer.status))).toEqual(new Set([401]))
    const { rows } = await ownerPool().query<{ n: number }>(
      'select failed_sign_ins as n from identity.users where id = $1',
      [person.userId],
    )
    expect(rows[0]!.n).toBeGreaterThanOrEqual(5)
  }, 60_000)

  it('is hashed anew when its hash was made at a lower cost', async () => {
    const person = await someone()
    const { hash } = await import('@node-rs/argon2')
    await ownerPool().query('select identity.set_password_hash($1, $2, $3)', [
      tenantId,
      person.userId,
      await hash(given.password, { memoryCost: 8_192, timeCost: 1, parallelism: 1 }),
    ])
    expect((await signedIn(person)).answer.status).toBe(200)
    const { rows } = await ownerPool().query<{ hash: string }>(
      'select password_hash as hash from identity.users where id = $1',
      [person.userId],
    )
    expect(rows[0]!.hash).toMatch(/m=19456,t=2,p=1/)
    expect((await signedIn(person)).answer.status).toBe(200)
  })
})
