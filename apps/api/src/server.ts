import Fastify, { LogController } from 'fastify'
import pg from 'pg'
import { interchangeRoutes } from './contexts/allocations/interchange/http/interchange-routes.ts'
import { usageRoutes } from './contexts/allocations/usage-files/usage-routes.ts'
import { exportRoute } from './contexts/audit/http/export-route.ts'
import type { ProofSettings } from './contexts/audit/http/proof-settings.ts'
import { verifyRoute } from './contexts/audit/http/verify-route.ts'
import { authRoutes } from './contexts/identity/door/auth-routes.ts'
import { calendarRoute } from './contexts/identity/calendar/calendar-route.ts'
import { newsRoute } from './contexts/identity/news/news-route.ts'
import { tokenNetworks } from './contexts/identity/door/token-networks.ts'
import { env, type Settings, settings as fromEnvironment } from './env.ts'
import { compiledReads } from './kernel/compiled/compiled-reads.ts'
import { Database } from './kernel/database/database.ts'
import { DenialLog } from './kernel/denials.ts'
import { admission } from './kernel/http/admission.ts'
import { apollo } from './kernel/http/apollo.ts'
import { requestIdOf } from './kernel/http/credential.ts'
import { drain } from './kernel/http/drain.ts'
import { failures } from './kernel/http/failures.ts'
import { graphqlRoute } from './kernel/http/graphql-route.ts'
import { health } from './kernel/http/health.ts'
import { logOptions, logRequests } from './kernel/http/log.ts'
import { metrics } from './kernel/http/metrics.ts'
import { OutgoingHttp } from './kernel/http/outgoing.ts'
import { graphiql } from './kernel/http/pages/graphiql.ts'
import { portal } from './kernel/http/pages/portal.ts'
import { securityHeaders } from './kernel/http/pages/security-headers.ts'
import { persistedDocuments } from './kernel/http/persisted-documents.ts'
import { tracing } from './kernel/http/tracing.ts'
import { limits } from './kernel/limits.ts'
import { RateLimiter } from './kernel/rate-limiter.ts'
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
  /** Where the log goes; absent, standard output. */
  readonly logTo?: { write(line: string): void }
  /** What is known of the audit log's proof outside the database; absent, no signature can be verified here. */
  readonly proof?: ProofSettings
  /** In place of what the environment says. */
  readonly settings?: Partial<Settings>
}

export interface Running {
  readonly url: string
  /** Lets what runs finish (at most 10 s), then closes every connection. */
  stop(): Promise<void>
}

/** Starts the API, and the portal on the same origin. */
export async function startServer(options: StartServer): Promise<Running> {
  const { appUrl, doorUrl, host = '127.0.0.1', port = 0 } = options
  const settings: Settings = { ...fromEnvironment, ...options.settings }
  const app = server(options, settings)
  const draining = drain(app, settings.drainMs)
  securityHeaders(app, { behindTls: env.secureCookies })
  logRequests(app)
  tracing(app)
  failures(app)
  const database = new Database(appUrl, settings.poolSize, settings.statementMs)
  const door = new pg.Pool({
    connectionString: doorUrl,
    max: 3,
    connectionTimeoutMillis: 5_000,
    statement_timeout: settings.statementMs,
    application_name: 'tenure-door',
  })
  door.on('error', () => {})
  const markActive = (hash: Buffer) =>
    void door
      .query('select identity.mark_active($1)', [hash])
      .catch((error: unknown) => app.log.warn({ err: error }, 'A session could not be marked active'))
  const tokenUsed = tokenNetworks(door, app.log)
  const denials = new DenialLog()
  const persisted = persistedDocuments(options.persisted)
  const { onCall } = metrics(app, { database, door, operations: persisted.operations, token: settings.metricsToken })
  const engine = apollo({
    schema,
    log: app.log,
    persisted,
    plugins: [
      admission(new RateLimiter(settings.pointsPerMinute)),
      ...(settings.compiledReads ? [compiledReads(schema, app.log)] : []),
    ],
  })
  await engine.start()
  authRoutes(app, {
    door,
    database,
    failures: settings.signInFailures,
    installationKey: settings.installationKey,
    publicUrl: settings.publicUrl,
    outgoing: new OutgoingHttp({ mayBePrivate: settings.privateProviders }),
  })
  graphqlRoute(app, {
    server: engine,
    database,
    persisted,
    markActive,
    onCall,
    tokenUsed,
    denials,
    requestMs: settings.requestMs,
    persistedOnly: settings.persistedOnly,
    directories: settings.directories,
  })
  const proof = options.proof ?? { keys: () => Promise.resolve([]) }
  const routes = { database, denials, tokenUsed }
  verifyRoute(app, { routes, proof })
  exportRoute(app, { routes, proof })
  interchangeRoutes(app, routes)
  usageRoutes(app, routes)
  calendarRoute(app, { door, publicUrl: settings.publicUrl })
  const news = newsRoute(app, { database, url: appUrl })
  health(app, { database, door, draining })
  graphiql(app, database)
  portal(app, options.portal)
  const url = await app.listen({ host, port })
  return {
    url,
    stop: async () => {
      // Pages that listen would be waited for.
      await news.stop()
      await draining.start()
      app.server.closeAllConnections()
      await app.close()
      await engine.stop()
      await Promise.all([database.close(), door.end()])
    },
  }
}

function server({ logLevel = env.logLevel, logTo }: StartServer, { trustProxy }: Settings) {
  const app = Fastify({
    logger: { ...logOptions(logLevel), ...(logTo && { stream: logTo }) },
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    genReqId: (request) => requestIdOf(request.headers),
    bodyLimit: limits.bodyBytes,
    requestTimeout: 30_000,
    forceCloseConnections: 'idle',
    trustProxy: trustProxy ? trustProxy.split(',').map((part) => part.trim()) : false,
  })
  app.removeContentTypeParser('text/plain')
  return app
}
