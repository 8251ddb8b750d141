import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { api, type Api, type GraphqlCaller } from './api.ts'
import * as given from './given.ts'
import { house, type House, inGroup } from './given-house.ts'
import { watchStatements } from './statements.ts'

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
  await inGroup(at.tenantId, at.groupId, [at.people.viewer, at.people.editor])
  for (const who of ['admin', 'pi', 'viewer', 'stranger'] as const)
    ask[who] = await server.signIn(at.people[who].email, given.password)
})
afterAll(() => server.stop())

/** Asks by a token, as a program does. */
async function byToken(token: string, query: string) {
  const answer = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query }),
  })
  return { status: answer.status, ...((await answer.json()) as Awaited<ReturnType<GraphqlCaller>>) }
}

const makeToken = `mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) { __typename ... on ApiTokenCreated { token apiToken { id name prefix scopes expiresAt } } ... on Refusal { message field } } }`
const inAWeek = () => new Date(Date.now() + 7 * 86_400_000).toISOString()

describe('people in the graph', () => {
  it('are filtered by role and status, searched, and paged at the same number of statements', async () => {
    const users = `query ($first: Int, $filter: UserFilter, $orderBy: UserOrder) { users(first: $first, filter: $filter, orderBy: $orderBy) { totalCount nodes { username email fullName status roles { role { name } expiresAt } defaultProject { name } viewerCan { update setDefaultProject } } } }`
    const counts: number[] = []
    for (const first of [2, 12]) {
      const { data, errors } = await ask['admin']!(users, { first })
      expect(errors).toBeUndefined()
      expect(data.users).toMatchObject({ totalCount: 12 })
      expect(data.users.nodes).toHaveLength(first)
      counts.push(statements().length)
    }
    // The transaction's three, the people, their grants, those roles, their default projects, the count.
    expect(counts).toEqual([8, 8])
    const emails = async (filter: object) =>
      (await ask['admin']!(users, { filter })).data.users.nodes.map(({ email }: { email: string }) => email)
    expect(await emails({ role: 'auditor' })).toEqual([at.people.auditor.email])
    expect(await emails({ search: at.people.stranger.email.slice(0, 9).toUpperCase() })).toEqual([
      at.people.stranger.email,
    ])
    expect(await emails({ search: '_' })).toEqual([])
    expect(await emails({ status: 'SUSPENDED' })).toEqual([])
    const latest = await ask['admin']!(users, { first: 50, orderBy: { field: 'LAST_LOGIN_AT', direction: 'ASC' } })
    expect(latest.data.users.nodes.slice(0, 4).map(({ email }: { email: string }) => email)).toEqual(
      ['admin', 'pi', 'viewer', 'stranger'].map((who) => at.people[who as 'pi'].email),
    )
  })

  it('see themselves: roles, relations, and what they may do to whom', async () => {
    const { data } = await ask['pi']!(
      '{ viewer { kind sessionId roles { role { name } } relations { ownedProjects } user { id viewerCan { update setDefaultProject } } sessions { id isCurrent ipAddress } apiTokens { name } } }',
    )
    expect(data.viewer).toMatchObject({
      kind: 'SESSION',
      roles: [{ role: { name: 'pi' } }],
      relations: { ownedProjects: 1 },
      user: { viewerCan: { update: false, setDefaultProject: true } },
      apiTokens: [],
    })
    expect(data.viewer.sessions).toEqual([{ id: data.viewer.sessionId, isCurrent: true, ipAddress: '127.0.0.1' }])
  })

  it('belong to groups, whose members are theirs to see who keep them', async () => {
    const groups =
      '{ securityGroups(first: 5, filter: { search: "cg-1" }) { nodes { groupName viewerCan { update } members(first: 1) { totalCount pageInfo { hasNextPage } nodes { source user { id } } } } } teams { name } }'
    const { data } = await ask['pi']!(groups)
    expect(data.securityGroups.nodes).toEqual([
      {
        groupName: 'CG-1 members',
        viewerCan: { update: true },
        members: {
          totalCount: 2,
          pageInfo: { hasNextPage: true },
          nodes: [{ source: 'LOCAL', user: { id: globalId('User', at.people.viewer.userId) } }],
        },
      },
    ])
    expect((await ask['viewer']!(groups)).data.securityGroups.nodes[0]).toMatchObject({
      viewerCan: { update: false },
      members: { totalCount: 1 },
    })
    expect((await ask['stranger']!(groups)).data.securityGroups.nodes[0]).toMatchObject({
      members: { totalCount: 0, nodes: [] },
    })
  })

  it('are found by their global ids; what is no id is told as one’s own mistake, what is another tenant’s as nothing', async () => {
    const nodes = 'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }'
    const ids = [
      globalId('User', at.people.viewer.userId),
      globalId('User', at.people.foreignAdmin.userId),
      globalId('Tenant', at.people.foreignAdmin.tenantId),
      globalId('Project', at.projectId),
    ]
    expect((await ask['stranger']!(nodes, { ids })).data.nodes).toEqual([
      { __typename: 'User', id: ids[0] },
      null,
      null,
      null,
    ])
    for (const id of ['nonsense', globalId('User', 'x'), globalId('User', `${at.people.pi.userId}' or true`)]) {
      const { errors } = await ask['stranger']!(nodes, { ids: [id] })
      expect(errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT')
    }
  })
})

describe('tokens and sessions in the graph', () => {
  it('are made, shown once, act within their scopes, and are refused what is a person’s own', async () => {
    const { data } = await ask['pi']!(makeToken, {
      input: { name: 'nightly', scopes: ['project:read'], expiresAt: inAWeek(), idempotencyKey: 'once' },
    })
    const { token, apiToken } = data.createApiToken
    expect(apiToken).toMatchObject({ name: 'nightly', scopes: ['project:read'], prefix: token.slice(0, 13) })
    expect(
      (
        await ask['pi']!(makeToken, {
          input: { name: 'nightly', scopes: ['project:read'], expiresAt: apiToken.expiresAt, idempotencyKey: 'once' },
        })
      ).data.createApiToken.__typename,
    ).toMatch(/TokenAlreadyShown|IdempotencyKeyReused/)
    const seen = await byToken(
      token,
      '{ viewer { kind permissions sessionId apiTokens { id } sessions { id } } projects { nodes { name viewerCan { update makeDefault } } } }',
    )
    expect(seen.data).toEqual({
      viewer: { kind: 'API_TOKEN', permissions: [], sessionId: null, apiTokens: [], sessions: [] },
      projects: { nodes: [{ name: 'Coral genomics', viewerCan: { update: false, makeDefault: false } }] },
    })
    const child = await byToken(
      token,
      `mutation { createApiToken(input: { name: "child", scopes: ["project:read"], expiresAt: "${inAWeek()}" }) { __typename } setDefaultProject(input: { projectId: null }) { __typename } }`,
    )
    expect(child.data).toEqual({
      createApiToken: { __typename: 'NotAllowed' },
      setDefaultProject: { __typename: 'NotAllowed' },
    })
    const revoked = await ask['pi']!(
      'mutation ($id: ID!) { revokeApiToken(input: { id: $id }) { __typename ... on ApiToken { revokedAt } } }',
      { id: apiToken.id },
    )
    expect(revoked.data.revokeApiToken.revokedAt).not.toBeNull()
    expect((await byToken(token, '{ viewer { kind } }')).status).toBe(401)
  })

  it.each([
    [{ scopes: ['project:everything'] }, 'UnknownScopes', ['scopes']],
    [{ scopes: [] }, 'UnknownScopes', ['scopes']],
    [{ expiresAt: '2020-01-01T00:00:00Z' }, 'TokenExpiryOutOfRange', ['expiresAt']],
    [{ expiresAt: '2099-01-01T00:00:00Z' }, 'TokenExpiryOutOfRange', ['expiresAt']],
    [{ name: ' ' }, 'InvalidInput', ['name']],
  ])('refuse %j as %s', async (input, refusal, field) => {
    const { data } = await ask['pi']!(makeToken, {
      input: { name: 'x', scopes: ['project:read'], expiresAt: inAWeek(), ...input },
    })
    expect(data.createApiToken).toMatchObject({ __typename: refusal, field })
  })

  it('end at once, one’s own and nobody else’s', async () => {
    const phone = await server.signIn(at.people.viewer.email, given.password)
    const { data } = await phone('{ viewer { sessionId } }')
    const end = 'mutation ($id: ID!) { endSession(input: { id: $id }) { __typename ... on Session { revokedAt } } }'
    const id = data.viewer.sessionId
    expect((await ask['pi']!(end, { id })).data.endSession).toEqual({ __typename: 'NotFound' })
    expect((await ask['viewer']!(end, { id })).data.endSession.__typename).toBe('Session')
    expect((await phone('{ viewer { sessionId } }')).errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED')
    expect((await ask['viewer']!('{ viewer { sessions { isCurrent } } }')).data.viewer.sessions).toEqual([
      { isCurrent: true },
    ])
  })
})
