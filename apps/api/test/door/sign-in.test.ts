import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Api, api } from '../api.ts'
import { ownerPool } from '../database.ts'
import * as given from '../given.ts'

let server: Api
let person: given.Person
beforeAll(async () => {
  server = await api({ settings: { signInFailures: 1_000 } })
  person = await given.signInAble()
})
afterAll(() => server.stop())

const ours = { 'content-type': 'application/json', 'x-tenure-client': 'test' }
const signIn = (email: string, password: string, to = server) =>
  fetch(`${to.url}/auth/sign-in`, { method: 'POST', headers: ours, body: JSON.stringify({ email, password }) })
const session = (cookie: string) => fetch(`${server.url}/auth/session`, { headers: { cookie } })
const without = async (answer: Response) => {
  const { requestId: _requestId, ...rest } = (await answer.json()) as Record<string, unknown>
  return { status: answer.status, ...rest }
}

it('says the same of an unknown person, a wrong password, a suspended and a locked account', async () => {
  const [suspended, locked] = [
    await given.person(person.tenantId, { password: given.password }),
    await given.person(person.tenantId, { password: given.password }),
  ]
  await ownerPool().query(`update identity.users set status = 'SUSPENDED' where id = $1`, [suspended.userId])
  await ownerPool().query(`update identity.users set locked_until = now() + interval '1 hour' where id = $1`, [
    locked.userId,
  ])
  const unknown = await without(await signIn('nobody@example.test', 'a wrong password here'))
  expect(unknown).toMatchObject({ status: 401, code: 'WRONG_CREDENTIALS' })
  expect(await without(await signIn(person.email, 'a wrong password here'))).toEqual(unknown)
  expect(await without(await signIn(suspended.email, given.password))).toEqual(unknown)
  expect(await without(await signIn(locked.email, given.password))).toEqual(unknown)
})

it('takes as long for an unknown person as for a wrong password', async () => {
  const took = async (email: string) => {
    const began = performance.now()
    await signIn(email, 'a wrong password here')
    return performance.now() - began
  }
  const someone = await given.person(person.tenantId, { password: given.password })
  const [known, unknown]: number[][] = [[], []]
  for (let i = 0; i < 4; i++) {
    known!.push(await took(someone.email))
    unknown!.push(await took('nobody@example.test'))
  }
  const middle = (times: number[]) => times.toSorted((a, b) => a - b)[2]!
  expect(Math.min(...known!, ...unknown!)).toBeGreaterThanOrEqual(245)
  expect(Math.abs(middle(known!) - middle(unknown!))).toBeLessThan(150)
})

it('locks after five failures, for twice as long after each further one, and forgets them once they are in', async () => {
  const someone = await given.person(person.tenantId, { password: given.password })
  const minutes = async () => {
    const { rows } = await ownerPool().query<{ minutes: number | null }>(
      'select round(extract(epoch from locked_until - now()) / 60)::int as minutes from identity.users where id = $1',
      [someone.userId],
    )
    return rows[0]!.minutes
  }
  const lockIsOver = () =>
    ownerPool().query("update identity.users set locked_until = now() - interval '1 second' where id = $1", [
      someone.userId,
    ])
  for (let i = 0; i < 4; i++) await signIn(someone.email, 'a wrong password here')
  expect(await minutes()).toBeNull()
  for (const expected of [1, 2, 4, 8, 16, 32, 60]) {
    await signIn(someone.email, 'a wrong password here')
    expect(await minutes()).toBe(expected)
    expect((await signIn(someone.email, given.password)).status).toBe(401)
    expect(await minutes()).toBe(expected)
    await lockIsOver()
  }
  expect((await signIn(someone.email, given.password)).status).toBe(200)
  expect(await minutes()).toBeNull()
}, 60_000)

it('slows down an address that fails again and again, whoever it tries', async () => {
  const small = await api({ settings: { signInFailures: 3 } })
  for (let i = 0; i < 3; i++) expect((await signIn(`nobody${i}@example.test`, 'x', small)).status).toBe(401)
  const refused = await signIn(person.email, given.password, small)
  expect(refused.status).toBe(429)
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(200)
  await small.stop()
})

it('hashes two passwords at a time and lets a bounded number wait', async () => {
  const answers = await Promise.all(
    Array.from({ length: 60 }, (_, i) => signIn(`crowd${i}@example.test`, 'a wrong password here')),
  )
  const statuses = answers.map(({ status }) => status)
  expect(new Set(statuses)).toEqual(new Set([401, 503]))
  expect(statuses.filter((status) => status === 401).length).toBeGreaterThanOrEqual(40)
  expect(answers.find(({ status }) => status === 503)!.headers.get('retry-after')).toBe('2')
}, 60_000)

describe('a session', () => {
  it('is a new one at each sign-in, and the one before it ends', async () => {
    const first = await server.cookie(person.email, given.password)
    const again = await fetch(`${server.url}/auth/sign-in`, {
      method: 'POST',
      headers: { ...ours, cookie: first },
      body: JSON.stringify({ email: person.email, password: given.password }),
    })
    const second = again.headers.get('set-cookie')!.split(';')[0]!
    expect(second).not.toBe(first)
    expect(again.headers.get('set-cookie')).toMatch(/; HttpOnly; SameSite=Lax/)
    expect([(await session(first)).status, (await session(second)).status]).toEqual([401, 200])
  })

  it('ends at once with the sign-out, and says who was in before', async () => {
    const cookie = await server.cookie(person.email, given.password)
    expect(await (await session(cookie)).json()).toMatchObject({ kind: 'SESSION', user: { email: person.email } })
    expect(
      (await fetch(`${server.url}/auth/sign-out`, { method: 'POST', headers: { 'x-tenure-client': 'test', cookie } }))
        .status,
    ).toBe(204)
    expect((await session(cookie)).status).toBe(401)
    expect(
      (await fetch(`${server.url}/graphql?query=%7B__typename%7D`, { headers: { cookie, 'x-tenure-client': 'test' } }))
        .status,
    ).toBe(401)
  })

  it.each([
    ['30 minutes without a request', `last_active_at = now() - interval '30 minutes 1 second'`, 401],
    ['29 minutes without a request', `last_active_at = now() - interval '29 minutes'`, 200],
    ['its absolute end', `expires_at = now() - interval '1 second', created_at = now() - interval '1 day'`, 401],
  ])('after %s', async (_what, change, status) => {
    const someone = await given.person(person.tenantId, { password: given.password })
    const cookie = await server.cookie(someone.email, given.password)
    await ownerPool().query(`update identity.sessions set ${change} where user_id = $1`, [someone.userId])
    expect((await session(cookie)).status).toBe(status)
  })

  it('goes nowhere without our header', async () => {
    const bare = await fetch(`${server.url}/auth/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: person.email, password: given.password }),
    })
    expect(bare.status).toBe(403)
  })
})
