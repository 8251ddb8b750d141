import type { CombinedError } from '@urql/core'

/** Whether an answer says that nobody is signed in: the session ended, was ended, or never was. */
export function isSessionEnded({ response, graphQLErrors }: CombinedError): boolean {
  const answer: unknown = response
  const isUnauthorised = typeof answer === 'object' && answer !== null && 'status' in answer && answer.status === 401
  return isUnauthorised || graphQLErrors.some(({ extensions }) => extensions['code'] === 'UNAUTHENTICATED')
}
