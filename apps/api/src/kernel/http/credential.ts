import { createHash, randomUUID } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { env } from '../../env.ts'
import type { Credential } from '../database/transaction.ts'

/** Behind TLS the prefix makes the browser refuse the cookie from any other host or path. */
export const cookieName = env.secureCookies ? '__Host-tenure' : 'tenure'

export const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest()

/** The secret a request carries: a token in Authorization, else the session's cookie. */
export function secretOf(request: FastifyRequest): { secret: string; kind: 'token' | 'cookie' } | undefined {
  const bearer = /^Bearer +(\S{20,200})$/i.exec(request.headers.authorization ?? '')?.[1]
  if (bearer) return { secret: bearer, kind: 'token' }
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const [name, value] = part.trim().split('=', 2)
    if (name === cookieName && value) return { secret: value, kind: 'cookie' }
  }
  return undefined
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** The request's id: the caller's own where it is a UUID, so that a trail can be followed across systems. */
export function requestIdOf(headers: FastifyRequest['headers']): string {
  const given = headers['x-request-id']
  return typeof given === 'string' && uuid.test(given) ? given.toLowerCase() : randomUUID()
}

export function credentialOf(request: FastifyRequest): Credential | undefined {
  const carried = secretOf(request)
  if (!carried) return undefined
  return {
    hash: hashOf(carried.secret),
    requestId: request.id,
    ip: request.ip,
    userAgent: request.headers['user-agent'] ?? null,
  }
}

/**
 * Whether a request with a cookie comes from our own pages: a header that no other site can set without being asked
 * for leave, and an origin that is ours. A token's request needs neither: a browser sends none by itself.
 */
export function fromOurPages(request: FastifyRequest): boolean {
  const { origin, host } = request.headers
  if (origin !== undefined && URL.canParse(origin) && new URL(origin).host !== host) return false
  return request.headers['x-tenure-client'] !== undefined
}
