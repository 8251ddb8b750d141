import type { FastifyReply, FastifyRequest } from 'fastify'
import { env } from '../../../../env.ts'
import { cookieName } from '../../../../kernel/http/credential.ts'

const named = (what: string) => `${cookieName}-${what}`

/** What a browser holds for the door: the sign-in that waits for its second factor, a challenge, the way back from a provider. */
export type DoorCookie = 'pending' | 'challenge' | 'provider'

/** Sets a cookie that scripts can't read and other sites' forms don't send; without a value it is taken away. */
function set(reply: FastifyReply, name: string, { value, expires }: { value: string; expires: Date }): void {
  const parts = [`${name}=${value}`, 'Path=/', 'HttpOnly', 'SameSite=Lax', `Expires=${expires.toUTCString()}`]
  void reply
    .header('cache-control', 'no-store')
    .header('set-cookie', (env.secureCookies ? [...parts, 'Secure'] : parts).join('; '))
}

const past = new Date(0)

export const setSession = (reply: FastifyReply, value: string, expires: Date) =>
  set(reply, cookieName, { value, expires })
export const endSessionCookie = (reply: FastifyReply) => set(reply, cookieName, { value: '', expires: past })

/** Keeps something at the browser for ten minutes. */
export const setDoorCookie = (reply: FastifyReply, what: DoorCookie, value: string) =>
  set(reply, named(what), { value, expires: new Date(Date.now() + 600_000) })
export const endDoorCookie = (reply: FastifyReply, what: DoorCookie) =>
  set(reply, named(what), { value: '', expires: past })

export function doorCookieOf(request: FastifyRequest, what: DoorCookie): string | undefined {
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const [name, value] = part.trim().split('=', 2)
    if (name === named(what) && value) return value
  }
  return undefined
}
