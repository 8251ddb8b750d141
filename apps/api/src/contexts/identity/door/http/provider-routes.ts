import type { FastifyInstance, FastifyRequest } from 'fastify'
import { hashOf } from '../../../../kernel/http/credential.ts'
import { newId } from '../../../../kernel/ids.ts'
import type { KnownProviders } from '../provider/known-providers.ts'
import { type Attempt, beginAttempt, endAttempt } from '../provider/openid.ts'
import { firstFactorGiven, isUnattested } from '../sign-in.ts'
import { doorCookieOf, endDoorCookie, setDoorCookie, setSession } from './cookies.ts'
import { type Door, isThrottled, placeOf, siteOf, text } from './door.ts'

interface Carried {
  readonly id: string
  readonly attempt: Attempt
  /** Where the person wanted to. */
  readonly to: string
  readonly until: number
}

const lastsMs = 10 * 60_000
const ownPath = /^\/(?![/\\])/

/** `GET /auth/providers`, `GET /auth/provider/:id`, `GET /auth/provider/callback`: signing in at an identity provider, and back. */
export function providerRoutes(app: FastifyInstance, at: Door, providers: KnownProviders): void {
  const redirectUri = (request: FastifyRequest) => `${siteOf(at, request).origin}/auth/provider/callback`

  app.get<{ Querystring: { tenant?: string } }>(
    '/auth/providers',
    { schema: { querystring: { type: 'object', properties: { tenant: text(100) } } } },
    async (request, reply) => {
      const { rows } = await at.door.query<{ id: string; name: string; tenant_name: string }>(
        'select * from identity.providers_at_door($1)',
        [request.query.tenant ?? null],
      )
      return reply
        .header('cache-control', 'no-store')
        .send({ providers: rows.map(({ id, name, tenant_name }) => ({ id, name, tenant: tenant_name })) })
    },
  )

  app.get<{ Params: { id: string }; Querystring: { to?: string } }>(
    '/auth/provider/:id',
    { schema: { params: { type: 'object', properties: { id: { type: 'string', format: 'uuid' } } } } },
    async (request, reply) => {
      if (isThrottled(at, request, reply)) return reply
      const { to = '/' } = request.query
      const found = await providers.find(request.params.id).catch((error: unknown) => {
        request.log.warn({ err: error }, 'An identity provider could not be asked')
        return 'unreachable' as const
      })
      if (found === 'unreachable') return reply.redirect('/sign-in?problem=PROVIDER_UNREACHABLE')
      if (!found) return reply.redirect('/sign-in?problem=NO_PROVIDER')
      const { url, attempt } = await beginAttempt(found.config, found.provider, redirectUri(request))
      const carried: Carried = {
        id: request.params.id,
        attempt,
        to: ownPath.test(to) ? to : '/',
        until: Date.now() + lastsMs,
      }
      setDoorCookie(reply, 'provider', at.passing.close(JSON.stringify(carried), 'provider').toString('base64url'))
      return reply.redirect(url.href)
    },
  )

  app.get('/auth/provider/callback', async (request, reply) => {
    if (isThrottled(at, request, reply)) return reply
    const failed = (problem: string) => {
      at.throttle.failed(request.ip)
      return reply.redirect(`/sign-in?problem=${problem}`)
    }
    const carried = carriedBy(request)
    endDoorCookie(reply, 'provider')
    if (!carried || carried.until < Date.now()) return failed('PROVIDER_ATTEMPT_OVER')
    let vouched
    try {
      const found = await providers.find(carried.id)
      if (!found) return await failed('NO_PROVIDER')
      const url = new URL(request.url, siteOf(at, request).origin)
      vouched = await endAttempt(found.config, found.provider, { url, attempt: carried.attempt })
    } catch (error) {
      request.log.warn({ err: error }, 'An identity provider’s answer was refused')
      return failed('PROVIDER_REFUSED')
    }
    const { subject, isMultiFactor, ...claims } = vouched
    const known = await at.door
      .query<{ tenant_id: string; user_id: string }>(
        'select * from identity.provider_vouches($1, $2, $3, $4, $5, $6)',
        [carried.id, subject, JSON.stringify(claims), newId(), ...placeOf(request)],
      )
      // What the tenant's own rules keep out: by export control, which is said; an address that is taken meanwhile.
      .catch((error: { code?: string }) => {
        if (isUnattested(error)) return 'NOT_ATTESTED' as const
        if (/^(42501|23|TN)/.test(error.code ?? '')) return { rows: [] }
        throw error
      })
    const [ip, userAgent] = placeOf(request)
    if (known === 'NOT_ATTESTED') return failed(known)
    const [person] = known.rows
    const given =
      person &&
      (await firstFactorGiven(
        at.door,
        { ...person, method: 'PROVIDER', providerId: carried.id, isEnough: isMultiFactor },
        { ip, userAgent },
      ))
    if (given === 'NOT_ATTESTED') return failed(given)
    if (!given) return failed('NOT_KNOWN_HERE')
    const { kind, opening } = given
    if (kind !== 'IN') {
      setDoorCookie(reply, 'pending', opening.secret)
      return reply.redirect(`/sign-in?to=${encodeURIComponent(carried.to)}&step=${kind}`)
    }
    await at.door.query('select identity.session_rests_on($1, $2)', [hashOf(opening.secret), carried.id])
    setSession(reply, opening.secret, opening.expiresAt)
    return reply.redirect(carried.to)
  })

  function carriedBy(request: FastifyRequest): Carried | undefined {
    const sealed = doorCookieOf(request, 'provider')
    try {
      return sealed ? (JSON.parse(at.passing.open(Buffer.from(sealed, 'base64url'), 'provider')) as Carried) : undefined
    } catch {
      return undefined
    }
  }
}
