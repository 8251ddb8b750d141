import {
  type ApolloServerPlugin,
  type GraphQLRequestContextResponseForOperation,
  type GraphQLResponse,
  HeaderMap,
} from '@apollo/server'
import type { FastifyBaseLogger } from 'fastify'
import {
  type DocumentNode,
  type FormattedExecutionResult,
  getVariableValues,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
} from 'graphql'
import { currentCall } from '../call.ts'
import { databaseRefusal } from '../database-errors.ts'
import { tellError } from '../http/tell-error.ts'
import type { RequestContext } from '../request-context.ts'
import { filled, JsonData } from './answered.ts'
import { Plans } from './plans.ts'
import { AskedBy } from './request.ts'

/** Timed out: it would be again, so that the ordinary executor is not asked. */
const timedOut = '57014'

/**
 * Answers queries that compile to one statement by it, in the request's own transaction. Whatever is out of order with an
 * operation is left to the ordinary executor, which says it in its own words.
 */
export function compiledReads(schema: GraphQLSchema, log: FastifyBaseLogger): ApolloServerPlugin<RequestContext> {
  const plans = new Plans(schema)
  const respond = async ({
    document,
    operation,
    request,
    contextValue: ctx,
  }: Resolved): Promise<GraphQLResponse | null> => {
    // The past is read through views of its own, and who looks as somebody else sees what the resolvers let them.
    const direct = ctx.viewer.kind === 'SESSION' || ctx.viewer.kind === 'API_TOKEN'
    if (operation.operation !== OperationTypeNode.QUERY || ctx.mode !== 'read' || ctx.asOf || !direct) return null
    const asked = planned(plans, { document, operation, schema, ctx, variables: request.variables ?? {} })
    if (!asked) return null
    const { plan, values } = asked
    try {
      const [row] = await ctx.sql<{ answer: string | null }>(plan.text, values, plan.name)
      const text = filled(row?.answer, plan)
      if (text === null) return null
      const call = currentCall()
      if (call) call.compiled = true
      return answer({ data: new JsonData(text) as unknown as Record<string, unknown> })
    } catch (error) {
      // Broken off: nobody waits for the answer any more.
      if (!ctx.isOpen) return answer({ data: null })
      const code = databaseRefusal(error)?.code
      if (!code) return null
      if (code === timedOut) return answer({ data: null, errors: [late(operation, error, log)] })
      log.error({ err: error, requestId: ctx.requestId, operation: operation.name?.value }, 'A compiled read failed')
      plans.forget(document)
      await ctx.reopen()
      return null
    }
  }
  return {
    requestDidStart: async () => ({ responseForOperation: async (context) => respond(context) }),
  }
}

type Resolved = GraphQLRequestContextResponseForOperation<RequestContext>

const answer = (singleResult: FormattedExecutionResult): GraphQLResponse => ({
  http: { headers: new HeaderMap() },
  body: { kind: 'single', singleResult },
})

function late(operation: OperationDefinitionNode, cause: unknown, log: FastifyBaseLogger) {
  const nodes = operation.selectionSet.selections.filter((node) => node.kind === Kind.FIELD).slice(0, 1)
  const path = nodes.map(({ alias, name }) => (alias ?? name).value)
  const error = new GraphQLError('', { nodes, path, originalError: cause as Error })
  return tellError(error.toJSON(), error, log)
}

interface Wanted {
  readonly document: DocumentNode
  readonly operation: OperationDefinitionNode
  readonly schema: GraphQLSchema
  readonly ctx: RequestContext
  readonly variables: Record<string, unknown>
}

/** The plan and its parameters; undefined where there is none, or where what was sent is not in order. */
function planned(plans: Plans, { document, operation, schema, ctx, variables }: Wanted) {
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables)
  if (!coerced) return undefined
  try {
    const by = new AskedBy(ctx, coerced)
    const plan = plans.planOf(document, operation, by)
    return plan ? { plan, values: plan.binds.map((bind) => bind(by)) } : undefined
  } catch {
    // A global id, a cursor or an argument that nobody gave: the executor has the words for it.
    return undefined
  }
}
