import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { admit, asCaller, type FileRoutes, tellRefusal } from '../../../kernel/http/as-caller.ts'
import { statementCsv } from './statement-csv.ts'
import { statementPdf } from './statement-pdf.ts'
import { printed } from './the-statement.ts'

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const params = {
  type: 'object',
  properties: { file: { type: 'string', pattern: `^(?:${uuid}\\.(?:csv|pdf)|\\d{4}-(?:0[1-9]|1[0-2])\\.csv)$` } },
} as const

/**
 * `GET /export/statements/<id>.csv` and `.pdf`, one statement, and `/export/statements/<month>.csv`, all of an issued
 * month that the viewer may see.
 */
export function statementRoutes(app: FastifyInstance, routes: FileRoutes): void {
  const operation = 'exportStatement'
  const options = {
    exposeHeadRoute: false,
    schema: { params },
    onRequest: admit(routes, operation, () => {}),
    errorHandler: (error: Error, _request: FastifyRequest, reply: FastifyReply) => tellRefusal(reply, error),
  }
  app.get<{ Params: { file: string } }>('/export/statements/:file', options, async (request, reply) => {
    const [name = '', kind] = request.params.file.split('.')
    const which = name.length === 7 ? { month: `${name}-01` } : { id: name }
    const found = await asCaller(routes, request, { operation, mode: 'read', work: (ctx) => printed(ctx, which) })
    if (!found)
      return reply.status(401).send({
        code: 'UNAUTHENTICATED',
        message: 'The session ended in the meantime. Sign in again.',
        requestId: request.id,
      })
    const called = 'month' in which ? `statements-${name}` : `statement-${found[0]?.number || found[0]?.month || name}`
    return reply
      .headers({
        'cache-control': 'no-store',
        'content-disposition': `attachment; filename="${called}.${kind}"`,
        'content-type': kind === 'pdf' ? 'application/pdf' : 'text/csv; charset=utf-8',
      })
      .send(kind === 'pdf' ? await statementPdf(found[0]!) : Buffer.from(statementCsv(found)))
  })
}
