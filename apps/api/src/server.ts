import { randomUUID } from 'node:crypto'
import Fastify from 'fastify'
import pg from 'pg'
import { authRoutes } from './contexts/identity/door/auth-routes.ts'
import { env } from './env.ts'
import { Database } from './kernel/database/database.ts'
import { apollo } from './kernel/http/apollo.ts'
import { requestIdOf } from './kernel/http/credential.ts'
import { graphqlRoute } from './kernel/http/graphql-route.ts'
import { health } from './kernel/http/health.ts'
import { limits } from './kernel/limits.ts'
import { persistedDocuments } from './kernel/http/persisted-documents.ts'
import { schema } from './schema.ts'

export interface StartServer {
  /** The application role's URL. */
  readonly appUrl: string
  /** The door role's URL: sign-in alone. */
  readonly doorUrl: string
  readonly host?: string
  /** 0 takes a free one. */
  readonly port?: number
  /** The portal's built files; absent, only the API is served. */
  readonly portal?: string
  /** The portal's persisted documents. */
  readonly persisted?: string
  readonly logLevel?: string
}

export interface Running {
  readonly url: string
  /** Lets what runs finish (at most 10 s), then closes every connection. */
  stop(): Promise<void>
}

/** Starts the API, and the portal on the same origin. */
export async function startServer(options: StartServer): Promise<Running> {
  const { appUrl, doorUrl, host = '127.0.0.1', port = 0 } = options
  const app = Fastify({
    logger: { level: options.logLevel ?? env.logLevel, redact: ['req.headers.authorization', 'req.headers.cookie'] },
    genReqId: (request) => requestIdOf(request.headers) ?? randomUUID(),
    bodyLimit: limits.bodyBytes,
    requestTimeout: 30_000,
    forceCloseConnections: 'idle',
  })
  app.addHook('onSend', async (request, reply) => void reply.header('x-request-id', request.id).header('x-content-type-options', 'nosniff'))
  const database = new Database(appUrl, env.poolSize)
  const door = new pg.Pool({ connectionString: doorUrl, max: 3, connectionTimeoutMillis: 5_000, application_name: 'tenure-door' })
  door.on('error', () => {})
  const markActive = (hash: Buffer) => void door.query('select identity.mark_active($1)', [hash]).catch((error: unknown) => app.log.warn({ err: error }, 'A session could not be marked active'))
  const server = apollo({ schema, log: app.log, persisted: persistedDocuments(options.persisted) })
  await server.start()
  authRoutes(app, { door, database })
  graphqlRoute(app, { server, database, markActive })
  health(app, { database, door })
  const url = await app.listen({ host, port })
  return {
    url,
    stop: async () => {
      await app.close()
      await server.stop()
      await Promise.all([database.close(), door.end()])
    },
  }
}
