import { PassThrough } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { admit, asCaller, type FileRoutes, tellRefusal } from '../../../kernel/http/as-caller.ts'
import { told } from '../../../kernel/http/tell-error.ts'
import { Turns } from '../../../kernel/http/turns.ts'
import { requireRead } from '../access.ts'
import { differencesOfRequest } from '../proof/reconcile.ts'
import { sqlOf } from '../proof/sql.ts'
import { type Verified, type VerifyProgress, verifyTrail } from '../proof/verify-trail.ts'
import type { ProofSettings } from './proof-settings.ts'

/** `POST /verify/audit`: verifies the tenant's trail, and says line by line how far it is, then what it found. */
export function verifyRoute(
  app: FastifyInstance,
  { routes, proof }: { routes: FileRoutes; proof: ProofSettings },
): void {
  const turns = new Turns(2)
  const verify = async (request: FastifyRequest, onProgress: (progress: VerifyProgress) => void): Promise<Verified> => {
    const keys = await proof.keys()
    const verified = await asCaller(routes, request, {
      operation: 'verifyAuditLog',
      resourceType: 'audit_logs',
      mode: 'read',
      work: async (ctx) => {
        const { tenantId } = ctx.viewer
        const witnessNotes = await proof.witness?.notesOf(tenantId)
        return verifyTrail(sqlOf(ctx), {
          tenantId,
          keys,
          witnessNotes,
          differences: differencesOfRequest(sqlOf(ctx)),
          onProgress,
        })
      },
    })
    if (!verified)
      throw Object.assign(new Error('The session ended in the meantime. Sign in again.'), { statusCode: 401 })
    await asCaller(routes, request, {
      operation: 'verifyAuditLog',
      resourceType: 'audit_logs',
      mode: 'write',
      work: (ctx) =>
        ctx.sql('select audit.record($1, $2, null, null, $3, null)', [
          'verifyAuditLog',
          'audit_logs',
          JSON.stringify(factsOf(verified)),
        ]),
    })
    return verified
  }
  const options = {
    onRequest: admit(routes, 'verifyAuditLog', requireRead),
    errorHandler: (error: Error, _request: FastifyRequest, reply: FastifyReply) => void tellRefusal(reply, error),
  }
  app.post('/verify/audit', options, (request, reply) => {
    const lines = new PassThrough()
    const say = (line: object) => void lines.write(`${JSON.stringify(line)}\n`)
    void turns
      .take(() => verify(request, (progress) => say({ progress })))
      .then(
        (result) => say({ result }),
        (error: unknown) => {
          const plain = told(error)
          if (plain.code === 'INTERNAL_SERVER_ERROR') request.log.error({ err: error }, 'A verification failed')
          say({ failure: { ...plain, requestId: request.id } })
        },
      )
      .finally(() => lines.end())
    return reply.header('cache-control', 'no-store').type('application/x-ndjson; charset=utf-8').send(lines)
  })
}

/** What the trail remembers of a verification: what was looked at, and what was wrong. */
const factsOf = ({ sealed, waiting, root, lastSealedAt, findings }: Verified) => ({
  sealed,
  waiting,
  root,
  lastSealedAt,
  findings: findings.map(({ kind, place, count }) => ({ kind, place, count })),
})
