import type { FastifyReply, FastifyRequest } from 'fastify'
import type pg from 'pg'
import type { Database } from '../../../../kernel/database/database.ts'
import { fromOurPages } from '../../../../kernel/http/credential.ts'
import { tell } from '../../../../kernel/http/failures.ts'
import { secondsUntil } from '../../../../kernel/rate-limiter.ts'
import type { Refusal } from '../../../../kernel/refusal.ts'
import type { SignInThrottle } from '../throttle.ts'

/** What the routes of the door work with. */
export interface Door {
  /** A pool of the door's role. */
  readonly door: pg.Pool
  readonly database: Database
  readonly throttle: SignInThrottle
}

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

/** A JSON body of these fields and no other. */
export const bodyOf = (properties: Record<string, object>, required = Object.keys(properties)) => ({
  body: { type: 'object', required, additionalProperties: false, properties },
})

export const text = (maxLength: number) => ({ type: 'string', minLength: 1, maxLength })
