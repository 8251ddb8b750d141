import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { credentialOf } from '../../../../kernel/http/credential.ts'
import { open } from '../../../../kernel/database/transaction.ts'
import { tell } from '../../../../kernel/http/failures.ts'
import { placeOfProvider } from '../provider/known-providers.ts'
import { discover } from '../provider/openid.ts'
import { bodyOf, type Door, isElsewhere, personAtDoor, placeOf, siteOf, standing, text } from './door.ts'

const forbidden = {
  status: 403,
  code: 'FORBIDDEN',
  message: 'You may not change how people sign in. A person with the permission identity_provider:update can.',
} as const

/** `POST /auth/providers/secret`, `POST /auth/providers/test`: what of a provider is no matter of the graph: a secret, and a question to the outside. */
export function providerAdminRoutes(app: FastifyInstance, at: Door): void {
  app.post<{ Body: { id: string; secret: string | null } }>(
    '/auth/providers/secret',
    {
      schema: bodyOf({
        id: { type: 'string', format: 'uuid' },
        secret: { type: ['string', 'null'], minLength: 1, maxLength: 1_000 },
      }),
    },
    async (request, reply) => {
      if (isElsewhere(request, reply)) return reply
      const hash = standing(request, reply)
      const person = hash && (await personAtDoor(at, hash, [request, reply]))
      if (!person) return reply
      if (!person.is_recent)
        return tell(request, reply, {
          status: 403,
          code: 'REAUTHENTICATE',
          message: 'Show once more that it is you: this opens the tenant’s door.',
        })
      if (!at.kept)
        return tell(request, reply, {
          status: 503,
          code: 'NO_INSTALLATION_KEY',
          message: 'This installation keeps no secrets yet: its administrator sets TENURE_INSTALLATION_KEY.',
        })
      const { id, secret } = request.body
      const sealed = secret === null ? null : at.kept.close(secret, placeOfProvider(person.tenant_id, id))
      try {
        const { rows } = await at.door.query<{ done: boolean }>(
          'select identity.set_provider_secret($1, $2, $3, $4, $5) as done',
          [hash, id, sealed, ...placeOf(request)],
        )
        if (rows[0]?.done) return await reply.header('cache-control', 'no-store').send({ ok: true })
      } catch (error) {
        if ((error as { code?: string }).code !== '42501') throw error
        return tell(request, reply, forbidden)
      }
      return tell(request, reply, { status: 404, code: 'NOT_FOUND', message: 'There is no such identity provider.' })
    },
  )

  app.post<{ Body: { issuer: string } }>(
    '/auth/providers/test',
    { schema: bodyOf({ issuer: text(500) }) },
    async (request, reply) => {
      if (isElsewhere(request, reply) || !(await mayChange(request, reply))) return reply
      const { issuer } = request.body
      const callback = `${siteOf(at, request).origin}/auth/provider/callback`
      try {
        const config = await discover(at.outgoing, {
          issuer,
          clientId: 'test',
          clientSecret: undefined,
          scopes: [],
          rolesClaim: null,
        })
        const { authorization_endpoint, end_session_endpoint, scopes_supported } = config.serverMetadata()
        return await reply.send({
          ok: true,
          callback,
          authorizationEndpoint: authorization_endpoint,
          canSignOut: end_session_endpoint !== undefined,
          scopes: scopes_supported ?? [],
        })
      } catch (error) {
        return tell(request, reply, {
          status: 422,
          code: 'PROVIDER_UNREACHABLE',
          message: `This provider could not be asked: ${sayWhy(error)}`,
        })
      }
    },
  )

  /** The transaction that looks is over before anything outside is asked. */
  async function mayChange(request: FastifyRequest, reply: FastifyReply): Promise<boolean> {
    const credential = credentialOf(request)
    const opened = credential && (await open(at.database, credential, { mode: 'read' }))
    await opened?.rollback()
    if (opened?.context.viewer.permissions.has('identity_provider:update')) return true
    tell(request, reply, forbidden)
    return false
  }
}

function sayWhy(error: unknown): string {
  const cause = (error as { cause?: { name?: string; message?: string } }).cause
  if ((error as Error).name === 'PrivateAddress' || cause?.name === 'PrivateAddress')
    return 'it lies in a private network, or is not asked by https. The installation allows that by TENURE_PRIVATE_PROVIDERS=1.'
  return 'nothing there speaks OpenID Connect. Check the issuer, letter by letter.'
}
