import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Context } from '../../../../kernel/context.ts'
import type { Database } from '../../../../kernel/database/database.ts'
import { type Mode, open } from '../../../../kernel/database/transaction.ts'
import { credentialOf, fromOurPages, secretOf } from '../../../../kernel/http/credential.ts'
import { tell } from '../../../../kernel/http/failures.ts'
import { NotAllowed } from '../../../../kernel/refusals.ts'
import { Refusal } from '../../../../kernel/refusal.ts'
import { NamesCollide, PlanChanged } from '../refusals.ts'

const unknown = {
  status: 401,
  code: 'UNAUTHENTICATED',
  message: 'Sign in, or send a token in the Authorization header.',
}

/** Does work in a transaction of the request's person; answers 401 itself where nobody is known. */
export async function asCaller<T>(
  database: Database,
  request: FastifyRequest,
  { mode, work }: { mode: Mode; work: (ctx: Context) => Promise<T> },
): Promise<T | undefined> {
  const credential = credentialOf(request)
  const opened = credential && (await open(database, credential, { mode }))
  if (!opened) return undefined
  try {
    // A facility's whole files take their time; every other request's statements are held to seconds.
    await opened.context.sql(`select set_config('statement_timeout', '0', true)`)
    const value = await work(opened.context)
    await (mode === 'write' ? opened.commit() : opened.rollback())
    return value
  } catch (error) {
    await opened.rollback().catch(() => {})
    throw error
  }
}

/**
 * Lets a request in before its body is read: nobody makes this process read a large body without the permission. A
 * session's request must be the portal's own, whatever its method.
 */
export function admit(database: Database, may: (ctx: Context) => void) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    if (secretOf(request)?.kind === 'cookie' && !fromOurPages(request))
      return tell(request, reply, {
        status: 403,
        code: 'FORBIDDEN',
        message: 'Send the header X-Tenure-Client, from this origin: it shows that the request is the portal’s own.',
      })
    const outcome = await asCaller(database, request, { mode: 'read', work: async (ctx) => (may(ctx), true) }).catch(
      (error: unknown) => (error instanceof Refusal ? error : Promise.reject(error as Error)),
    )
    if (outcome instanceof Refusal) return tellRefusal(reply, outcome)
    return outcome ? undefined : tell(request, reply, unknown)
  }
}

/** Tells a refusal with its facts; anything else goes on to the server's own handler. @throws what is no refusal */
export function tellRefusal(reply: FastifyReply, error: unknown): FastifyReply {
  if (!(error instanceof Refusal)) throw error
  return reply.header('cache-control', 'no-store').status(statusOf(error)).send(refusalBody(error, reply.request.id))
}

/** A refusal as JSON: its name as the code, its sentence, its facts. */
export function refusalBody(error: Refusal, requestId: string) {
  const { name, message, field, ...facts } = error
  return { code: name, message, field: field ?? null, ...facts, requestId }
}

const statusOf = (error: Refusal) =>
  error instanceof NotAllowed ? 403 : error instanceof PlanChanged || error instanceof NamesCollide ? 409 : 422
