import type { ApolloServerPlugin, GraphQLRequestContext } from '@apollo/server'
import { HeaderMap } from '@apollo/server'
import { GraphQLError, type OperationDefinitionNode } from 'graphql'
import { currentCall } from '../call.ts'
import { type Rate, type RateLimiter, secondsUntil } from '../rate-limiter.ts'
import type { RequestContext } from '../request-context.ts'
import { checkLimits } from './limits/check.ts'
import { costOf } from './limits/cost.ts'
import { modeOf } from './mode-of.ts'
import { momentOf } from './moment-of.ts'
import { overloaded } from './overloaded.ts'

function rateLimited({ limit, resetAt }: Rate, cost: number): GraphQLError {
  const seconds = secondsUntil(resetAt)
  const message = `You have ${limit.toLocaleString('en-GB')} points a minute, and this costs ${cost}. Wait ${seconds} s, ask for fewer rows, or ask less often.`
  return new GraphQLError(message, {
    extensions: {
      code: 'RATE_LIMITED',
      cost,
      resetAt: resetAt.toISOString(),
      retryAfter: seconds,
      http: { status: 429, headers: new HeaderMap([['retry-after', String(seconds)]]) },
    },
  })
}

type Resolved = GraphQLRequestContext<RequestContext> & {
  readonly operation: OperationDefinitionNode
  readonly document: NonNullable<GraphQLRequestContext<RequestContext>['document']>
}

async function admit(
  { schema, document, operation, request, contextValue }: Resolved,
  rates: RateLimiter,
): Promise<void> {
  const variables = request.variables ?? {}
  const weight = checkLimits({ schema, document, operation, variables })
  const cost = costOf(operation, weight)
  const call = currentCall()
  // Said first: who looks as somebody else is in the trail with it before anything opens.
  if (call) call.operation = operation.name?.value
  await contextValue
    .open(modeOf(schema, document, operation), momentOf({ schema, document, operation, variables }))
    .catch(overloaded)
  const { tenantId, userId, impersonatorId } = contextValue.viewer
  // Who looks as somebody else spends points of their own.
  const { allowed, rate } = rates.take(`${tenantId} ${impersonatorId ?? userId}`, cost)
  if (call)
    Object.assign(call, {
      kind: operation.operation,
      viewerId: userId,
      nodes: weight.nodes,
      cost,
      rate,
    })
  if (!allowed) throw rateLimited(rate, cost)
}

/**
 * Lets an operation in: it is held to the limits before anything is opened for it, then its transaction opens, then its
 * viewer pays for it. A malformed request costs no connection.
 */
export function admission(rates: RateLimiter): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: async () => ({
      didResolveOperation: async (context) => {
        if (context.operation) await admit(context as Resolved, rates)
      },
      // Data that stands is kept. An answer without data (a bug in a required field) leaves no trace.
      willSendResponse: async ({ response, contextValue }) => {
        contextValue.answered = response.body.kind === 'single' && Boolean(response.body.singleResult.data)
      },
    }),
  }
}
