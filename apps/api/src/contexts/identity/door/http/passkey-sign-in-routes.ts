import type { AuthenticationResponseJSON } from '@simplewebauthn/server'
import type { FastifyInstance } from 'fastify'
import { tell } from '../../../../kernel/http/failures.ts'
import { openSession } from '../open-session.ts'
import { isUnattested, notAttested } from '../sign-in.ts'
import { passkeyToShow } from '../second-factor/passkeys.ts'
import { proofByPasskey } from '../second-factor/proof.ts'
import { challengeOf, keepChallenge } from './challenge.ts'
import { bodyOf, type Door, isElsewhere, isThrottled, placeOf, siteOf } from './door.ts'
import { sessionOpened } from './let-in.ts'

const unknown = {
  status: 401,
  code: 'WRONG_CREDENTIALS',
  message: 'This passkey opens nothing here. Sign in another way, and look on your profile which passkeys you have.',
} as const

/** `POST /auth/passkey-options`, `POST /auth/passkey`: signing in by a passkey alone, without a name. */
export function passkeySignInRoutes(app: FastifyInstance, at: Door): void {
  app.post('/auth/passkey-options', async (request, reply) => {
    if (isElsewhere(request, reply) || isThrottled(at, request, reply)) return reply
    const options = await passkeyToShow(siteOf(at, request))
    keepChallenge(at, reply, options.challenge)
    return reply.send(options)
  })

  app.post<{ Body: { response: AuthenticationResponseJSON } }>(
    '/auth/passkey',
    { schema: bodyOf({ response: { type: 'object' } }) },
    async (request, reply) => {
      if (isElsewhere(request, reply) || isThrottled(at, request, reply)) return reply
      const challenge = challengeOf(at, request, reply)
      const { response } = request.body
      const proof = challenge && (await proofByPasskey(at.door, { site: siteOf(at, request), challenge, response }))
      const opening = openSession()
      const { rows } = proof
        ? await at.door
            .query<{ is_in: boolean }>('select identity.passkey_signed_in($1, $2, $3, $4, $5, $6, $7) as is_in', [
              response.id,
              JSON.stringify(proof.facts),
              ...opening.ids,
              ...placeOf(request),
              opening.lasts,
            ])
            // Locked: the database lets nobody in, whatever they hold.
            .catch((error: { code?: string }) => {
              if (isUnattested(error)) return { rows: 'NOT_ATTESTED' as const }
              if (error.code === '42501') return { rows: [] }
              throw error
            })
        : { rows: [] }
      if (rows === 'NOT_ATTESTED') return tell(request, reply, { status: 403, ...notAttested })
      if (rows[0]?.is_in) return sessionOpened(reply, opening)
      at.throttle.failed(request.ip)
      return tell(request, reply, unknown)
    },
  )
}
