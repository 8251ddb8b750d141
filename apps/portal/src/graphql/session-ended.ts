import type { CombinedError } from '@urql/core'

/** Whether an answer says that nobody is signed in: the session ended, was ended, or never was. */
export function isSessionEnded({ response, graphQLErrors }: CombinedError): boolean {
  const status = typeof response === 'object' && response && 'status' in response ? response.status : undefined
  return status === 401 || graphQLErrors.some(({ extensions }) => extensions['code'] === 'UNAUTHENTICATED')
}
