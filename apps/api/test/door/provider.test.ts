import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ownerPool } from '../database.ts'
import * as given from '../given.ts'
import { Browser } from './at-door.ts'
import { givenProviders, who, word } from './given-providers.ts'

let at: Awaited<ReturnType<typeof givenProviders>>
beforeAll(async () => {
  at = await givenProviders()
})
afterAll(() => at.stop())

describe('an identity provider', () => {
  it('is offered on its tenant’s sign-in page, by name alone', async () => {
    const id = await at.provider()
    const browser = new Browser(at.server.url)
    const { providers } = (await browser.ask(`/auth/providers?tenant=${at.slug}`)) as unknown as {
      providers: { id: string }[]
    }
    expect(providers.map((offered) => offered.id)).toContain(id)
    expect(Object.keys(providers[0]!)).toEqual(['id', 'name', 'tenant'])
    expect(await browser.ask('/auth/providers?tenant=nobody')).toMatchObject({ providers: [] })
    expect(await browser.ask('/auth/providers')).toMatchObject({ providers: [] })
  })

  it('is asked by code, PKCE, state and nonce', async () => {
    const { location } = await new Browser(at.server.url).ask(`/auth/provider/${await at.provider()}`)
    const asked = Object.fromEntries(new URL(location as string).searchParams)
    expect(asked).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      scope: 'openid profile email',
      client_id: 'tenure',
    })
    for (const held of ['state', 'nonce', 'code_challenge']) expect(asked[held]!.length).toBeGreaterThan(40)
  })

  it('brings a person nobody has entered, once, and knows them again', async () => {
    const [id, name] = [await at.provider({ creates: true }), `new-${word()}`]
    await at.openid.knows(name, {
      email: `${name}@example.test`,
      email_verified: true,
      name: 'Nova Lind',
      preferred_username: name,
    })
    const first = await at.comeBy(id, name, '/projects?sort=NAME')
    expect(first.led).toBe('/projects?sort=NAME')
    expect(await who(first.browser)).toMatchObject({ email: `${name}@example.test`, fullName: 'Nova Lind' })
    const { rows } = await ownerPool().query(
      'select external_id, password_hash, email_verified from identity.users where email = $1',
      [`${name}@example.test`],
    )
    expect(rows).toEqual([{ external_id: name, password_hash: null, email_verified: true }])
    const again = await at.comeBy(id, name)
    expect((await who(again.browser))!.id).toBe((await who(first.browser))!.id)
    const trail = await ownerPool().query<{ action: string; kind: string }>(
      `select distinct action, actor_kind as kind from audit.audit_logs where tenant_id = $1 and action in ('provisionPerson', 'linkIdentity', 'signIn') and user_id = (select id from identity.users where email = $2) order by 1`,
      [at.admin.tenantId, `${name}@example.test`],
    )
    expect(trail.rows).toEqual(
      ['linkIdentity', 'provisionPerson', 'signIn'].map((action) => ({ action, kind: 'SIGN_IN' })),
    )
  })

  it('brings one person, however many of their browsers come at once', async () => {
    const [id, name] = [await at.provider({ creates: true }), `many-${word()}`]
    await at.openid.knows(name, { email: `${name}@example.test`, email_verified: true })
    const came = await Promise.all([1, 2, 3, 4].map(() => at.comeBy(id, name)))
    const ids = await Promise.all(came.map(async ({ browser }) => (await who(browser))?.id))
    expect(new Set(ids).size).toBe(1)
  })

  it('brings nobody unless it may, nor under an address that is not verified or is somebody’s', async () => {
    const [closed, open] = [await at.provider(), await at.provider({ creates: true })]
    const taken = await given.person(at.admin.tenantId)
    const cases = [
      [closed, { email: `${word()}@example.test`, email_verified: true }],
      [open, { email: `${word()}@example.test`, email_verified: false }],
      [open, { email: taken.email.toUpperCase(), email_verified: true }],
      [open, {}],
    ] as const
    for (const [id, claims] of cases) {
      const name = `none-${word()}`
      await at.openid.knows(name, claims)
      const { led, browser } = await at.comeBy(id, name)
      expect(led).toBe('/sign-in?problem=NOT_KNOWN_HERE')
      expect(await who(browser)).toBeUndefined()
    }
  })
})
