import type { FastifyInstance, FastifyReply } from 'fastify'
import type pg from 'pg'
import { env } from '../../../env.ts'
import type { Database } from '../../../kernel/database/database.ts'
import { open } from '../../../kernel/database/transaction.ts'
import { cookieName, credentialOf, fromOurPages } from '../../../kernel/http/credential.ts'
import { signIn } from './sign-in.ts'
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
  void reply.header('set-cookie', (env.secureCookies ? [...parts, 'Secure'] : parts).join('; '))
}

/** `POST /auth/sign-in`, `POST /auth/sign-out`, `GET /auth/session`. */
export function authRoutes(app: FastifyInstance, { door, database }: { door: pg.Pool; database: Database }): void {
  app.post<{ Body: { tenant?: string | null; email: string; password: string } }>('/auth/sign-in', { schema: { body } }, async (request, reply) => {
    if (!fromOurPages(request)) return reply.status(403).send({ code: 'FORBIDDEN', message: 'Send the header X-Tenure-Client, from this origin.' })
    const { tenant, email, password } = request.body
    const outcome = await signIn(door, { tenant: tenant || null, login: email, password, ip: request.ip, userAgent: request.headers['user-agent'] ?? null })
    if (outcome.kind === 'refused') {
      const { kind: _kind, ...told } = outcome
      return reply.status(outcome.code === 'CHOOSE_TENANT' ? 409 : 401).send(told)
    }
    setCookie(reply, outcome.secret, outcome.expiresAt)
    return reply.status(200).send({ ok: true, expiresAt: outcome.expiresAt })
  })

  app.get('/auth/session', async (request, reply) => {
    const credential = credentialOf(request)
    const opened = credential && (await open(database, credential, 'read'))
    if (!opened) return reply.status(401).send({ code: 'UNAUTHENTICATED', message: 'Nobody is signed in here.' })
    try {
      return await whoIsIn(opened.context)
    } finally {
      await opened.rollback()
    }
  })

  app.post('/auth/sign-out', async (request, reply) => {
    if (!fromOurPages(request)) return reply.status(403).send({ code: 'FORBIDDEN', message: 'Send the header X-Tenure-Client, from this origin.' })
    const credential = credentialOf(request)
    const opened = credential && (await open(database, credential, 'write'))
    if (opened) {
      const { sql, viewer, now } = opened.context
      await sql(`select set_config('app.action', 'signOut', true)`)
      await sql('update identity.sessions set revoked_at = $3 where tenant_id = $1 and id = $2', [viewer.tenantId, viewer.sessionId, now])
      await opened.commit()
    }
    setCookie(reply, '', new Date(0))
    return reply.status(204).send()
  })
}
