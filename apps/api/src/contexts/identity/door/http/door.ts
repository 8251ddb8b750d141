import type { FastifyReply, FastifyRequest } from 'fastify'
import type pg from 'pg'
import type { Database } from '../../../../kernel/database/database.ts'
import { fromOurPages, hashOf, secretOf } from '../../../../kernel/http/credential.ts'
import { tell } from '../../../../kernel/http/failures.ts'
import { secondsUntil } from '../../../../kernel/rate-limiter.ts'
import type { Refusal } from '../../../../kernel/refusal.ts'
import type { Seal } from '../../../../kernel/seal.ts'
import type { OutgoingHttp } from '../../../../kernel/http/outgoing.ts'
import type { Site } from '../second-factor/passkeys.ts'
import type { SignInThrottle } from '../throttle.ts'
import { doorCookieOf } from './cookies.ts'

/** What the routes of the door work with. */
export interface Door {
  /** A pool of the door's role. */
  readonly door: pg.Pool
  readonly database: Database
  readonly throttle: SignInThrottle
  /** Seals what passes through a browser. */
  readonly passing: Seal
  /** Seals what is kept in the database; absent where the installation has no key. */
  readonly kept: Seal | undefined
  /** Where people reach the portal; absent, where a request says that it came to. */
  readonly publicUrl: string | undefined
  readonly outgoing: OutgoingHttp
}

/** Where the portal is, for a browser that came this way. */
export const siteOf = ({ publicUrl }: Door, request: FastifyRequest): Site => ({
  origin: new URL(publicUrl ?? `${request.protocol}://${request.headers.host}`).origin,
})

/** From where a request comes, as the trail keeps it. */
export const placeOf = (request: FastifyRequest): readonly [ip: string, userAgent: string | null] => [
  request.ip,
  request.headers['user-agent'] ?? null,
]

/** Refuses what does not come from our own pages; true where it did. */
export function isElsewhere(request: FastifyRequest, reply: FastifyReply): boolean {
  if (fromOurPages(request)) return false
  tell(request, reply, {
    status: 403,
    code: 'FORBIDDEN',
    message: 'Send the header X-Tenure-Client, from this origin.',
  })
  return true
}

/** Refuses a network whose attempts failed too often; true where it did. */
export function isThrottled({ throttle }: Door, request: FastifyRequest, reply: FastifyReply): boolean {
  const until = throttle.blockedUntil(request.ip)
  if (!until) return false
  const seconds = secondsUntil(until)
  tell(request, reply.header('retry-after', String(seconds)), {
    status: 429,
    code: 'RATE_LIMITED',
    message: `Too many attempts from your network failed. Try again in ${Math.ceil(seconds / 60)} min.`,
  })
  return true
}

/** Tells a refusal with the field that it is about. */
export function refuse(request: FastifyRequest, reply: FastifyReply, refusal: Refusal): FastifyReply {
  const { name, message, field } = refusal
  return reply
    .header('cache-control', 'no-store')
    .status(422)
    .send({ code: name, message, field: field?.[0], requestId: request.id })
}

const nobody = { status: 401, code: 'UNAUTHENTICATED', message: 'Nobody is signed in here.' } as const

/** The hash of the secret by which somebody stands at the door: a session's, or a sign-in's that waits. Told where there is none. */
export function standing(request: FastifyRequest, reply: FastifyReply): Buffer | undefined {
  const carried = secretOf(request)
  const secret = carried?.kind === 'cookie' ? carried.secret : carried ? undefined : doorCookieOf(request, 'pending')
  if (secret) return hashOf(secret)
  tell(request, reply, nobody)
  return undefined
}

/** Somebody at the door, as the database knows them. */
export interface AtDoor {
  tenant_id: string
  user_id: string
  session_id: string | null
  is_recent: boolean
  email: string
  username: string
  full_name: string
  password_hash: string | null
  locked_until: Date | null
}

/** The person behind a secret; told where there is none. */
export async function personAtDoor(
  { door }: Door,
  hash: Buffer,
  [request, reply]: readonly [FastifyRequest, FastifyReply],
): Promise<AtDoor | undefined> {
  const { rows } = await door.query<AtDoor>(`select * from identity.person_at_door($1, 'lookAtSecurity', $2, $3)`, [
    hash,
    ...placeOf(request),
  ])
  if (!rows[0]) tell(request, reply, nobody)
  return rows[0]
}

/** A JSON body of these fields and no other. */
export const bodyOf = (properties: Record<string, object>, required = Object.keys(properties)) => ({
  body: { type: 'object', required, additionalProperties: false, properties },
})

export const text = (maxLength: number) => ({ type: 'string', minLength: 1, maxLength })
