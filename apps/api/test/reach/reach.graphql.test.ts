import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApiToken } from '../../src/contexts/identity/operations/create-api-token.ts'
import { api, type Api, type GraphqlCaller } from '../api.ts'
import { ownerPool } from '../database.ts'
import * as given from '../given.ts'
import { dataShare, house, type House, inGroup, type Who } from '../given-house.ts'
import { watchStatements } from '../statements.ts'
import { kept } from '../told.ts'

let server: Api
let at: House
let shareId: string
const as: Partial<Record<Who, GraphqlCaller>> = {}
const lastStatements = watchStatements()
const gid = (type: string, id: string) => Buffer.from(`${type}:${id}`).toString('base64')

beforeAll(async () => {
  server = await api()
  at = await house({ password: given.password })
  shareId = await dataShare(at)
  await inGroup(at.tenantId, at.groupId, [at.people.stranger])
  for (const who of ['admin', 'auditor', 'pi', 'steward', 'stranger', 'resourceManager', 'manager'] as const)
    as[who] = await server.signIn(at.people[who].email, given.password)
})
afterAll(() => server.stop())

const why = `query Why($user: ID!, $object: ID!, $token: ID) {
  accessExplanation(userId: $user, objectId: $object, apiTokenId: $token) {
    ... on Refusal { message }
    ... on AccessExplanation { label hindrance actions { action allowed sentence paths { kind actions sentence until steps { kind relation label nodeId } } } }
  }
}`
const ask = async (asker: Who, about: Who, object: string, token?: string) =>
  (await as[asker]!(why, { user: gid('User', at.people[about].userId), object, token })).data.accessExplanation

interface Told {
  readonly actions: { action: string; allowed: boolean; paths: { sentence: string }[] }[]
}
const allowed = ({ actions }: Told) => actions.filter((action) => action.allowed).map(({ action }) => action)
const sentences = ({ actions }: Told) => [
  ...new Set(actions.flatMap(({ paths }) => paths.map(({ sentence }) => sentence))),
]

describe('accessExplanation', () => {
  it('says what a person may do with a project, each action with its ways', async () => {
    const project = gid('Project', at.projectId)
    const editor = await ask('admin', 'editor', project)
    expect(allowed(editor)).toEqual(['VIEW', 'EDIT'])
    expect(sentences(editor)).toEqual(['Works, as an editor, on the project.'])
    expect(editor.actions[0].sentence).toMatch(/^Person .* may see it\.$/)
    expect(editor.actions.at(-1)).toMatchObject({ action: 'SHARE', allowed: false, paths: [] })
    expect(allowed(await ask('admin', 'pi', project))).toEqual(['VIEW', 'EDIT', 'ADMINISTER', 'OWN', 'SHARE'])
    const keeper = await ask('admin', 'resourceManager', project)
    expect(allowed(keeper)).toEqual(['VIEW', 'EDIT', 'ADMINISTER', 'OWN', 'ALLOCATE', 'SHARE'])
    expect(
      keeper.actions[0].paths[0].steps.map(({ relation, label }: Record<string, string>) => [relation, label]),
    ).toEqual(
      expect.arrayContaining([
        ['holds the role', 'resource_manager'],
        ['which carries', 'allocation:create'],
        ['and', 'project:read'],
      ]),
    )
  })

  it('tells of a data share who reaches the data, and who only sees that it is there', async () => {
    const share = gid('DataShare', shareId)
    const member = await ask('steward', 'stranger', share)
    expect(allowed(member)).toEqual(['VIEW', 'USE'])
    expect(sentences(member)).toEqual([
      expect.stringMatching(/^Belongs to the security group CG-1 members: the group of the project/),
    ])
    expect(member.actions[0].paths[0].steps).toEqual([
      {
        kind: 'SECURITY_GROUP',
        relation: 'belongs to',
        label: 'CG-1 members',
        nodeId: gid('SecurityGroup', at.groupId),
      },
    ])
    expect(allowed(await ask('admin', 'viewer', share))).toEqual(['VIEW'])
    expect(sentences(await ask('admin', 'steward', share))).toContain(
      'Is its data steward, as the default of its project.',
    )
  })

  it('ends with the role, and with the person', async () => {
    const person = await given.person(at.tenantId, { roles: ['auditor'] })
    const ends = new Date(Date.now() + 864e5)
    await ownerPool().query('update identity.user_roles set expires_at = $2 where user_id = $1', [person.userId, ends])
    const asked = { user: gid('User', person.userId), object: gid('Project', at.projectId) }
    const answer = async () => (await as.admin!(why, asked)).data.accessExplanation
    expect((await answer()).actions[0]).toMatchObject({
      allowed: true,
      paths: [{ until: ends.toISOString(), sentence: expect.stringContaining(', until ') }],
    })
    await ownerPool().query(`update identity.users set status = 'SUSPENDED' where id = $1`, [person.userId])
    expect(await answer()).toMatchObject({ hindrance: expect.stringContaining('is suspended') })
    expect(allowed(await answer())).toEqual([])
  })

  it('cuts what a token may to its scopes, for whom its owner is', async () => {
    const { id } = await kept(at.people.pi, (ctx) =>
      createApiToken(ctx, { name: 't', scopes: ['project:read'], expiresAt: new Date(Date.now() + 864e5) }),
    )
    const token = gid('ApiToken', id)
    expect(allowed(await ask('pi', 'pi', gid('Project', at.projectId), token))).toEqual(['VIEW'])
    expect(await ask('admin', 'editor', gid('Project', at.projectId), token)).toMatchObject({
      message: expect.stringContaining('no such token'),
    })
  })

  it('is for oneself, for whose it is, and for who sees all roles and memberships', async () => {
    const share = gid('DataShare', shareId)
    expect(allowed(await ask('stranger', 'stranger', share))).toEqual(['VIEW', 'USE'])
    for (const asker of ['admin', 'auditor', 'pi', 'steward'] as const)
      expect(allowed(await ask(asker, 'stranger', share))).toEqual(['VIEW', 'USE'])
    for (const asker of ['manager', 'resourceManager', 'stranger'] as const)
      expect(await ask(asker, 'pi', share)).toMatchObject({ message: expect.stringContaining('You may not ask') })
    expect(await ask('stranger', 'stranger', gid('Project', at.projectId))).toMatchObject({
      message: expect.stringContaining('no such project'),
    })
    expect(await ask('admin', 'pi', gid('Team', at.projectId))).toMatchObject({ message: expect.any(String) })
  })
})

