import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type pg from 'pg'
import { env } from '../../../env.ts'
import type { Database } from '../../../kernel/database/database.ts'
import { open } from '../../../kernel/database/transaction.ts'
import { cookieName, credentialOf, secretOf } from '../../../kernel/http/credential.ts'
import { tell } from '../../../kernel/http/failures.ts'
import { endImpersonation } from './end-impersonation.ts'
import { endSession } from './end-session.ts'
import { type Door, isElsewhere, isThrottled } from './http/door.ts'
import { linkRoutes } from './http/link-routes.ts'
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

function setCookie(reply: FastifyReply, value: string, expires: Date): void {
  const parts = [`${cookieName}=${value}`, 'Path=/', 'HttpOnly', 'SameSite=Lax', `Expires=${expires.toUTCString()}`]
  void reply
    .header('cache-control', 'no-store')
    .header('set-cookie', (env.secureCookies ? [...parts, 'Secure'] : parts).join('; '))
}

interface Opening {
  /** A pool of the door's role. */
  readonly door: pg.Pool
  readonly database: Database
  /** Failed attempts of one address in five minutes. */
  readonly failures: number
}

/** `POST /auth/sign-in`, `POST /auth/sign-out`, `POST /auth/end-impersonation`, `GET /auth/session`. */
export function authRoutes(app: FastifyInstance, { door, database, failures }: Opening): void {
  const throttle = new SignInThrottle(failures)
  const at: Door = { door, database, throttle }
  linkRoutes(app, at)

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
        if (outcome.code !== 'CHOOSE_TENANT') throttle.failed(request.ip)
        return reply
          .header('cache-control', 'no-store')
          .status(outcome.code === 'CHOOSE_TENANT' ? 409 : 401)
          .send({ ...told, requestId: request.id })
      }
      // The session this browser had before ends with the new one: a secret is never carried over a sign-in.
      if (secretOf(request)?.kind === 'cookie') await endSession(database, credentialOf(request))
      setCookie(reply, outcome.secret, outcome.expiresAt)
      return reply.status(200).send({ ok: true, expiresAt: outcome.expiresAt })
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
    if (secretOf(request)?.kind === 'cookie') await endSession(database, credentialOf(request))
    setCookie(reply, '', new Date(0))
    return reply.status(204).send()
  })
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
