import { PassThrough } from 'node:stream'
import { USAGE_FORMATS, type UsageFormat } from '@tenure/interchange'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Context } from '../../../kernel/context.ts'
import { admit, asCaller, type FileRoutes, refusalBody, tellRefusal } from '../../../kernel/http/as-caller.ts'
import { told } from '../../../kernel/http/tell-error.ts'
import { Turns } from '../../../kernel/http/turns.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { requirePermission } from '../../identity/index.ts'
import { importUsage } from '../operations/usage/import-usage.ts'

interface Asked {
  readonly format: UsageFormat
  readonly origin?: string
  readonly file?: string
  readonly reason?: string
  readonly dryRun?: boolean
}

const query = {
  type: 'object',
  required: ['format'],
  additionalProperties: false,
  properties: {
    format: { enum: USAGE_FORMATS },
    origin: { type: 'string', maxLength: 100 },
    file: { type: 'string', maxLength: 255 },
    reason: { type: 'string', maxLength: 2_000 },
    dryRun: { type: 'boolean' },
  },
} as const

/** A million jobs are about 350 MB; the file is read as it comes and never held. */
const mostBytes = 2 * 1024 * 1024 * 1024
const SAY_EVERY = 25_000

/**
 * `POST /usage/import`: the file's bytes as they are, its format in the query. Answers line by line how far it is, and in the
 * last line what it came to or why not; with `dryRun` all the same, and nothing is kept.
 */
export function usageRoutes(app: FastifyInstance, routes: FileRoutes): void {
  const turns = new Turns(2)
  const may = (ctx: Context) => requirePermission(ctx, 'usage:record', 'import use')
  void app.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', (_request, _payload, parsed) => parsed(null))
    scope.post<{ Querystring: Asked }>(
      '/usage/import',
      {
        bodyLimit: mostBytes,
        schema: { querystring: query },
        onRequest: admit(routes, 'importUsage', may),
        errorHandler: (error: Error, _request: FastifyRequest, reply: FastifyReply) => void tellRefusal(reply, error),
      },
      (request, reply) => inLines(request, reply, (say) => turns.take(() => taken(routes, request, say))),
    )
    done()
  })
}

async function taken(
  routes: FileRoutes,
  request: FastifyRequest<{ Querystring: Asked }>,
  say: (line: object) => void,
): Promise<object> {
  const { format, origin, file, reason, dryRun = false } = request.query
  let next = SAY_EVERY
  const onProgress = (lines: number) => {
    if (lines < next) return
    next = lines + SAY_EVERY
    say({ progress: { lines } })
  }
  const result = await asCaller(routes, request, {
    operation: 'importUsage',
    resourceType: 'usage_imports',
    mode: dryRun ? 'preview' : 'write',
    work: (ctx) => importUsage(ctx, request.raw, { format, origin, fileName: file, reason, onProgress }),
  })
  if (!result) throw Object.assign(new Error('The session ended in the meantime. Sign in again.'), { statusCode: 401 })
  return result
}

function inLines(
  request: FastifyRequest,
  reply: FastifyReply,
  work: (say: (line: object) => void) => Promise<object>,
): FastifyReply {
  const lines = new PassThrough()
  const say = (line: object) => void lines.write(`${JSON.stringify(line)}\n`)
  const refused = (error: unknown) => {
    if (error instanceof Refusal) return say({ refusal: refusalBody(error, request.id) })
    const plain = told(error)
    if (plain.code === 'INTERNAL_SERVER_ERROR') request.log.error({ err: error }, 'An import of use failed')
    return say({ failure: { ...plain, requestId: request.id } })
  }
  void work(say)
    .then((result) => say({ result }), refused)
    .finally(() => lines.end())
  return reply.header('cache-control', 'no-store').type('application/x-ndjson; charset=utf-8').send(lines)
}
