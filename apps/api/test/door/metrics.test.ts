import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Api, api } from '../api.ts'
import * as given from '../given.ts'

let folder: string
let server: Api
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenure-metrics-'))
  await writeFile(join(folder, 'persisted.json'), JSON.stringify({ hash: 'query Known { viewer { kind } }' }))
  server = await api({ persisted: join(folder, 'persisted.json') })
  const ask = await server.signIn((await given.signInAble(['pi'])).email, given.password)
  await ask('query Known { viewer { kind } }')
  for (const name of ['Alpha', 'Beta', 'Gamma']) await ask(`query ${name} { viewer { kind } }`)
  await ask('{ viewer { kind } }')
  await ask('{ nowhere }')
  for (let i = 0; i < 2; i++) await ask('mutation { createProject(input: { name: "Same" }) { __typename } }')
})
afterAll(async () => {
  await server.stop()
  await rm(folder, { recursive: true })
})

const read = async (headers: Record<string, string> = {}) => fetch(`${server.url}/metrics`, { headers })

it('tells durations, statements, pools, refusals and errors', async () => {
  const text = await (await read()).text()
  expect(text).toMatch(/^process_cpu_seconds_total /m)
  expect(text).toMatch(/^tenure_http_request_seconds_count\{method="POST",route="\/graphql",status="200"\} \d+$/m)
  expect(text).toMatch(/^tenure_graphql_statements_count\{operation="Known"\} 1$/m)
  expect(text).toMatch(/^tenure_pool_connections\{pool="app",state="waiting"\} 0$/m)
  expect(text).toMatch(/^tenure_refusals_total\{type="ProjectNameTaken"\} 1$/m)
  expect(text).toMatch(/^tenure_graphql_errors_total\{code="GRAPHQL_VALIDATION_FAILED"\} 1$/m)
  expect(text).toMatch(/^tenure_audit_default_partition_rows 0$/m)
})

it('names the portal’s operations alone, so that no caller makes figures without end', async () => {
  const text = await (await read()).text()
  const labels = new Set([...text.matchAll(/operation="([^"]+)"/g)].map(([, name]) => name))
  expect(labels).toEqual(new Set(['Known', 'other', 'anonymous']))
})

it('is for this machine, not for what a proxy passes on; or for who has the token', async () => {
  expect((await read({ 'x-forwarded-for': '203.0.113.9' })).status).toBe(404)
  const guarded = await api({ settings: { metricsToken: 'the-token-of-prometheus' } })
  expect((await fetch(`${guarded.url}/metrics`)).status).toBe(404)
  expect(
    (
      await fetch(`${guarded.url}/metrics`, {
        headers: { authorization: 'Bearer the-token-of-prometheus', 'x-forwarded-for': '203.0.113.9' },
      })
    ).status,
  ).toBe(200)
  await guarded.stop()
})
