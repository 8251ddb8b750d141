import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Context } from '../context.ts'
import type { Database } from '../database/database.ts'
import { type Credential, type Mode, open } from '../database/transaction.ts'
import { denialOf, type DenialLog } from '../denials.ts'
import { credentialOf, fromOurPages, secretOf } from './credential.ts'
import { tell } from './failures.ts'
import { NotAllowed } from '../refusals.ts'
import { Refusal } from '../refusal.ts'

const unknown = {
  status: 401,
  code: 'UNAUTHENTICATED',
  message: 'Sign in, or send a token in the Authorization header.',
}

/** What every route of files works with. */
export interface FileRoutes {
  readonly database: Database
  /** Told what was refused for want of permission. */
  readonly denials: DenialLog
  /** Told when a token was used. */
  readonly tokenUsed: (credential: Credential) => void
}

interface Work<T> {
  /** What it is called in the trail: 'exportFacility'. */
  readonly operation: string
  /** What a refusal of it is about: 'facility', where nothing is said. */
  readonly resourceType?: string
  readonly mode: Mode
  readonly work: (ctx: Context) => Promise<T>
}

/** Does work in a transaction of the request's person; undefined where nobody is known. A refusal for want of permission goes into the trail. */
export async function asCaller<T>(
  { database, denials, tokenUsed }: FileRoutes,
  request: FastifyRequest,
  { operation, resourceType = 'facility', mode, work }: Work<T>,
): Promise<T | undefined> {
  const credential = credentialOf(request)
  const opened = credential && (await open(database, credential, { mode }))
  if (!opened) return undefined
  if (opened.context.viewer.kind === 'API_TOKEN') tokenUsed(credential)
  try {
    // A facility's whole files and its whole log take their time; every other request's statements are held to seconds.
    await opened.context.sql(`select set_config('statement_timeout', '0', true)`)
    const value = await work(opened.context)
    await (mode === 'write' ? opened.commit() : opened.rollback())
    return value
  } catch (error) {
    await opened.rollback().catch(() => {})
    const denial = denialOf(error)
    if (denial)
      await denials.writeApart(database, credential, [
        { operation, ...denial, resourceType, resourceId: null, projectId: null, reason: null },
      ])
    throw error
  }
}

/**
 * Lets a request in before its body is read: nobody makes this process read a large body without the permission. A
 * session's request must be the portal's own, whatever its method.
 */
export function admit(routes: FileRoutes, operation: string, may: (ctx: Context) => void) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    if (secretOf(request)?.kind === 'cookie' && !fromOurPages(request))
      return tell(request, reply, {
        status: 403,
        code: 'FORBIDDEN',
        message: 'Send the header X-Tenure-Client, from this origin: it shows that the request is the portal’s own.',
      })
    const outcome = await asCaller(routes, request, {
      operation,
      mode: 'read',
      work: async (ctx) => (may(ctx), true),
    }).catch((error: unknown) => (error instanceof Refusal ? error : Promise.reject(error as Error)))
    if (outcome instanceof Refusal) return tellRefusal(reply, outcome)
    return outcome ? undefined : tell(request, reply, unknown)
  }
}

/** Tells a refusal with its facts; anything else goes on to the server's own handler. @throws what is no refusal */
export function tellRefusal(
  reply: FastifyReply,
  error: unknown,
  status: (error: Refusal) => number = statusOf,
): FastifyReply {
  if (!(error instanceof Refusal)) throw error
  return reply.header('cache-control', 'no-store').status(status(error)).send(refusalBody(error, reply.request.id))
}

/** A refusal as JSON: its name as the code, its sentence, its facts. */
export function refusalBody(error: Refusal, requestId: string) {
  const { name, message, field, ...facts } = error
  return { code: name, message, field: field ?? null, ...facts, requestId }
}

const statusOf = (error: Refusal) => (error instanceof NotAllowed ? 403 : 422)
