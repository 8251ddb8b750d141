import { startServer, type Running } from '../src/server.ts'
import { urls } from './database.ts'

export interface Api extends Running {
  /** A signed-in caller: posts a GraphQL document and answers the JSON. */
  signIn(email: string, password: string): Promise<GraphqlCaller>
}

export type GraphqlCaller = (query: string, variables?: object) => Promise<{ data?: any; errors?: { message: string; extensions?: { code?: string } }[] }>

/** A real API on a free port, on the run's database. */
export async function api(): Promise<Api> {
  const running = await startServer({ ...urls(), logLevel: 'error' })
  return {
    ...running,
    signIn: async (email, password) => {
      const headers = { 'content-type': 'application/json', 'x-tenure-client': 'test' }
      const answer = await fetch(`${running.url}/auth/sign-in`, { method: 'POST', headers, body: JSON.stringify({ email, password }) })
      if (answer.status !== 200) throw new Error(`Sign-in answered ${answer.status}: ${await answer.text()}`)
      const cookie = answer.headers.get('set-cookie')!.split(';')[0]!
      return async (query, variables) => {
        const response = await fetch(`${running.url}/graphql`, { method: 'POST', headers: { ...headers, cookie }, body: JSON.stringify({ query, variables }) })
        return response.json() as ReturnType<GraphqlCaller>
      }
    },
  }
}
