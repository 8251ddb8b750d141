import { env } from './env.ts'

/** The headers of somebody who came in: a token's, or those of a session that is opened here. */
export async function comeIn(): Promise<Record<string, string>> {
  if (env.token) return { authorization: `Bearer ${env.token}` }
  // Requests with a cookie need this header: no other site can send it for you.
  const ours = { 'x-tenure-client': 'example' }
  const answer = await fetch(`${env.url}/auth/sign-in`, {
    method: 'POST',
    headers: { ...ours, 'content-type': 'application/json' },
    body: JSON.stringify({ email: env.email, password: env.password }),
  })
  if (!answer.ok) throw new Error(((await answer.json()) as { message: string }).message)
  return { ...ours, cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '' }
}

interface Answer<Data> {
  readonly data?: Data
  readonly errors?: readonly {
    readonly message: string
    readonly extensions: { readonly code: string; readonly requestId: string }
  }[]
}

/** The most times a request is sent that the server has no room for. */
const attempts = 5

/** Asks the graph. What is busy or asked too often is asked again, when the server says so. @throws Error with code and request id */
export async function ask<Data>(headers: Record<string, string>, query: string, variables: object = {}): Promise<Data> {
  for (let attempt = 1; ; attempt++) {
    const answer = await fetch(`${env.url}/graphql`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json', accept: 'application/graphql-response+json' },
      body: JSON.stringify({ query, variables }),
    })
    const wait = Number(answer.headers.get('retry-after'))
    if ((answer.status === 503 || answer.status === 429) && attempt < attempts) {
      await new Promise((resolve) => setTimeout(resolve, wait * 1000))
      continue
    }
    const { data, errors } = (await answer.json()) as Answer<Data>
    const [error] = errors ?? []
    if (error) throw new Error(`${error.extensions.code}: ${error.message} (request ${error.extensions.requestId})`)
    return data as Data
  }
}
