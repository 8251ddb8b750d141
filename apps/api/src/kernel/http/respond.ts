import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyReply } from 'fastify'

interface Answer {
  readonly status: number | undefined
  readonly headers: Iterable<[string, string]>
  readonly body: string
}

/** An answer of fewer bytes fits into one packet as it is. */
const worthPacking = 1_400

const pack = {
  // Quality 1: a tenth of the size for a tenth of a millisecond; more quality costs more than the network saves.
  br: (body: Buffer) =>
    promisify(brotliCompress)(body, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 1, [constants.BROTLI_PARAM_SIZE_HINT]: body.length },
    }),
  gzip: (body: Buffer) => promisify(gzip)(body, { level: 1 }),
}

/** The best encoding of ours that a caller takes; undefined when it takes none. */
export function encodingFor(accepted: string | undefined): keyof typeof pack | undefined {
  const names = (accepted ?? '').split(',').flatMap((part) => {
    const [name, ...parameters] = part.trim().toLowerCase().split(';')
    return parameters.some((parameter) => /^\s*q=0(\.0*)?\s*$/.test(parameter)) ? [] : [name]
  })
  return (['br', 'gzip'] as const).find((encoding) => names.includes(encoding))
}

/**
 * Sends an answer of the GraphQL engine. Under application/json a well-formed request that could not be executed is
 * answered with 200: the older media type has no other way to say that the answer is GraphQL's own and not a proxy's.
 */
export async function respond(reply: FastifyReply, { status = 200, headers, body }: Answer): Promise<FastifyReply> {
  for (const [name, value] of headers) void reply.header(name, value)
  const isOlderType = String(reply.getHeader('content-type') ?? '').startsWith('application/json')
  const answered =
    status === 400 &&
    isOlderType &&
    /"code":"(GRAPHQL_PARSE_FAILED|GRAPHQL_VALIDATION_FAILED|OPERATION_RESOLUTION_FAILURE|BAD_USER_INPUT|LIMIT_EXCEEDED)"/.test(
      body,
    )
  void reply
    .header('cache-control', 'no-store')
    .header('vary', 'Accept, Accept-Encoding')
    .status(answered ? 200 : status)
  const encoding = body.length < worthPacking ? undefined : encodingFor(reply.request.headers['accept-encoding'])
  if (!encoding) return reply.send(body)
  return reply.header('content-encoding', encoding).send(await pack[encoding](Buffer.from(body)))
}

/** An error said before the engine sees the request, in GraphQL's own form. */
export function graphqlError(
  reply: FastifyReply,
  { status, code, message }: { status: number; code: string; message: string },
): FastifyReply {
  const body = JSON.stringify({ errors: [{ message, extensions: { code, requestId: reply.request.id } }] })
  return reply.header('cache-control', 'no-store').type('application/json; charset=utf-8').status(status).send(body)
}
