import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { GraphQLError } from 'graphql'
import { limits } from '../limits.ts'
import { Overloaded } from '../overloaded.ts'
import { graphqlError } from './respond.ts'
import { told } from './tell-error.ts'

interface Failure {
  readonly status: number
  readonly code: string
  readonly message: string
  readonly retryAfter?: number
}

const bodies: Record<string, Failure> = {
  FST_ERR_CTP_BODY_TOO_LARGE: {
    status: 413,
    code: 'LIMIT_EXCEEDED',
    message: `A request may have ${limits.bodyBytes.toLocaleString('en-GB')} bytes. Send several.`,
  },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    status: 415,
    code: 'BAD_REQUEST',
    message: 'Send JSON, with Content-Type: application/json.',
  },
  FST_ERR_CTP_INVALID_JSON_BODY: { status: 400, code: 'BAD_REQUEST', message: 'The body is not JSON.' },
  FST_ERR_CTP_EMPTY_JSON_BODY: { status: 400, code: 'BAD_REQUEST', message: 'The body is empty; JSON was expected.' },
}

function failureOf(error: unknown): Failure {
  const { code, statusCode = 500, validation, message } = error as FastifyError
  const known = bodies[code]
  if (known) return known
  if (validation)
    return { status: 400, code: 'BAD_USER_INPUT', message: `${message[0]?.toUpperCase()}${message.slice(1)}.` }
  if (error instanceof GraphQLError && error.extensions['code'] === 'UNAUTHENTICATED')
    return { status: 401, code: 'UNAUTHENTICATED', message }
  if (statusCode >= 400 && statusCode < 500)
    return { status: statusCode, code: 'BAD_REQUEST', message: 'The request could not be read.' }
  const plain = told(error)
  if (error instanceof Overloaded) return { status: 503, retryAfter: error.retryAfterSeconds, ...plain }
  if (plain.code === 'UNAVAILABLE' || plain.code === 'TIMEOUT') return { status: 503, retryAfter: 5, ...plain }
  if (plain.code === 'CONFLICT') return { status: 409, ...plain }
  return { status: 500, ...plain }
}

/** Tells what a route threw: a code, a sentence, the request's id. What is a bug is logged whole, and told as one. */
export function failures(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => {
    const { retryAfter, ...failure } = failureOf(error)
    // Too much to do is no fault of the program: its line in the log says it.
    if (failure.status >= 500 && failure.code !== 'OVERLOADED') request.log.error({ err: error }, 'A request failed')
    if (retryAfter) void reply.header('retry-after', String(retryAfter))
    return tell(request, reply, failure)
  })
}

/** Sends a failure in the form its route speaks. */
export function tell(request: FastifyRequest, reply: FastifyReply, failure: Failure): FastifyReply {
  if (request.routeOptions.url === '/graphql') return graphqlError(reply, failure)
  const { status, code, message } = failure
  return reply.header('cache-control', 'no-store').status(status).send({ code, message, requestId: request.id })
}
