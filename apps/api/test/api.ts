import { type Running, type StartServer, startServer } from '../src/server.ts'
import { urls } from './database.ts'

export interface Api extends Running {
  /** A signed-in caller: posts a GraphQL document and answers the JSON. */
  signIn(email: string, password: string): Promise<GraphqlCaller>
  /** A fetch that carries a person's session and the portal's header. */
  fetchAs(email: string, password: string): Promise<typeof fetch>
  /** Signs in and answers the session's cookie. */
  cookie(email: string, password: string): Promise<string>
}

/** What a document asked for, whose shape its test knows: as unchecked as any parsed JSON. */
type Asked = ReturnType<typeof JSON.parse>

export type GraphqlCaller = (
  query: string,
  variables?: object,
) => Promise<{ data?: Asked; errors?: { message: string; extensions?: { code?: string } }[] }>

const ours = { 'x-tenure-client': 'test' }

/** A real API on a free port, on the run's database. */
export async function api(options: Partial<StartServer> = {}): Promise<Api> {
  const running = await startServer({
    ...urls(),
    logLevel: 'error',
    ...options,
    settings: { installationKey: 'a key for tests, of 32 letters or more', ...options.settings },
  })
  const json = { ...ours, 'content-type': 'application/json' }
  const cookie: Api['cookie'] = async (email, password) => {
    const answer = await fetch(`${running.url}/auth/sign-in`, {
      method: 'POST',
      headers: json,
      body: JSON.stringify({ email, password }),
    })
    if (answer.status !== 200) throw new Error(`Sign-in answered ${answer.status}: ${await answer.text()}`)
    return answer.headers.get('set-cookie')!.split(';')[0]!
  }
  const fetchAs: Api['fetchAs'] = async (email, password) => {
    const carried = await cookie(email, password)
    return (input, init) =>
      fetch(input, { ...init, headers: { ...ours, cookie: carried, ...(init?.headers as Record<string, string>) } })
  }
  return {
    ...running,
    cookie,
    fetchAs,
    signIn: async (email, password) => {
      const asPerson = await fetchAs(email, password)
      return async (query, variables) => {
        const response = await asPerson(`${running.url}/graphql`, {
          method: 'POST',
          headers: json,
          body: JSON.stringify({ query, variables }),
        })
        return response.json() as ReturnType<GraphqlCaller>
      }
    },
  }
}