const who = `query Who($id: ID!, $first: Int, $after: String, $filter: PersonReachingFilter) {
  dataShare(id: $id) { viewerCan { seeWhoReaches } reachableBy(first: $first, after: $after, filter: $filter) {
    totalCount pageInfo { hasNextPage endCursor } nodes { user { id } actions paths { kind sentence } } } }
}`

describe('reachableBy', () => {
  it('pages through everybody by name, each once, with all their ways', async () => {
    const seen: string[] = []
    let after: string | null = null
    do {
      const { data } = await as.steward!(who, { id: gid('DataShare', shareId), first: 3, after })
      const page: { nodes: { user: { id: string } }[]; totalCount: number; pageInfo: Record<string, string | null> } =
        data.dataShare.reachableBy
      seen.push(...page.nodes.map(({ user }) => user.id))
      after = page.pageInfo['hasNextPage'] ? page.pageInfo['endCursor']! : null
      if (!after) expect(seen).toHaveLength(page.totalCount)
    } while (after)
    const expected = (
      [
        'admin',
        'auditor',
        'resourceManager',
        'pi',
        'manager',
        'owner',
        'editor',
        'viewer',
        'steward',
        'stranger',
      ] as const
    ).map((name) => gid('User', at.people[name].userId))
    expect(seen.filter((id) => expected.includes(id)).toSorted()).toEqual(expected.toSorted())
    expect(new Set(seen).size).toBe(seen.length)
  })

  it('finds by name, by way and by action', async () => {
    const of = async (filter: object) => {
      const { data } = await as.auditor!(who, { id: gid('DataShare', shareId), filter })
      return data.dataShare.reachableBy.nodes.map(({ user }: { user: { id: string } }) => user.id)
    }
    const { stranger, steward } = at.people
    expect(await of({ pathKinds: ['GROUP'] })).toEqual([gid('User', stranger.userId)])
    expect((await of({ action: 'USE' })).toSorted()).toEqual(
      [gid('User', stranger.userId), gid('User', steward.userId)].toSorted(),
    )
    expect(await of({ search: stranger.email.toUpperCase() })).toEqual([gid('User', stranger.userId)])
    expect(await of({ search: '%' })).toEqual([])
  })

  it('is null for who may not ask, and says so beforehand', async () => {
    const { data } = await as.stranger!(who, { id: gid('DataShare', shareId) })
    expect(data.dataShare).toEqual({ viewerCan: { seeWhoReaches: false }, reachableBy: null })
    expect((await as.pi!(who, { id: gid('DataShare', shareId) })).data.dataShare.viewerCan.seeWhoReaches).toBe(true)
  })

  it('costs the same number of statements for many objects as for one', async () => {
    const many = 'query { projects(first: 50) { nodes { reachableBy(first: 20) { nodes { user { fullName } } } } } }'
    await as.admin!(many.replace('50', '1'))
    const one = lastStatements().length
    await as.admin!(many)
    expect(lastStatements().length).toBe(one)
  })
})

describe('reach', () => {
  const what = `query What($id: ID!, $kind: ReachableKind!, $search: String) {
    node(id: $id) { ... on User { viewerCan { seeReach } reach(kind: $kind, search: $search) { totalCount nodes { objectId label actions paths { sentence } } } } }
  }`
  const reach = async (asker: Who, about: Who, kind: string, search?: string) =>
    (await as[asker]!(what, { id: gid('User', at.people[about].userId), kind, search })).data.node

  it('lists what a person reaches, by kind, and finds in it', async () => {
    const { reach: shares } = await reach('admin', 'stranger', 'DATA_SHARE')
    expect(shares).toMatchObject({
      totalCount: 1,
      nodes: [{ objectId: gid('DataShare', shareId), actions: ['VIEW', 'USE'] }],
    })
    const { reach: projects } = await reach('auditor', 'resourceManager', 'PROJECT', 'STORM')
    expect(projects.nodes.map(({ label }: { label: string }) => label)).toEqual([expect.stringMatching(/Storm surge$/)])
    expect((await reach('stranger', 'stranger', 'PROJECT')).reach.nodes).toEqual([])
  })

  it('is told to oneself and to who sees all roles and memberships', async () => {
    expect(await reach('pi', 'stranger', 'PROJECT')).toEqual({ viewerCan: { seeReach: false }, reach: null })
    expect((await reach('auditor', 'pi', 'PROJECT')).viewerCan.seeReach).toBe(true)
  })
})
