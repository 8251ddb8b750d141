import type { RegistrationResponseJSON } from '@simplewebauthn/server'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { tell } from '../../../../kernel/http/failures.ts'
import { newId } from '../../../../kernel/ids.ts'
import { authenticatorUri, newAuthenticatorSecret, stepOfCode } from '../second-factor/authenticator-codes.ts'
import { madePasskey, passkeyToMake } from '../second-factor/passkeys.ts'
import { placeOfAuthenticator } from '../second-factor/proof.ts'
import { hashOfRecoveryCode, newRecoveryCodes } from '../second-factor/recovery-codes.ts'
import { challengeOf, keepChallenge } from './challenge.ts'
import { bodyOf, type Door, isElsewhere, isThrottled, personAtDoor, placeOf, siteOf, standing, text } from './door.ts'

const again = {
  status: 403,
  code: 'REAUTHENTICATE',
  message: 'Show once more that it is you: this changes how your account is opened.',
} as const
const unfit = {
  status: 422,
  code: 'WRONG_SECOND_FACTOR',
  message: 'That was not right. Wait for the next code, and check that your device has the right time.',
} as const
const keyless = {
  status: 503,
  code: 'NO_INSTALLATION_KEY',
  message: 'This installation keeps no secrets yet: its administrator sets TENURE_INSTALLATION_KEY.',
} as const

/** `/auth/authenticator…`, `/auth/passkeys…`, `/auth/recovery-codes`: taking and leaving second factors, by who has just proved who they are. */
export function factorRoutes(app: FastifyInstance, at: Door): void {
  /** Who asks, of our own pages; told where it is nobody, or somebody who proved it too long ago. */
  const recent = async (request: FastifyRequest, reply: FastifyReply) => {
    if (isElsewhere(request, reply) || isThrottled(at, request, reply)) return undefined
    const hash = standing(request, reply)
    const person = hash && (await personAtDoor(at, hash, [request, reply]))
    if (!person) return undefined
    if (!person.is_recent) {
      tell(request, reply, again)
      return undefined
    }
    return { hash, person, place: placeOf(request) }
  }
  const ask = async <Answer>(sql: string, values: readonly unknown[]) =>
    (await at.door.query<{ answer: Answer }>(`select ${sql} as answer`, [...values])).rows[0]?.answer
  const done = (reply: FastifyReply, answer: object = {}) =>
    reply.header('cache-control', 'no-store').send({ ok: true, ...answer })
  /** Codes come with a first factor, and are told this once. */
  const withCodes = async (reply: FastifyReply, put: (hashes: Buffer[]) => Promise<boolean | undefined>) => {
    const codes = newRecoveryCodes()
    return done(reply, (await put(codes.map(hashOfRecoveryCode))) ? { recoveryCodes: codes } : {})
  }

  app.post('/auth/authenticator', async (request, reply) => {
    const who = await recent(request, reply)
    if (!who) return reply
    if (!at.kept) return tell(request, reply, keyless)
    const { hash, person, place } = who
    const secret = newAuthenticatorSecret()
    const sealed = at.kept.close(secret, placeOfAuthenticator(person.tenant_id, person.user_id))
    const isBegun = await ask<boolean>('identity.begin_authenticator($1, $2, $3, $4, $5)', [
      hash,
      newId(),
      sealed,
      ...place,
    ])
    if (isBegun) return done(reply, { secret, uri: authenticatorUri(secret, person.email) })
    return tell(request, reply, {
      status: 409,
      code: 'ALREADY_THERE',
      message: 'You have an authenticator app already. Remove it first.',
    })
  })

  app.post<{ Body: { code: string } }>(
    '/auth/authenticator/confirm',
    { schema: bodyOf({ code: text(12) }) },
    async (request, reply) => {
      const who = await recent(request, reply)
      if (!who) return reply
      const { hash, place } = who
      const { rows } = await at.door.query<{ tenant_id: string; user_id: string; secret_encrypted: Buffer }>(
        'select * from identity.begun_authenticator($1, $2, $3)',
        [hash, ...place],
      )
      const [begun] = rows
      const step =
        begun &&
        at.kept &&
        stepOfCode(
          at.kept.open(begun.secret_encrypted, placeOfAuthenticator(begun.tenant_id, begun.user_id)),
          request.body.code,
        )
      if (step === undefined) return tell(request, reply, unfit)
      return withCodes(reply, (hashes) =>
        ask<boolean>('identity.confirm_authenticator($1, $2, $3, $4, $5)', [hash, step, hashes, ...place]),
      )
    },
  )

  app.post('/auth/authenticator/remove', async (request, reply) => {
    const who = await recent(request, reply)
    if (!who) return reply
    await ask('identity.remove_factor($1, null, $2, $3)', [who.hash, ...who.place])
    return done(reply)
  })

  app.post('/auth/passkeys/options', async (request, reply) => {
    const who = await recent(request, reply)
    if (!who) return reply
    const { tenant_id, user_id: userId, email, full_name: fullName } = who.person
    const known = (await ask<string[]>('identity.passkey_ids($1, $2)', [tenant_id, userId])) ?? []
    const options = await passkeyToMake(siteOf(at, request), { userId, email, fullName, known })
    keepChallenge(at, reply, options.challenge)
    return reply.send(options)
  })

  app.post<{ Body: { name: string; response: RegistrationResponseJSON } }>(
    '/auth/passkeys',
    { schema: bodyOf({ name: text(100), response: { type: 'object' } }) },
    async (request, reply) => {
      const who = await recent(request, reply)
      if (!who) return reply
      const challenge = challengeOf(at, request, reply)
      const made = challenge && (await madePasskey(siteOf(at, request), challenge, request.body.response))
      if (!made)
        return tell(request, reply, {
          ...unfit,
          message: 'This passkey could not be checked. Try again, or with another device.',
        })
      const { publicKey, ...key } = made
      const facts = JSON.stringify({ ...key, name: request.body.name.trim() || 'Passkey', challenge })
      return withCodes(reply, (hashes) =>
        ask<boolean>('identity.add_passkey($1, $2, $3, $4, $5, $6, $7)', [
          who.hash,
          newId(),
          facts,
          publicKey,
          hashes,
          ...who.place,
        ]),
      )
    },
  )

  app.post<{ Body: { id: string } }>(
    '/auth/passkeys/remove',
    { schema: bodyOf({ id: { type: 'string', format: 'uuid' } }) },
    async (request, reply) => {
      const who = await recent(request, reply)
      if (!who) return reply
      await ask('identity.remove_factor($1, $2, $3, $4)', [who.hash, request.body.id, ...who.place])
      return done(reply)
    },
  )

  app.post('/auth/recovery-codes', async (request, reply) => {
    const who = await recent(request, reply)
    if (!who) return reply
    return withCodes(reply, (hashes) =>
      ask<boolean>('identity.renew_recovery_codes($1, $2, $3, $4)', [who.hash, hashes, ...who.place]),
    )
  })
}
