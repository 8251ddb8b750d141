import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { admit, asCaller, type FileRoutes } from '../../../../kernel/http/as-caller.ts'
import { requireExport } from '../access.ts'
import { exportFacility } from '../export-facility.ts'
import { tellRefusal } from './tell-refusal.ts'
import { zipped } from './zip.ts'

/** `GET /export/facility.zip`, all files as they stand at one moment, and `GET /export/<file>.csv`, one of them. */
export function exportRoutes(app: FastifyInstance, routes: FileRoutes): void {
  const files = (request: FastifyRequest, only?: string) =>
    asCaller(routes, request, { operation: 'exportFacility', mode: 'write', work: (ctx) => exportFacility(ctx, only) })
  const options = {
    exposeHeadRoute: false,
    onRequest: admit(routes, 'exportFacility', requireExport),
    errorHandler: (error: Error, _request: FastifyRequest, reply: FastifyReply) => tellRefusal(reply, error),
  }
  const attached = (reply: FastifyReply, name: string, type: string) =>
    reply.headers({
      'cache-control': 'no-store',
      'content-disposition': `attachment; filename="${name}"`,
      'content-type': type,
    })
  app.get('/export/facility.zip', options, async (request, reply) => {
    const written = (await files(request)) ?? []
    return attached(reply, 'facility.zip', 'application/zip').send(Readable.from(zipped(written)))
  })
  app.get<{ Params: { file: string } }>('/export/:file', options, async (request, reply) => {
    const [file] = (await files(request, request.params.file)) ?? []
    if (!file)
      return reply.status(401).send({
        code: 'UNAUTHENTICATED',
        message: 'The session ended in the meantime. Sign in again.',
        requestId: request.id,
      })
    return attached(reply, file.name, 'text/csv; charset=utf-8').send(Buffer.from(file.bytes))
  })
}
