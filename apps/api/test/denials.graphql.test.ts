import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tableOf } from '../src/kernel/graphql/note-denials.ts'
import { schema } from '../src/schema.ts'
import { api, type Api, type GraphqlCaller } from './api.ts'
import { ownerPool } from './database.ts'
import * as given from './given.ts'
import { house, type House } from './given-house.ts'

let server: Api
let at: House
const ask: Record<string, GraphqlCaller> = {}
const globalId = (type: string, id: string) => Buffer.from(`${type}:${id}`).toString('base64')

beforeAll(async () => {
  server = await api()
  at = await house({ password: given.password })
  for (const who of ['auditor', 'viewer', 'viewerRole', 'editor', 'admin'] as const)
    ask[who] = await server.signIn(at.people[who].email, given.password)
})
afterAll(() => server.stop())

const refused = async (userId: string) =>
  (
    await ownerPool().query(
      `select resource_type, resource_id, project_id, details, reason, ip_address, request_id from audit.audit_logs where tenant_id = $1 and user_id = $2 and action = 'refuse' order by seq`,
      [at.tenantId, userId],
    )
  ).rows

const edit = `mutation ($input: EditProjectInput!) { editProject(input: $input) { __typename ... on NotAllowed { message } } }`

describe('a refusal of permission', () => {
  it('stands in the trail with who, what, on what and why, though the operation was undone', async () => {
    const { data } = await ask['viewer']!(edit, {
      input: { id: globalId('Project', at.projectId), phase: 'mine', reason: 'I would like it so.' },
    })
    expect(data.editProject.__typename).toBe('NotAllowed')
    expect(await refused(at.people.viewer.userId)).toEqual([
      {
        resource_type: 'projects',
        resource_id: at.projectId,
        project_id: at.projectId,
        details: { operation: 'editProject', refusal: 'NotAllowed', message: data.editProject.message, times: 1 },
        reason: 'I would like it so.',
        ip_address: '127.0.0.1',
        request_id: expect.any(String),
      },
    ])
    // The project's own trail has it too: whoever administers it sees who tried.
    const trail = `query ($filter: AuditLogFilter) { auditLogs(filter: $filter) { nodes { action actor { id } resourceId refusal { operation message times } } } }`
    const seen = await ask['auditor']!(trail, { filter: { action: 'refuse' } })
    expect(seen.data.auditLogs.nodes).toEqual([
      {
        action: 'refuse',
        actor: { id: globalId('User', at.people.viewer.userId) },
        resourceId: globalId('Project', at.projectId),
        refusal: { operation: 'editProject', message: data.editProject.message, times: 1 },
      },
    ])
  })

  it('is written where a request only reads: a preview, a membership found by its project', async () => {
    const { data } = await ask['editor']!(
      `mutation ($input: RemoveProjectMemberInput!) { removeProjectMember(input: $input) { __typename } }`,
      { input: { id: globalId('ProjectMember', at.viewerMembershipId) } },
    )
    expect(data.removeProjectMember.__typename).toBe('NotAllowed')
    const preview = await ask['editor']!(
      `query ($input: ShareResourcesInput!) { previewShareResources(input: $input) { __typename } }`,
      {
        input: {
          sourceProjectId: globalId('Project', at.projectId),
          recipientProjectId: globalId('Project', at.otherProjectId),
          percentage: '10',
          kind: 'RESERVED',
        },
      },
    )
    expect(preview).toMatchObject({ data: { previewShareResources: { __typename: 'NotAllowed' } } })
    expect((await refused(at.people.editor.userId)).map((row) => [row.details.operation, row.project_id])).toEqual([
      ['removeProjectMember', at.projectId],
      ['previewShareResources', at.projectId],
    ])
  })

  it('stands even where the request ends its own session with it', async () => {
    const own = await server.signIn(at.people.owner.email, given.password)
    const { data: me } = await own('{ viewer { sessionId } }')
    const both = `mutation ($edit: SetProjectDefaultsInput!, $end: EndSessionInput!) { setProjectDefaults(input: $edit) { __typename } endSession(input: $end) { __typename } }`
    await own(both, {
      edit: { projectId: globalId('Project', at.projectId), dataStewardId: globalId('User', at.people.owner.userId) },
      end: { id: me.viewer.sessionId },
    })
    expect((await refused(at.people.owner.userId)).map(({ details }) => details.operation)).toContain(
      'setProjectDefaults',
    )
  })

  it('is told of file routes as well', async () => {
    const asViewer = await server.fetchAs(at.people.viewerRole.email, given.password)
    expect((await asViewer(`${server.url}/export/facility.zip`)).status).toBe(403)
    expect(await refused(at.people.viewerRole.userId)).toMatchObject([
      { resource_type: 'facility', details: { operation: 'exportFacility', refusal: 'NotAllowed' } },
    ])
  })

  it('is bounded by person: a flood leaves some rows, the last with how many they were', async () => {
    const { people } = at
    const many = Array.from({ length: 20 }, (_, i) => `r${i}: editProject(input: $input) { __typename }`).join(' ')
    for (let i = 0; i < 3; i++)
      await ask['viewer']!(`mutation ($input: EditProjectInput!) { ${many} }`, {
        input: { id: globalId('Project', at.projectId), phase: 'mine' },
      })
    const times = (await refused(people.viewer.userId)).map(({ details }) => details.times)
    // Another minute may have begun in between.
    expect(times.length).toBeLessThan(45)
    expect(Math.max(...times)).toBeGreaterThanOrEqual(32)
  })

  it('names a table that there is for every type with an id', async () => {
    const { rows } = await ownerPool().query<{ name: string }>(
      `select table_name as name from information_schema.tables where table_schema in ('identity', 'projects', 'allocations', 'audit')`,
    )
    const tables = new Set(rows.map(({ name }) => name))
    const node = schema.getType('Node')!
    const types = schema.getPossibleTypes(node as never).map(({ name }) => name)
    expect(types.filter((type) => !tables.has(tableOf(type)))).toEqual([])
  })
})

describe('a token', () => {
  it('used from a network it was never used from before leaves a row, once', async () => {
    const { data } = await ask['admin']!(
      `mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) { ... on ApiTokenCreated { token apiToken { id } } } }`,
      {
        input: {
          name: 'a script',
          scopes: ['project:read'],
          expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
        },
      },
    )
    for (let i = 0; i < 2; i++)
      await fetch(`${server.url}/graphql`, {
        method: 'POST',
        headers: { authorization: `Bearer ${data.createApiToken.token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ query: '{ viewer { kind } }' }),
      })
    const news = async () =>
      (
        await ownerPool().query(
          `select actor_kind, ip_address, details from audit.audit_logs where tenant_id = $1 and action = 'useTokenFromNewNetwork'`,
          [at.tenantId],
        )
      ).rows
    await expect.poll(news).toHaveLength(1)
    expect(await news()).toMatchObject([
      { actor_kind: 'API_TOKEN', ip_address: '127.0.0.1', details: { new: { network: '127.0.0.0/24' } } },
    ])
  })
})
