import type { FastifyReply } from 'fastify'

interface Answer {
  readonly status: number | undefined
  readonly headers: Iterable<[string, string]>
  readonly body: string
}

/** Sends an answer of the GraphQL engine. A well-formed answer with errors is 200 under application/json: the older media type has no other way to say that it was answered. */
export function respond(reply: FastifyReply, { status = 200, headers, body }: Answer): FastifyReply {
  for (const [name, value] of headers) void reply.header(name, value)
  const type = String(reply.getHeader('content-type') ?? '')
  const answered = status === 400 && type.startsWith('application/json') && /"code":"(GRAPHQL_PARSE_FAILED|GRAPHQL_VALIDATION_FAILED|OPERATION_RESOLUTION_FAILURE)"/.test(body)
  return reply.header('cache-control', 'no-store').status(answered ? 200 : status).send(body)
}

/** An error said before the engine sees the request, in GraphQL's own form. */
export function graphqlError(reply: FastifyReply, { status, code, message }: { status: number; code: string; message: string }): FastifyReply {
  return reply.header('cache-control', 'no-store').status(status).send({ errors: [{ message, extensions: { code, requestId: reply.request.id } }] })
}
