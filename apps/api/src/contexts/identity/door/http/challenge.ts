import type { FastifyReply, FastifyRequest } from 'fastify'
import { doorCookieOf, endDoorCookie, setDoorCookie } from './cookies.ts'
import type { Door } from './door.ts'

const lastsMs = 5 * 60_000

/** Keeps a challenge at the browser that is to answer it, sealed with the time until which it may. */
export function keepChallenge({ passing }: Door, reply: FastifyReply, challenge: string): void {
  const sealed = passing.close(JSON.stringify({ challenge, until: Date.now() + lastsMs }), 'challenge')
  setDoorCookie(reply, 'challenge', sealed.toString('base64url'))
}

/** The challenge this browser was given, which is over with this answer; undefined when it has none, or is too late. */
export function challengeOf({ passing }: Door, request: FastifyRequest, reply: FastifyReply): string | undefined {
  const sealed = doorCookieOf(request, 'challenge')
  endDoorCookie(reply, 'challenge')
  if (!sealed) return undefined
  try {
    const { challenge, until } = JSON.parse(passing.open(Buffer.from(sealed, 'base64url'), 'challenge')) as {
      challenge: string
      until: number
    }
    return until > Date.now() ? challenge : undefined
  } catch {
    return undefined
  }
}
