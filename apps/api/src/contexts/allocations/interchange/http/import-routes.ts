import { PassThrough } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { admit, asCaller, type FileRoutes, refusalBody } from '../../../../kernel/http/as-caller.ts'
import { Turns } from '../../../../kernel/http/turns.ts'
import { told } from '../../../../kernel/http/tell-error.ts'
import { Refusal } from '../../../../kernel/refusal.ts'
import { requireImport } from '../access.ts'
import type { OnProgress } from '../apply/row-writer.ts'
import { importFacility } from '../import-facility.ts'
import { previewImport } from '../preview-import.ts'
import { readSources } from '../read-sources.ts'
import { tellRefusal } from './tell-refusal.ts'
import { type ApplyBody, applySchema, filesIn, mostBytes, type PreviewBody, previewSchema } from './import-body.ts'
import { previewAnswer } from '../preview-answer.ts'

interface Importing {
  readonly routes: FileRoutes
  readonly turns: Turns
}

/** `POST /import/preview` and `POST /import/apply`. The files come with both: nothing of an import is kept in between. */
export function importRoutes(app: FastifyInstance, routes: FileRoutes): void {
  const importing = { routes, turns: new Turns(2) }
  const common = { bodyLimit: mostBytes, onRequest: admit(routes, 'importFacility', requireImport), errorHandler }
  app.post<{ Body: PreviewBody }>(
    '/import/preview',
    { ...common, schema: { body: previewSchema } },
    async (request, reply) => {
      const { body } = request
      const answer = await importing.turns.take(async () => {
        const reading = await readSources({ files: filesIn(body), options: body.options ?? {} })
        const preview = await asCaller(routes, request, {
          operation: 'importFacility',
          mode: 'read',
          work: (ctx) => previewImport(ctx, reading),
        })
        return preview && previewAnswer(reading, preview, body.rows)
      })
      if (!answer)
        return reply.status(401).send({
          code: 'UNAUTHENTICATED',
          message: 'The session ended in the meantime. Sign in again.',
          requestId: request.id,
        })
      return reply.header('cache-control', 'no-store').send(answer)
    },
  )
  app.post<{ Body: ApplyBody }>(
    '/import/apply',
    { ...common, schema: { body: applySchema } },
    async (request, reply) => {
      if (request.headers.accept?.includes('application/x-ndjson')) return inLines(importing, request, reply)
      const result = await apply(importing, request, () => {})
      return reply.header('cache-control', 'no-store').send(result)
    },
  )
}

/** What a route of ours refused, or the body's own size: the rest is the server's to tell. */
function errorHandler(error: Error, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if ((error as { code?: string }).code !== 'FST_ERR_CTP_BODY_TOO_LARGE') return tellRefusal(reply, error)
  return reply.status(413).send({
    code: 'LIMIT_EXCEEDED',
    message: `An import may have ${mostBytes / 1024 / 1024} MB. Part the files, or import on the server with the tenure command.`,
    requestId: request.id,
  })
}

function apply({ routes, turns }: Importing, request: FastifyRequest<{ Body: ApplyBody }>, onProgress: OnProgress) {
  const { files, options, ...input } = request.body
  return turns.take(async () => {
    const reading = await readSources({ files: filesIn({ files }), options: options ?? {} })
    const work = { ...input, fileNames: files.map(({ name }) => name), onProgress }
    const result = await asCaller(routes, request, {
      operation: 'importFacility',
      mode: 'write',
      work: (ctx) => importFacility(ctx, reading, work),
    })
    if (!result)
      throw Object.assign(new Error('The session ended in the meantime. Sign in again.'), { statusCode: 401 })
    return result
  })
}

/** Answers line by line: how far it is, and in the last line the result or the refusal. */
function inLines(
  importing: Importing,
  request: FastifyRequest<{ Body: ApplyBody }>,
  reply: FastifyReply,
): FastifyReply {
  const lines = new PassThrough()
  const say = (line: object) => void lines.write(`${JSON.stringify(line)}\n`)
  const refused = (error: unknown) => {
    if (error instanceof Refusal) return say({ refusal: refusalBody(error, request.id) })
    const plain = told(error)
    if (plain.code === 'INTERNAL_SERVER_ERROR') request.log.error({ err: error }, 'An import failed')
    return say({ failure: { ...plain, requestId: request.id } })
  }
  void apply(importing, request, (done, total, what) => say({ progress: { done, total, what } }))
    .then((result) => say({ result }), refused)
    .finally(() => lines.end())
  return reply.header('cache-control', 'no-store').type('application/x-ndjson; charset=utf-8').send(lines)
}
