import { HeaderMap } from '@apollo/server'
import { GraphQLError } from 'graphql'
import { Overloaded } from '../overloaded.ts'
import { told } from './tell-error.ts'

/** Tells an error of opening a transaction as GraphQL: 503 where the same request may succeed in a moment. @throws always */
export function overloaded(error: unknown): never {
  const seconds = error instanceof Overloaded ? error.retryAfterSeconds : 5
  const { code, message } = told(error)
  if (code !== 'OVERLOADED' && code !== 'UNAVAILABLE') throw error
  const refused = new GraphQLError(message, {
    extensions: { code, http: { status: 503, headers: new HeaderMap([['retry-after', String(seconds)]]) } },
  })
  throw Object.assign(refused, { cause: error })
}
