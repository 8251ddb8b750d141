import type { AuthenticationResponseJSON } from '@simplewebauthn/server'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { hashOf } from '../../../../kernel/http/credential.ts'
import { tell } from '../../../../kernel/http/failures.ts'
import { openSession } from '../open-session.ts'
import { isUnattested, notAttested } from '../sign-in.ts'
import { passkeyToShow } from '../second-factor/passkeys.ts'
import { type Proof, proofByCode, proofByPasskey } from '../second-factor/proof.ts'
import { doorCookieOf } from './cookies.ts'
import { bodyOf, type Door, isElsewhere, isThrottled, placeOf, siteOf, text } from './door.ts'
import { sessionOpened } from './let-in.ts'

/** A sign-in that waits for its second factor. */
interface Pending {
  tenant_id: string
  user_id: string
  must_enrol: boolean
  challenge: string | null
  email: string
  has_authenticator: boolean
  passkeys: { id: string; transports: string[] }[]
  recovery_codes: number
  secret_encrypted: Buffer | null
}

const over = {
  status: 401,
  code: 'SIGN_IN_OVER',
  message: 'This sign-in took too long, or was tried too often. Begin again.',
} as const
const wrong = {
  status: 401,
  code: 'WRONG_SECOND_FACTOR',
  message:
    'That was not right, or was used already. Wait for the next code, and check that your device has the right time.',
} as const

/** `GET /auth/second-factor`, `POST /auth/second-factor`, `…/passkey-options`, `…/passkey`, `…/enrolled`: from the first factor to the session. */
export function secondFactorRoutes(app: FastifyInstance, at: Door): void {
  const pending = async (request: FastifyRequest, reply: FastifyReply) => {
    const secret = doorCookieOf(request, 'pending')
    const found =
      secret && (await at.door.query<Pending>('select * from identity.pending_sign_in($1)', [hashOf(secret)])).rows[0]
    if (found) return { hash: hashOf(secret), ...found }
    tell(request, reply, over)
    return undefined
  }
  const complete = async (hash: Buffer, proof: Proof | undefined, [request, reply]: [FastifyRequest, FastifyReply]) => {
    const opening = openSession()
    const isIn =
      proof !== undefined &&
      (await at.door
        .query<{ is_in: boolean }>('select identity.second_factor_given($1, $2, $3, $4, $5, $6, $7, $8) as is_in', [
          hash,
          proof.factor,
          JSON.stringify(proof.facts),
          ...opening.ids,
          ...placeOf(request),
          opening.lasts,
        ])
        .then(({ rows }) => rows[0]?.is_in === true)
        .catch((error: unknown) => {
          if (isUnattested(error)) return 'NOT_ATTESTED' as const
          throw error
        }))
    if (isIn === 'NOT_ATTESTED') return tell(request, reply, { status: 403, ...notAttested })
    if (isIn) return sessionOpened(reply, opening)
    at.throttle.failed(request.ip)
    await at.door.query('select identity.second_factor_failed($1, $2, $3)', [hash, ...placeOf(request)])
    return tell(request, reply, wrong)
  }

  app.get('/auth/second-factor', async (request, reply) => {
    const found = await pending(request, reply)
    if (!found) return reply
    const { must_enrol, has_authenticator, passkeys, recovery_codes, email } = found
    return reply.header('cache-control', 'no-store').send({
      email,
      mustEnrol: must_enrol,
      authenticator: has_authenticator,
      passkeys: passkeys.length,
      recoveryCodes: recovery_codes,
    })
  })

  app.post<{ Body: { code: string } }>(
    '/auth/second-factor',
    { schema: bodyOf({ code: text(40) }) },
    async (request, reply) => {
      if (isElsewhere(request, reply) || isThrottled(at, request, reply)) return reply
      const found = await pending(request, reply)
      if (!found) return reply
      return complete(found.hash, proofByCode(at.kept, { ...found, code: request.body.code }), [request, reply])
    },
  )

  app.post('/auth/second-factor/passkey-options', async (request, reply) => {
    if (isElsewhere(request, reply)) return reply
    const found = await pending(request, reply)
    if (!found) return reply
    const options = await passkeyToShow(siteOf(at, request), found.passkeys)
    await at.door.query('select identity.set_pending_challenge($1, $2)', [found.hash, options.challenge])
    return reply.header('cache-control', 'no-store').send(options)
  })

  app.post<{ Body: { response: AuthenticationResponseJSON } }>(
    '/auth/second-factor/passkey',
    { schema: bodyOf({ response: { type: 'object' } }) },
    async (request, reply) => {
      if (isElsewhere(request, reply) || isThrottled(at, request, reply)) return reply
      const found = await pending(request, reply)
      if (!found) return reply
      const { challenge, user_id } = found
      const { response } = request.body
      const proof =
        challenge === null
          ? undefined
          : await proofByPasskey(at.door, { site: siteOf(at, request), challenge, response, userId: user_id })
      return complete(found.hash, proof, [request, reply])
    },
  )

  // Who had to take a factor first has just shown that they hold it: nothing is asked twice.
  app.post<{ Body: { factor: Proof['factor'] } }>(
    '/auth/second-factor/enrolled',
    { schema: bodyOf({ factor: { enum: ['AUTHENTICATOR', 'PASSKEY'] } }) },
    async (request, reply) => {
      if (isElsewhere(request, reply)) return reply
      const found = await pending(request, reply)
      if (!found) return reply
      return found.must_enrol
        ? complete(found.hash, { factor: request.body.factor, facts: {} }, [request, reply])
        : tell(request, reply, wrong)
    },
  )
}
