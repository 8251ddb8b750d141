import type { FastifyInstance } from 'fastify'
import type pg from 'pg'
import type { Database } from '../database/database.ts'
import type { Drain } from './drain.ts'

/** `/healthz`: the process answers. `/readyz`: it can serve, which needs a database whose functions run. */
export function health(
  app: FastifyInstance,
  { database, door, draining }: { database: Database; door: pg.Pool; draining: Drain },
): void {
  app.get('/healthz', { logLevel: 'warn' }, async () => ({ status: draining.isDraining ? 'stopping' : 'ok' }))
  app.get('/readyz', { logLevel: 'warn' }, async (_request, reply) => {
    try {
      const lease = await database.lease()
      try {
        // A procedural function, on purpose: a server upgraded under its feet answers `select 1` and fails here.
        await lease.client.query('select ctx.now()')
      } finally {
        lease.release()
      }
      await door.query('select 1')
      return { status: 'ready' }
    } catch (error) {
      app.log.warn({ err: error }, 'Not ready')
      return reply.status(503).header('retry-after', '2').send({ status: 'not ready' })
    }
  })
}
