import type { FastifyReply } from 'fastify'
import type { Opening } from '../open-session.ts'
import type { FirstFactor } from '../sign-in.ts'
import { endDoorCookie, setDoorCookie, setSession } from './cookies.ts'

/** Hands the browser what a first factor opened: the session, or the secret of the sign-in that waits for the second. */
export function letIn(reply: FastifyReply, { kind, opening }: FirstFactor): FastifyReply {
  if (kind === 'IN') return sessionOpened(reply, opening)
  setDoorCookie(reply, 'pending', opening.secret)
  return reply.status(200).send({ ok: true, next: kind })
}

export function sessionOpened(reply: FastifyReply, { secret, expiresAt }: Opening): FastifyReply {
  setSession(reply, secret, expiresAt)
  endDoorCookie(reply, 'pending')
  return reply.status(200).send({ ok: true, expiresAt })
}
