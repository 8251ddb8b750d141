import { randomBytes } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Database } from '../../../kernel/database/database.ts'
import { open } from '../../../kernel/database/transaction.ts'
import { credentialOf, hashOf, secretOf } from '../../../kernel/http/credential.ts'
import { tell } from '../../../kernel/http/failures.ts'
import { Seal } from '../../../kernel/seal.ts'
import { endImpersonation } from './end-impersonation.ts'
import { endSession } from './end-session.ts'
import { endDoorCookie, endSessionCookie } from './http/cookies.ts'
import { type Door, isElsewhere, isThrottled, siteOf } from './http/door.ts'
import { factorRoutes } from './http/factor-routes.ts'
import { letIn } from './http/let-in.ts'
import { linkRoutes } from './http/link-routes.ts'
import { passkeySignInRoutes } from './http/passkey-sign-in-routes.ts'
import { providerAdminRoutes } from './http/provider-admin-routes.ts'
import { providerRoutes } from './http/provider-routes.ts'
import { secondFactorRoutes } from './http/second-factor-routes.ts'
import { securityRoutes } from './http/security-routes.ts'
import { KnownProviders } from './provider/known-providers.ts'
import { signOutUrl } from './provider/openid.ts'
import { signIn } from './sign-in.ts'
import { SignInThrottle } from './throttle.ts'
import { whoIsIn } from './who-is-in.ts'

const body = {
  type: 'object',
  required: ['email', 'password'],
  additionalProperties: false,
  properties: {
    tenant: { type: ['string', 'null'], maxLength: 100 },
    email: { type: 'string', minLength: 1, maxLength: 255 },
    password: { type: 'string', minLength: 1, maxLength: 1000 },
  },
} as const

interface Opening extends Pick<Door, 'door' | 'database' | 'publicUrl' | 'outgoing'> {
  /** Failed attempts of one address in five minutes. */
  readonly failures: number
  /** What secrets are kept under; absent, none are kept. */
  readonly installationKey: string | undefined
}

/** `POST /auth/sign-in`, `POST /auth/sign-out`, `POST /auth/end-impersonation`, `GET /auth/session`. */
export function authRoutes(app: FastifyInstance, { failures, installationKey, ...opening }: Opening): void {
  const at: Door = {
    ...opening,
    throttle: new SignInThrottle(failures),
    passing: new Seal(installationKey ?? randomBytes(32).toString('base64url'), 'cookies'),
    kept: installationKey === undefined ? undefined : new Seal(installationKey, 'secrets'),
  }
  const { door, database, throttle } = at
  linkRoutes(app, at)
  secondFactorRoutes(app, at)
  passkeySignInRoutes(app, at)
  securityRoutes(app, at)
  factorRoutes(app, at)
  providerAdminRoutes(app, at)
  const providers = new KnownProviders(at)
  providerRoutes(app, at, providers)

  app.post<{ Body: { tenant?: string | null; email: string; password: string } }>(
    '/auth/sign-in',
    { schema: { body } },
    async (request, reply) => {
      if (isElsewhere(request, reply) || isThrottled(at, request, reply)) return reply
      const { tenant, email, password } = request.body
      const outcome = await signIn(door, {
        tenant: tenant || null,
        login: email,
        password,
        ip: request.ip,
        userAgent: request.headers['user-agent'] ?? null,
      })
      if (outcome.kind === 'refused') {
        const { kind: _kind, ...told } = outcome
        // What was given was right in both: it is no guess.
        const isRight = outcome.code === 'CHOOSE_TENANT' || outcome.code === 'NOT_ATTESTED'
        if (!isRight) throttle.failed(request.ip)
        return reply
          .header('cache-control', 'no-store')
          .status(outcome.code === 'CHOOSE_TENANT' ? 409 : outcome.code === 'NOT_ATTESTED' ? 403 : 401)
          .send({ ...told, requestId: request.id })
      }
      // The session this browser had before ends with the new one: a secret is never carried over a sign-in.
      if (secretOf(request)?.kind === 'cookie') await endSession(database, credentialOf(request))
      return letIn(reply, outcome)
    },
  )

  app.get('/auth/session', async (request, reply) => session(database, request, reply))

  app.post('/auth/end-impersonation', async (request, reply) => {
    if (isElsewhere(request, reply)) return reply
    const credential = credentialOf(request)
    if (credential) await endImpersonation(database, credential)
    return reply.header('cache-control', 'no-store').status(204).send()
  })

  app.post('/auth/sign-out', async (request, reply) => {
    if (isElsewhere(request, reply)) return reply
    const carried = secretOf(request)
    const next = carried?.kind === 'cookie' ? await signOutAt(request, hashOf(carried.secret)) : undefined
    if (carried?.kind === 'cookie') await endSession(database, credentialOf(request))
    endSessionCookie(reply)
    endDoorCookie(reply, 'pending')
    if (next) return reply.status(200).send({ next })
    return reply.status(204).send()
  })

  /** Where signing out goes on, for who came by a provider; a provider that can't be asked keeps nobody signed in here. */
  async function signOutAt(request: FastifyRequest, hash: Buffer): Promise<string | undefined> {
    const { rows } = await door.query<{ id: string | null }>('select identity.provider_of_session($1) as id', [hash])
    const id = rows[0]?.id
    const found = id ? await providers.find(id).catch(() => undefined) : undefined
    return found && signOutUrl(found.config, `${siteOf(at, request).origin}/sign-in`)
  }
}

async function session(database: Database, request: FastifyRequest, reply: FastifyReply) {
  const credential = credentialOf(request)
  const opened = credential && (await open(database, credential, { mode: 'read' }))
  if (!opened)
    return tell(request, reply, { status: 401, code: 'UNAUTHENTICATED', message: 'Nobody is signed in here.' })
  try {
    return await reply.header('cache-control', 'no-store').send(await whoIsIn(opened.context))
  } finally {
    await opened.rollback()
  }
}
