import { afterAll, beforeAll, expect, it } from 'vitest'
import { serverAudits } from 'graphql-http'
import { api, type Api } from './api.ts'
import * as given from './given.ts'

let server: Api
let ask: typeof fetch
beforeAll(async () => {
  server = await api()
  const { tenantId } = await given.tenant()
  const person = await given.person(tenantId, { roles: ['resource_manager'], password: 'a long enough password' })
  ask = await server.fetchAs(person.email, 'a long enough password')
})
afterAll(() => server.stop())

it('speaks GraphQL over HTTP: every audit passes', async () => {
  const audits = serverAudits({ url: `${server.url}/graphql`, fetchFn: ask })
  const results = await Promise.all(audits.map(({ fn }) => fn()))
  const failed = results.flatMap((result) => (result.status === 'ok' ? [] : [`${result.name}: ${result.reason}`]))
  expect(failed).toEqual([])
  expect(results.length).toBeGreaterThan(60)
})
