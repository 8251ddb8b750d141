import { PassThrough, Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { originOf } from '@tenure/ledger/seal'
import { writeVerifierKey } from '@tenure/ledger/signing-key'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Context } from '../../../kernel/context.ts'
import { admit, asCaller, type FileRoutes, tellRefusal } from '../../../kernel/http/as-caller.ts'
import { requireExport, requireRead } from '../access.ts'
import { filterJson, isFine } from '../graphql/audit-filter.ts'
import { conditions } from '../graphql/audit-logs-query.ts'
import { bundleLines, exportEntries } from '../proof/bundle.ts'
import { sqlOf } from '../proof/sql.ts'
import { csvLines } from './csv-lines.ts'
import { type FilterQuery, readFilter } from './export-filter.ts'
import type { ProofSettings } from './proof-settings.ts'

const forms = {
  jsonl: { lines: bundleLines, type: 'application/x-ndjson; charset=utf-8' },
  csv: { lines: csvLines, type: 'text/csv; charset=utf-8' },
} as const

/** `GET /export/audit.jsonl` and `.csv`: the filtered entries with their proofs; `GET /export/audit-keys.txt`: who signs. */
export function exportRoute(
  app: FastifyInstance,
  { routes, proof }: { routes: FileRoutes; proof: ProofSettings },
): void {
  const errorHandler = (error: Error, _request: FastifyRequest, reply: FastifyReply) => void tellRefusal(reply, error)
  const attached = (reply: FastifyReply, name: string, type: string) =>
    reply.headers({
      'cache-control': 'no-store',
      'content-disposition': `attachment; filename="${name}"`,
      'content-type': type,
    })
  for (const [ending, { lines, type }] of Object.entries(forms))
    app.get<{ Querystring: FilterQuery }>(
      `/export/audit.${ending}`,
      {
        exposeHeadRoute: false,
        onRequest: admit(routes, 'exportAuditLog', requireExport),
        errorHandler,
      },
      async (request, reply) => {
        const filter = readFilter(request.query)
        const keys = await proof.keys()
        // Told before the first byte goes: an export that breaks off half way was one.
        await asCaller(routes, request, {
          operation: 'exportAuditLog',
          resourceType: 'audit_logs',
          mode: 'write',
          work: (ctx) =>
            ctx.sql('select audit.record($1, $2, null, null, $3, null)', [
              'exportAuditLog',
              'audit_logs',
              JSON.stringify({ form: ending, filter: request.query }),
            ]),
        })
        const out = new PassThrough()
        const write = async (ctx: Context) => {
          const { tenantId } = ctx.viewer
          const exported = await exportEntries(sqlOf(ctx), {
            tenantId,
            keys,
            filter: request.query,
            matching: isFine(filter) ? await filterJson(ctx, filter) : undefined,
            ...conditions(filter, tenantId),
          })
          await pipeline(Readable.from(lines(exported)), out)
        }
        void asCaller(routes, request, {
          operation: 'exportAuditLog',
          resourceType: 'audit_logs',
          mode: 'read',
          work: write,
        }).catch((error: unknown) => {
          request.log.error({ err: error }, 'An export of the audit log broke off')
          out.destroy(error as Error)
        })
        return attached(reply, `audit.${ending}`, type).send(out)
      },
    )
  app.get(
    '/export/audit-keys.txt',
    { exposeHeadRoute: false, onRequest: admit(routes, 'exportAuditLog', requireRead), errorHandler },
    async (request, reply) => {
      const keys = await proof.keys()
      const tenantId = await asCaller(routes, request, {
        operation: 'exportAuditLog',
        resourceType: 'audit_logs',
        mode: 'read',
        work: (ctx) => Promise.resolve(ctx.viewer.tenantId),
      })
      const text = keys.map((key) => `${writeVerifierKey(originOf(tenantId ?? ''), key)}\n`).join('')
      return attached(reply, 'audit-keys.txt', 'text/plain; charset=utf-8').send(text)
    },
  )
}
