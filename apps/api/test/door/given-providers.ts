import { expect } from 'vitest'
import { newId } from '../../src/kernel/ids.ts'
import { type Api, api } from '../api.ts'
import { ownerPool } from '../database.ts'
import * as given from '../given.ts'
import { Browser } from './at-door.ts'
import { OpenIdProvider } from './openid.ts'

/** What a test says of a provider. */
interface Rules {
  readonly linking?: string
  readonly creates?: boolean
  readonly claim?: string
  readonly mapping?: object
}

/** An API, an OpenID provider, and a tenant that takes its word. */
export async function givenProviders() {
  const server: Api = await api({ settings: { signInFailures: 10_000, privateProviders: true } })
  const openid = await OpenIdProvider.start(server.url)
  await given.tenant()
  const { tenantId, slug } = await given.tenant()
  const admin = await given.person(tenantId, { password: given.password, roles: ['admin'] })
  return {
    server,
    openid,
    admin,
    slug,
    stop: async () => {
      await openid.stop()
      await server.stop()
    },
    /** A provider of the tenant, with its secret kept through the door. */
    provider: async (rules: Rules = {}): Promise<string> => {
      const id = newId()
      await ownerPool().query(
        `insert into identity.identity_providers (tenant_id, id, name, issuer, client_id, linking, creates_people, roles_claim, role_mapping) values ($1, $2::uuid, $2::uuid::text, $3, 'tenure', $4, $5, $6, $7)`,
        [
          tenantId,
          id,
          openid.issuer,
          rules.linking ?? 'NONE',
          rules.creates ?? false,
          rules.claim ?? null,
          JSON.stringify(rules.mapping ?? {}),
        ],
      )
      const browser = new Browser(server.url)
      await browser.ask('/auth/sign-in', { email: admin.email, password: given.password })
      expect((await browser.ask('/auth/providers/secret', { id, secret: 'a secret of the client' })).status).toBe(200)
      return id
    },
    /** Comes by a provider under a name there; answers the browser, and where it was led to. */
    comeBy: async (id: string, name: string, to = '/projects') => {
      const browser = new Browser(server.url)
      const begun = await browser.ask(`/auth/provider/${id}?to=${encodeURIComponent(to)}`)
      const back = await openid.signIn(begun['location'] as string, name)
      const answer = await browser.ask(back.slice(server.url.length))
      return { browser, back, led: answer['location'] as string }
    },
  }
}

/** Who is in by a browser. */
export const who = async (browser: Browser) =>
  (await browser.ask('/auth/session'))['user'] as { id: string; email: string; fullName: string } | undefined

export const word = () => newId().slice(-8)
