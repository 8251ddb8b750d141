import type { ApolloServer } from '@apollo/server'
import { HeaderMap } from '@apollo/server'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Database } from '../database/database.ts'
import { statementLog, type StatementLog } from '../database/statement-count.ts'
import { RequestContext } from '../request-context.ts'
import { credentialOf, fromOurPages, secretOf } from './credential.ts'
import { graphqlError, respond } from './respond.ts'

export interface GraphqlRoute {
  readonly server: ApolloServer<RequestContext>
  readonly database: Database
  /** Told when a session or token was used that has not been marked active for a minute. */
  readonly markActive: (hash: Buffer) => void
}

/** `POST /graphql`, GraphQL over HTTP: one request, one transaction, one answer after it has committed. */
export function graphqlRoute(app: FastifyInstance, { server, database, markActive }: GraphqlRoute): void {
  const handler = async (request: FastifyRequest, reply: FastifyReply) => {
    const credential = credentialOf(request)
    if (!credential) return graphqlError(reply, { status: 401, code: 'UNAUTHENTICATED', message: 'Sign in, or send a token in the Authorization header.' })
    if (secretOf(request)?.kind === 'cookie' && !fromOurPages(request)) {
      return graphqlError(reply, { status: 403, code: 'FORBIDDEN', message: 'Send the header X-Tenure-Client, from this origin: it shows that the request is the portal’s own.' })
    }
    const context = new RequestContext(database, credential)
    const headers = new HeaderMap()
    for (const [name, value] of Object.entries(request.headers)) if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
    const statements: StatementLog = { count: 0 }
    try {
      const result = await statementLog.run(statements, () =>
        server.executeHTTPGraphQLRequest({
          httpGraphQLRequest: { method: request.method, headers, body: request.body, search: new URL(request.url, 'http://localhost').search },
          context: async () => context,
        }),
      )
      if (result.body.kind !== 'complete') throw new Error('Incremental delivery is off.')
      const { isOpen, idleSeconds } = context
      await context.end()
      if (isOpen && idleSeconds > 60) markActive(credential.hash)
      request.log.info({ statements: statements.count }, 'graphql')
      return respond(reply, { status: result.status, headers: result.headers, body: result.body.string })
    } catch (error) {
      await context.end(false).catch(() => {})
      throw error
    }
  }
  app.post('/graphql', handler)
  app.get('/graphql', handler)
}
