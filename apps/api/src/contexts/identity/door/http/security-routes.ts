import type { AuthenticationResponseJSON } from '@simplewebauthn/server'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { tell } from '../../../../kernel/http/failures.ts'
import { passwordRefusal } from '../password-policy.ts'
import { hashPassword, passwordMatches } from '../passwords.ts'
import { passkeyToShow } from '../second-factor/passkeys.ts'
import { type Proof, proofByCode, proofByPasskey } from '../second-factor/proof.ts'
import { challengeOf, keepChallenge } from './challenge.ts'
import {
  type AtDoor,
  bodyOf,
  type Door,
  isElsewhere,
  isThrottled,
  personAtDoor,
  placeOf,
  refuse,
  siteOf,
  standing,
  text,
} from './door.ts'

const wrongPassword = {
  status: 422,
  code: 'WRONG_PASSWORD',
  message: 'This is not your present password. Capitals count.',
} as const
const wrongProof = {
  status: 422,
  code: 'WRONG_SECOND_FACTOR',
  message: 'That was not right, or was used already. Wait for the next code, and try again.',
} as const

/** `GET /auth/security`, `POST /auth/password`, `POST /auth/reauthenticate`, `POST /auth/verify-email`: what people do about their own account. */
export function securityRoutes(app: FastifyInstance, at: Door): void {
  /** Whether this is the person's password. A wrong one counts as it does at sign-in, so that an open screen is no place to guess. */
  const isTheirs = async (person: AtDoor, password: string, request: FastifyRequest) => {
    const locked = person.locked_until !== null && person.locked_until > new Date()
    if (await passwordMatches(password, locked ? null : person.password_hash)) return true
    at.throttle.failed(request.ip)
    if (!locked)
      await at.door.query('select identity.sign_in_failed($1, $2, $3, $4)', [
        person.tenant_id,
        person.user_id,
        ...placeOf(request),
      ])
    return false
  }
  const whoAsks = async (request: FastifyRequest, reply: FastifyReply) => {
    if (isElsewhere(request, reply) || isThrottled(at, request, reply)) return undefined
    const hash = standing(request, reply)
    const person = hash && (await personAtDoor(at, hash, [request, reply]))
    return person && { hash, person }
  }

  app.get('/auth/security', async (request, reply) => {
    const hash = standing(request, reply)
    if (!hash) return reply
    const { rows } = await at.door.query<{ security: object | null }>(
      'select identity.own_security($1, $2, $3) as security',
      [hash, ...placeOf(request)],
    )
    if (rows[0]?.security) return reply.header('cache-control', 'no-store').send(rows[0].security)
    return tell(request, reply, { status: 401, code: 'UNAUTHENTICATED', message: 'Nobody is signed in here.' })
  })

  app.post<{ Body: { current: string; password: string } }>(
    '/auth/password',
    { schema: bodyOf({ current: text(1_000), password: text(2_000) }) },
    async (request, reply) => {
      const asked = await whoAsks(request, reply)
      if (!asked) return reply
      const { hash, person } = asked
      const { current, password } = request.body
      if (!person.session_id || !(await isTheirs(person, current, request))) return tell(request, reply, wrongPassword)
      const refusal = passwordRefusal(password, { ...person, fullName: person.full_name })
      if (refusal) return refuse(request, reply, refusal)
      const { rows } = await at.door.query<{ done: boolean }>(
        'select identity.change_password($1, $2, $3, $4, $5) as done',
        [hash, person.password_hash, await hashPassword(password), ...placeOf(request)],
      )
      return rows[0]?.done
        ? reply.header('cache-control', 'no-store').send({ ok: true })
        : tell(request, reply, wrongPassword)
    },
  )

  app.post('/auth/reauthenticate/passkey-options', async (request, reply) => {
    const asked = await whoAsks(request, reply)
    if (!asked) return reply
    const options = await passkeyToShow(siteOf(at, request))
    keepChallenge(at, reply, options.challenge)
    return reply.send(options)
  })

  app.post<{ Body: { password?: string; code?: string; response?: AuthenticationResponseJSON } }>(
    '/auth/reauthenticate',
    { schema: bodyOf({ password: text(1_000), code: text(40), response: { type: 'object' } }, []) },
    async (request, reply) => {
      const asked = await whoAsks(request, reply)
      if (!asked) return reply
      const { hash, person } = asked
      const { password, code, response } = request.body
      let proof: { factor: 'PASSWORD' | Proof['factor']; facts: Proof['facts'] } | undefined
      if (password !== undefined) {
        if (await isTheirs(person, password, request)) proof = { factor: 'PASSWORD', facts: {} }
      } else if (code !== undefined) {
        proof = proofByCode(at.kept, { ...person, secret_encrypted: await secretOfAuthenticator(person), code })
      } else if (response) {
        const challenge = challengeOf(at, request, reply)
        if (challenge)
          proof = await proofByPasskey(at.door, {
            site: siteOf(at, request),
            challenge,
            response,
            userId: person.user_id,
          })
      }
      const isTaken =
        proof !== undefined &&
        (
          await at.door.query<{ done: boolean }>('select identity.reauthenticated($1, $2, $3, $4, $5) as done', [
            hash,
            proof.factor,
            JSON.stringify(proof.facts),
            ...placeOf(request),
          ])
        ).rows[0]?.done === true
      if (isTaken) return reply.header('cache-control', 'no-store').send({ ok: true })
      if (password !== undefined) return tell(request, reply, wrongPassword)
      at.throttle.failed(request.ip)
      await at.door.query(`select identity.sign_in_failed($1, $2, $3, $4, 'failSecondFactor')`, [
        person.tenant_id,
        person.user_id,
        ...placeOf(request),
      ])
      return tell(request, reply, wrongProof)
    },
  )

  const secretOfAuthenticator = async ({ tenant_id, user_id }: AtDoor) =>
    (
      await at.door.query<{ secret: Buffer | null }>('select identity.authenticator_secret($1, $2) as secret', [
        tenant_id,
        user_id,
      ])
    ).rows[0]?.secret ?? null

  app.post('/auth/verify-email', async (request, reply) => {
    const asked = await whoAsks(request, reply)
    if (!asked) return reply
    const { rows } = await at.door.query<{ done: boolean }>(
      'select identity.request_own_verification($1, $2, $3) as done',
      [asked.hash, ...placeOf(request)],
    )
    if (rows[0]?.done) return reply.header('cache-control', 'no-store').status(202).send({ ok: true })
    return tell(request, reply, {
      status: 429,
      code: 'RATE_LIMITED',
      message: 'We sent you this mail three times within the hour. Look for it, or try again later.',
    })
  })
}
