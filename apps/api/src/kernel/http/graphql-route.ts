import type { ApolloServer, HTTPGraphQLResponse } from '@apollo/server'
import { HeaderMap } from '@apollo/server'
import type { DirectoriesFile } from '@tenure/directory/configured'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Call, newCall } from '../call.ts'
import type { DenialLog } from '../denials.ts'
import type { Database } from '../database/database.ts'
import type { Credential } from '../database/transaction.ts'
import { statementLog } from '../database/statement-count.ts'
import { RequestContext } from '../request-context.ts'
import { credentialOf } from './credential.ts'
import { refusedAtTheDoor } from './door-checks.ts'
import type { PersistedDocuments } from './persisted-documents.ts'
import { graphqlError, respond } from './respond.ts'
import { timeout } from './tell-error.ts'
import { withSpan } from './tracing.ts'

export interface GraphqlRoute {
  readonly server: ApolloServer<RequestContext>
  readonly database: Database
  readonly persisted: PersistedDocuments
  /** The longest a request may take, in milliseconds. */
  readonly requestMs: number
  readonly persistedOnly: boolean
  readonly directories: DirectoriesFile | undefined
  /** Told when a session or token was used that has not been marked active for a minute. */
  readonly markActive: (hash: Buffer) => void
  /** Told when a token was used. */
  readonly tokenUsed: (credential: Credential) => void
  /** Told what was refused for want of permission. */
  readonly denials: DenialLog
  /** Told what each call did, once it is answered. */
  readonly onCall: (call: Call) => void
}

declare module 'fastify' {
  interface FastifyRequest {
    /** What a GraphQL request did, for its line in the log. */
    call?: Call
  }
}

/** `/graphql`, GraphQL over HTTP: one request, one transaction, one answer after it has committed. */
export function graphqlRoute(app: FastifyInstance, route: GraphqlRoute): void {
  const handler = (request: FastifyRequest, reply: FastifyReply) => answer(route, request, reply)
  app.post('/graphql', handler)
  app.get('/graphql', { exposeHeadRoute: false }, handler)
  app.route({
    method: ['PUT', 'PATCH', 'DELETE'],
    url: '/graphql',
    handler: (_request, reply) =>
      graphqlError(reply.header('allow', 'GET, POST'), {
        status: 405,
        code: 'BAD_REQUEST',
        message: 'Send GraphQL by POST, or a query by GET.',
      }),
  })
}

async function answer(route: GraphqlRoute, request: FastifyRequest, reply: FastifyReply) {
  const credential = credentialOf(request)
  const refused = refusedAtTheDoor(request, route)
  if (refused || !credential)
    return graphqlError(
      reply,
      refused ?? {
        status: 401,
        code: 'UNAUTHENTICATED',
        message: 'Sign in, or send a token in the Authorization header.',
      },
    )
  const context = new RequestContext(route.database, credential, route.directories)
  const { denials } = route
  const call = newCall(request.id)
  request.call = call
  // A reader who has gone is not read for any longer; what is being written is brought to its end.
  reply.raw.on('close', () => {
    if (!reply.raw.writableFinished && context.onlyReads) context.abandon()
  })
  const late = deadline(route.requestMs)
  try {
    const result = await statementLog.run(call, () => Promise.race([execute(route, request, context), late.passed]))
    if (result === 'late') {
      context.abandon()
      call.errors.push(timeout.code)
      await denials.writeApart(route.database, credential, call.denials)
      return await graphqlError(reply.header('retry-after', '5'), { status: 503, ...timeout })
    }
    if (result.body.kind !== 'complete') throw new Error('Incremental delivery is off.')
    const { isOpen, idleSeconds } = context
    // What is wrong with a document says something of the graph: only those who may see the graph are told.
    if (!isOpen && result.status === 400) await statementLog.run(call, () => context.open('read'))
    const isToken = isOpen && context.viewer.kind === 'API_TOKEN'
    // What was refused stands with what was done beside it: ending one's session at once does not keep it out of the trail.
    if (context.keeps) await statementLog.run(call, () => denials.write(context, call.denials.splice(0)))
    await withSpan('db.commit', {}, () => statementLog.run(call, () => context.end()))
    await denials.writeApart(route.database, credential, call.denials)
    if (isToken) route.tokenUsed(credential)
    // What a page asks because of news, with nobody there, keeps no session alive.
    if (isOpen && idleSeconds > 60 && request.headers['x-tenure-background'] === undefined)
      route.markActive(credential.hash)
    return await respond(reply, { status: result.status, headers: result.headers, body: result.body.string })
  } catch (error) {
    await context.end(false).catch(() => {})
    throw error
  } finally {
    late.clear()
    route.onCall(call)
  }
}

function execute(
  { server }: GraphqlRoute,
  request: FastifyRequest,
  context: RequestContext,
): Promise<HTTPGraphQLResponse> {
  const headers = new HeaderMap()
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  return withSpan('graphql', {}, () =>
    server.executeHTTPGraphQLRequest({
      httpGraphQLRequest: {
        method: request.method,
        headers,
        body: request.body,
        search: new URL(request.url, 'http://localhost').search,
      },
      context: async () => context,
    }),
  )
}

function deadline(ms: number): { readonly passed: Promise<'late'>; clear(): void } {
  let timer: NodeJS.Timeout
  const passed = new Promise<'late'>((resolve) => void (timer = setTimeout(resolve, ms, 'late')))
  return { passed, clear: () => clearTimeout(timer) }
}
