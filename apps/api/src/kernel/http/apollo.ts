import { ApolloServer, type ApolloServerPlugin } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled'
import type { FastifyBaseLogger } from 'fastify'
import type { GraphQLSchema } from 'graphql'
import { stringifyAnswer } from '../compiled/answered.ts'
import { limits } from '../limits.ts'
import type { RequestContext } from '../request-context.ts'
import type { PersistedDocuments } from './persisted-documents.ts'
import { tellError } from './tell-error.ts'

interface Engine {
  readonly schema: GraphQLSchema
  readonly log: FastifyBaseLogger
  readonly persisted: PersistedDocuments
  readonly plugins: ApolloServerPlugin<RequestContext>[]
}

/** The GraphQL engine. Introspection is on, for nobody reaches it without having signed in. */
export function apollo({ schema, log, persisted, plugins }: Engine): ApolloServer<RequestContext> {
  return new ApolloServer<RequestContext>({
    schema,
    introspection: true,
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    // A browser sends neither by itself to another's site, and every request of ours carries one of them.
    csrfPrevention: { requestHeaders: ['x-tenure-client', 'authorization'] },
    parseOptions: { maxTokens: limits.tokens },
    persistedQueries: { cache: persisted },
    // Nothing here may be cached by others, and the plugin that would say so runs at every field of every answer.
    plugins: [...plugins, ApolloServerPluginLandingPageDisabled(), ApolloServerPluginCacheControlDisabled()],
    stringifyResult: stringifyAnswer,
    stopOnTerminationSignals: false,
    logger: log,
    formatError: (formatted, error) => tellError(formatted, error, log),
  })
}
