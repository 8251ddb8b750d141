import type { FastifyInstance } from 'fastify'
import { hashOf } from '../../../../kernel/http/credential.ts'
import { tell } from '../../../../kernel/http/failures.ts'
import { passwordRefusal } from '../password-policy.ts'
import { hashPassword } from '../passwords.ts'
import { bodyOf, type Door, isElsewhere, isThrottled, placeOf, refuse, text } from './door.ts'

interface MailedLink {
  purpose: 'INVITATION' | 'RESET_PASSWORD' | 'VERIFY_EMAIL'
  email: string
  username: string
  full_name: string
  tenant_name: string
  tenant_slug: string
}

const spent = {
  status: 410,
  code: 'LINK_SPENT',
  message: 'This link was used already, or is too old. Ask for a new one.',
} as const

/** An answer about a password takes at least this long, so that the time it took tells nobody who exists. */
const answerMs = 250

/** `POST /auth/forgot-password`, `POST /auth/link`, `POST /auth/link/use`: what begins with a mail. */
export function linkRoutes(app: FastifyInstance, at: Door): void {
  const find = async (token: string) =>
    (await at.door.query<MailedLink>('select * from identity.mailed_link($1)', [hashOf(token)])).rows[0]

  app.post<{ Body: { email: string; tenant?: string | null } }>(
    '/auth/forgot-password',
    { schema: bodyOf({ email: text(255), tenant: { type: ['string', 'null'], maxLength: 100 } }, ['email']) },
    async (request, reply) => {
      if (isElsewhere(request, reply) || isThrottled(at, request, reply)) return reply
      const earliest = new Promise((resolve) => setTimeout(resolve, answerMs))
      // Every request counts: whoever may be meant, one network has so many mails sent and no more.
      at.throttle.failed(request.ip)
      const { email, tenant } = request.body
      await at.door.query('select identity.request_password_reset($1, $2, $3, $4)', [
        tenant || null,
        email.trim(),
        ...placeOf(request),
      ])
      await earliest
      return reply.header('cache-control', 'no-store').status(202).send({ ok: true })
    },
  )

  app.post<{ Body: { token: string } }>(
    '/auth/link',
    { schema: bodyOf({ token: text(200) }) },
    async (request, reply) => {
      if (isElsewhere(request, reply) || isThrottled(at, request, reply)) return reply
      const link = await find(request.body.token)
      if (!link) {
        at.throttle.failed(request.ip)
        return tell(request, reply, spent)
      }
      const { purpose, email, full_name, tenant_name, tenant_slug } = link
      return reply
        .header('cache-control', 'no-store')
        .send({ purpose, email, fullName: full_name, tenant: { name: tenant_name, slug: tenant_slug } })
    },
  )

  app.post<{ Body: { token: string; password?: string } }>(
    '/auth/link/use',
    { schema: bodyOf({ token: text(200), password: text(2_000) }, ['token']) },
    async (request, reply) => {
      if (isElsewhere(request, reply) || isThrottled(at, request, reply)) return reply
      const { token, password } = request.body
      const link = await find(token)
      // Nothing is hashed for a link that is none: hashing is what costs.
      if (link && (link.purpose === 'VERIFY_EMAIL') === (password === undefined)) {
        const { email, username, full_name: fullName } = link
        const refusal = password === undefined ? undefined : passwordRefusal(password, { email, username, fullName })
        if (refusal) return refuse(request, reply, refusal)
        const { rows } = await at.door.query<{ done: boolean }>(
          'select identity.use_mailed_link($1, $2, $3, $4) as done',
          [hashOf(token), password === undefined ? null : await hashPassword(password), ...placeOf(request)],
        )
        if (rows[0]?.done) return reply.header('cache-control', 'no-store').send({ ok: true, email })
      }
      at.throttle.failed(request.ip)
      return tell(request, reply, spent)
    },
  )
}
