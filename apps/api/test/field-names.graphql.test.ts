import { afterAll, beforeAll, expect, it } from 'vitest'
import { api, type Api, type GraphqlCaller } from './api.ts'
import * as given from './given.ts'
import { house, type House } from './given-house.ts'
import { watchStatements } from './statements.ts'
import { kept } from './told.ts'

let server: Api
let at: House
let statements: () => readonly string[]
const ask: Record<string, GraphqlCaller> = {}
const globalId = (type: string, id: string) => Buffer.from(`${type}:${id}`).toString('base64')

beforeAll(async () => {
  statements = watchStatements()
  // Executed field by field: what one statement answers, test/compiled holds to this.
  server = await api({ settings: { compiledReads: false } })
  at = await house({ password: given.password })
  for (const who of ['pi', 'viewer'] as const) ask[who] = await server.signIn(at.people[who].email, given.password)
})
afterAll(() => server.stop())

const history = `query Past($id: ID!) { project(id: $id) { piOwner { fullName } history(first: 10) { nodes { changes { field after afterName beforeName } } } } }`

it('names what the ids of a difference refer to, all by one statement, and nothing else', async () => {
  statements()
  const { data, errors } = await ask['pi']!(history, { id: globalId('Project', at.projectId) })
  expect(errors).toBeUndefined()
  const changes: { field: string; after: unknown; afterName: string | null; beforeName: string | null }[] =
    data.project.history.nodes.flatMap((entry: { changes: object[] }) => entry.changes)
  const of = (field: string) => changes.find((change) => change.field === field)
  expect(of('pi_owner_id')).toMatchObject({ afterName: data.project.piOwner.fullName, beforeName: null })
  expect(of('name')).toMatchObject({ afterName: null })
  expect(statements().filter((sql) => sql.includes('union all select id, group_name')).length).toBe(1)
})

it('gives no id to what the graph has no type for, and answers the rest', async () => {
  await kept(at.people.pi, (ctx) =>
    ctx.sql('select audit.record($1, $2, $3, $4, $5, null)', [
      'drawResource',
      'draws',
      at.projectId,
      at.projectId,
      '{}',
    ]),
  )
  const { data, errors } = await ask['pi']!(`query { auditLogs(first: 1) { nodes { resourceType resourceId } } }`)
  expect(errors).toBeUndefined()
  expect(data.auditLogs.nodes).toEqual([{ resourceType: 'draws', resourceId: null }])
})
