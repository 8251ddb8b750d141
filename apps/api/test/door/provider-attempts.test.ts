import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { api } from '../api.ts'
import { ownerPool } from '../database.ts'
import * as given from '../given.ts'
import { Browser, codeOf } from './at-door.ts'
import { givenProviders, who, word } from './given-providers.ts'

let at: Awaited<ReturnType<typeof givenProviders>>
beforeAll(async () => {
  at = await givenProviders()
})
afterAll(() => at.stop())

describe('an attempt', () => {
  it('ends in the browser it began in, once, and in time', async () => {
    const [id, name] = [await at.provider({ creates: true }), `try-${word()}`]
    await at.openid.knows(name, { email: `${name}@example.test`, email_verified: true })
    const { back, browser } = await at.comeBy(id, name)
    const path = back.slice(at.server.url.length)
    // Another browser, and the same one again.
    expect((await new Browser(at.server.url).ask(path))['location']).toBe('/sign-in?problem=PROVIDER_ATTEMPT_OVER')
    expect((await browser.ask(path))['location']).toBe('/sign-in?problem=PROVIDER_ATTEMPT_OVER')
  })

  it('is refused with another’s state or a made-up code', async () => {
    const id = await at.provider()
    const browser = new Browser(at.server.url)
    const begun = await browser.ask(`/auth/provider/${id}`)
    const state = new URL(begun['location'] as string).searchParams.get('state')!
    const wrongState = browser.copy()
    expect((await wrongState.ask('/auth/provider/callback?code=x&state=other'))['location']).toBe(
      '/sign-in?problem=PROVIDER_REFUSED',
    )
    expect(
      (
        await browser.ask(
          `/auth/provider/callback?code=made-up&state=${state}&iss=${encodeURIComponent(at.openid.issuer)}`,
        )
      )['location'],
    ).toBe('/sign-in?problem=PROVIDER_REFUSED')
  })

  it('leads nowhere but within the portal', async () => {
    const [id, name] = [await at.provider({ creates: true }), `to-${word()}`]
    await at.openid.knows(name, { email: `${name}@example.test`, email_verified: true })
    expect((await at.comeBy(id, name, '//evil.example.test')).led).toBe('/')
    expect((await at.comeBy(id, name, 'https://evil.example.test')).led).toBe('/')
  })

  it('is followed by the second factor of who has one', async () => {
    const [id, name] = [await at.provider({ creates: true }), `two-${word()}`]
    await at.openid.knows(name, { email: `${name}@example.test`, email_verified: true })
    const { browser } = await at.comeBy(id, name)
    const { secret = '' } = await browser.ask('/auth/authenticator', {})
    await browser.ask('/auth/authenticator/confirm', { code: codeOf(secret, -1) })
    const again = await at.comeBy(id, name, '/projects')
    expect(again.led).toBe('/sign-in?to=%2Fprojects&step=SECOND_FACTOR')
    expect(await who(again.browser)).toBeUndefined()
    expect((await again.browser.ask('/auth/second-factor', { code: codeOf(secret) })).status).toBe(200)
    expect(await who(again.browser)).toBeDefined()
  })

  it('that began at a provider ends there too', async () => {
    const [id, name] = [await at.provider({ creates: true }), `bye-${word()}`]
    await at.openid.knows(name, { email: `${name}@example.test`, email_verified: true })
    const { browser } = await at.comeBy(id, name)
    const { next } = await browser.ask('/auth/sign-out', {})
    const url = new URL(next!)
    expect(url.origin).toBe(at.openid.issuer)
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      client_id: 'tenure',
      post_logout_redirect_uri: `${at.server.url}/sign-in`,
    })
    expect(await who(browser)).toBeUndefined()
  })
})

describe('configuring one', () => {
  it('is for who may, who has just proved who they are; the secret is sealed and told to nobody', async () => {
    const id = await at.provider()
    const { rows } = await ownerPool().query<{ sealed: Buffer }>(
      'select client_secret_encrypted as sealed from identity.identity_providers where id = $1',
      [id],
    )
    expect(rows[0]!.sealed.toString('latin1')).not.toContain('secret')
    const browser = new Browser(at.server.url)
    const plain = await given.person(at.admin.tenantId, { password: given.password })
    await browser.ask('/auth/sign-in', { email: plain.email, password: given.password })
    expect((await browser.ask('/auth/providers/secret', { id, secret: 'mine' })).status).toBe(403)
    expect((await browser.ask('/auth/providers/test', { issuer: at.openid.issuer })).status).toBe(403)
    const stranger = await given.signInAble(['admin'])
    const away = new Browser(at.server.url)
    await away.ask('/auth/sign-in', { email: stranger.email, password: given.password })
    expect((await away.ask('/auth/providers/secret', { id, secret: 'mine' })).status).toBe(404)
    await ownerPool().query(
      `update identity.sessions set created_at = now() - interval '11 minutes' where user_id = $1`,
      [stranger.userId],
    )
    expect(await away.ask('/auth/providers/secret', { id, secret: 'mine' })).toMatchObject({ code: 'REAUTHENTICATE' })
  })

  it('is tried first, and says what is wrong', async () => {
    const browser = new Browser(at.server.url)
    await browser.ask('/auth/sign-in', { email: at.admin.email, password: given.password })
    expect(await browser.ask('/auth/providers/test', { issuer: at.openid.issuer })).toMatchObject({
      ok: true,
      callback: `${at.server.url}/auth/provider/callback`,
    })
    expect(await browser.ask('/auth/providers/test', { issuer: `${at.server.url}/nothing` })).toMatchObject({
      status: 422,
      code: 'PROVIDER_UNREACHABLE',
    })
    const careful = await api()
    const there = new Browser(careful.url)
    await there.ask('/auth/sign-in', { email: at.admin.email, password: given.password })
    expect(await there.ask('/auth/providers/test', { issuer: at.openid.issuer })).toMatchObject({
      status: 422,
      message: expect.stringMatching(/private network/) as unknown,
    })
    await careful.stop()
  })
})
