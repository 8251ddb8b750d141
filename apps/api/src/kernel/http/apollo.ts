import { ApolloServer, type ApolloServerPlugin } from '@apollo/server'
import { unwrapResolverError } from '@apollo/server/errors'
import type { GraphQLSchema } from 'graphql'
import type { FastifyBaseLogger } from 'fastify'
import type { PersistedDocuments } from './persisted-documents.ts'
import type { RequestContext } from '../request-context.ts'

/** Opens the request's transaction when the operation is known, and not before: a malformed request costs no connection. */
const openTransaction: ApolloServerPlugin<RequestContext> = {
  requestDidStart: async () => ({
    didResolveOperation: async ({ operation, contextValue }) => {
      await contextValue.open(operation?.operation === 'mutation' ? 'write' : 'read')
    },
    // Data that stands is kept. An answer without data (a bug in a required field) leaves no trace.
    willSendResponse: async ({ response, contextValue }) => {
      contextValue.answered = response.body.kind === 'single' && Boolean(response.body.singleResult.data)
    },
  }),
}

const ours = new Set(['BAD_USER_INPUT', 'BAD_REQUEST', 'GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'UNAUTHENTICATED', 'RATE_LIMITED', 'PERSISTED_QUERY_NOT_FOUND', 'OPERATION_RESOLUTION_FAILURE', 'LIMIT_EXCEEDED'])

/** The GraphQL engine: every error that is a bug is logged whole and told as a sentence with the request's id. */
export function apollo({ schema, log, persisted, plugins = [] }: {
  schema: GraphQLSchema
  log: FastifyBaseLogger
  persisted: PersistedDocuments
  plugins?: ApolloServerPlugin<RequestContext>[]
}): ApolloServer<RequestContext> {
  return new ApolloServer<RequestContext>({
    schema,
    introspection: true,
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    persistedQueries: { cache: persisted },
    plugins: [openTransaction, ...plugins],
    stopOnTerminationSignals: false,
    logger: log,
    formatError: (formatted, error) => {
      const code = String(formatted.extensions?.['code'] ?? 'INTERNAL_SERVER_ERROR')
      if (ours.has(code)) return formatted
      log.error({ err: unwrapResolverError(error), path: formatted.path }, 'A resolver failed')
      return { message: 'Something went wrong here. Try again; if it stays, tell an administrator the request id.', ...(formatted.path ? { path: formatted.path } : {}), extensions: { code: 'INTERNAL_SERVER_ERROR' } }
    },
  })
}
