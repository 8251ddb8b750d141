import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createProject } from '../src/contexts/projects/operations/create-project.ts'
import { nameResourceManager } from '../src/contexts/projects/operations/name-resource-manager.ts'
import { addProjectMember } from '../src/contexts/projects/operations/add-project-member.ts'
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
  await kept(at.people.pi, async (ctx) => {
    for (let i = 1; i <= 12; i++) {
      const { id } = await createProject(ctx, { name: `Reef ${String(i).padStart(2, '0')}` })
      await addProjectMember(ctx, { projectId: id, userId: at.people.editor.userId, role: 'EDITOR' })
      await nameResourceManager(ctx, { projectId: id, userId: at.people.manager.userId })
    }
  })
  for (const who of ['pi', 'manager', 'viewer', 'resourceManager', 'owner'] as const)
    ask[who] = await server.signIn(at.people[who].email, given.password)
})
afterAll(() => server.stop())

const rich = `query Projects($first: Int, $after: String, $filter: ProjectFilter, $orderBy: ProjectOrder) { projects(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
  totalCount pageInfo { hasNextPage endCursor }
  nodes { publicId name status billing { costCentre } piOwner { fullName defaultProject { name } } team { name } defaultDataSteward { fullName } defaultSecurityGroup { groupName } isDefaultOfPi
    effectiveDataSteward { reason user { fullName } } resourceManagers { user { fullName } } effectiveResourceManagers { fullName } members(first: 5) { totalCount nodes { role user { fullName } } }
    history(first: 3) { nodes { version action changedBy { fullName } changes { field before after } } } auditLog(first: 3) { nodes { action changes { field } } }
    viewerCan { update archive restore manageMembers manageManagers setDefaults makeDefault grantAllocation shareResources carveDataShare } } } }`

describe('projects in the graph', () => {
  it('are a page with everything beside it at the same number of statements, however many', async () => {
    const counts: number[] = []
    for (const first of [2, 13]) {
      const { data, errors } = await ask['pi']!(rich, { first })
      expect(errors).toBeUndefined()
      expect(data.projects.nodes).toHaveLength(first)
      expect(data.projects.totalCount).toBe(13)
      counts.push(statements().length)
    }
    expect(counts[1]).toBe(counts[0])
    expect(counts[0]).toBeLessThanOrEqual(24)
    // The page the portal draws: the transaction's three, the rows, the PIs, the relations of viewerCan.
    await ask['pi']!('{ projects(first: 50) { nodes { publicId name piOwner { fullName } viewerCan { update } } } }')
    expect(statements()).toHaveLength(6)
  })

  it('tell who keeps and who may, with the reason', async () => {
    const { data } = await ask['viewer']!(rich, { first: 1 })
    expect(data.projects.nodes[0]).toMatchObject({
      name: 'Coral genomics',
      billing: { costCentre: 'CC-1' },
      isDefaultOfPi: false,
      effectiveDataSteward: { reason: 'PROJECT_DEFAULT' },
      auditLog: { nodes: [] },
      viewerCan: { update: false, archive: false, manageMembers: false, makeDefault: false, grantAllocation: false },
    })
    const manager = await ask['manager']!(rich, { first: 1 })
    expect(manager.data.projects.nodes[0].viewerCan).toMatchObject({
      update: true,
      archive: false,
      manageMembers: true,
      manageManagers: false,
      grantAllocation: true,
      shareResources: true,
    })
    expect(manager.data.projects.nodes[0].history.nodes[0]).toMatchObject({
      action: 'setProjectDefaults',
      changes: [{ field: 'default_data_steward_id', before: null, after: at.people.steward.userId }],
    })
  })

  it('are filtered and searched, and paged in each order without gap or repetition', async () => {
    const names = async (filter: object) =>
      (await ask['resourceManager']!(rich, { filter, first: 50 })).data.projects.nodes.map(
        ({ name }: { name: string }) => name,
      )
    expect(await names({ search: 'reef 1' })).toEqual(['Reef 10', 'Reef 11', 'Reef 12'])
    expect(await names({ search: 'CG-1' })).toEqual(['Coral genomics'])
    expect(await names({ search: '%' })).toEqual([])
    expect(await names({ status: 'ACTIVE' })).toEqual(['Coral genomics'])
    expect(await names({ piId: globalId('User', at.people.otherPi.userId) })).toEqual(['Storm surge'])
    expect(await names({ memberId: globalId('User', at.people.viewer.userId), mine: false })).toEqual([
      'Coral genomics',
    ])
    expect(await names({ archived: true })).toEqual([])
    expect((await ask['owner']!(rich, { filter: { mine: true } })).data.projects.totalCount).toBe(1)
    for (const field of ['NAME', 'PUBLIC_ID', 'CREATED_AT']) {
      for (const direction of ['ASC', 'DESC']) {
        const all: string[] = []
        let after: string | null = null
        do {
          const { data }: Awaited<ReturnType<GraphqlCaller>> = await ask['resourceManager']!(rich, {
            first: 5,
            after,
            orderBy: { field, direction },
          })
          all.push(...data.projects.nodes.map(({ publicId }: { publicId: string }) => publicId))
          after = data.projects.pageInfo.hasNextPage ? data.projects.pageInfo.endCursor : null
        } while (after)
        expect(new Set(all).size).toBe(14)
        expect(all).toHaveLength(14)
      }
    }
  })

  it('answer a stale edit with what the other changed, and a good one with the project', async () => {
    const id = globalId('Project', at.projectId)
    const edit = `mutation ($input: EditProjectInput!) { editProject(input: $input) { __typename ... on Project { description version } ... on Refusal { message field }
      ... on StaleVersion { current expected theirs { field before after } changedBy { fullName } } } }`
    const { data: before } = await ask['pi']!('query ($id: ID!) { project(id: $id) { version } }', { id })
    const seen = before.project.version
    const first = await ask['pi']!(edit, {
      input: { id, description: 'Reefs', expectedVersion: seen, reason: 'told at last' },
    })
    expect(first.data.editProject).toEqual({ __typename: 'Project', description: 'Reefs', version: seen + 1 })
    const second = await ask['manager']!(edit, { input: { id, description: 'Polyps', expectedVersion: seen } })
    expect(second.data.editProject).toMatchObject({
      __typename: 'StaleVersion',
      current: seen + 1,
      expected: seen,
      field: ['expectedVersion'],
      theirs: [{ field: 'description', before: null, after: 'Reefs' }],
    })
    expect(second.data.editProject.changedBy).not.toBeNull()
    const trail = await ask['pi']!(
      'query ($id: ID!) { project(id: $id) { auditLog(first: 1) { nodes { action reason changes { field after } ipAddress } } } }',
      { id },
    )
    // The PI administers the project, and sees what was done; where from is the auditors' to see.
    expect(trail.data.project.auditLog.nodes).toEqual([
      {
        action: 'editProject',
        reason: 'told at last',
        changes: [{ field: 'description', after: 'Reefs' }],
        ipAddress: null,
      },
    ])
  })

  it('let go of a member, and of oneself', async () => {
    const members = await ask['owner']!('{ projects(first: 1) { nodes { members { nodes { id user { id } } } } } }')
    const mine = members.data.projects.nodes[0].members.nodes.find(
      (member: { user: { id: string } }) => member.user.id === globalId('User', at.people.owner.userId),
    )
    const { data } = await ask['owner']!(
      'mutation ($id: ID!) { removeProjectMember(input: { id: $id }) { __typename ... on ProjectMemberRemoved { id project { name } } } }',
      { id: mine.id },
    )
    expect(data.removeProjectMember).toEqual({ __typename: 'ProjectMemberRemoved', id: mine.id, project: null })
  })

  it('have defaults, and one of them is the PI’s own default', async () => {
    const projectId = globalId('Project', at.projectId)
    const defaults = await ask['pi']!(
      'mutation ($input: SetProjectDefaultsInput!) { setProjectDefaults(input: $input) { __typename ... on ProjectDefaultsSet { project { effectiveDataSteward { reason } } access { gains { id } loses { id } } } } }',
      { input: { projectId, dataStewardId: null } },
    )
    expect(defaults.data.setProjectDefaults).toEqual({
      __typename: 'ProjectDefaultsSet',
      project: { effectiveDataSteward: { reason: 'PI' } },
      access: { gains: [], loses: [] },
    })
    const set =
      'mutation ($projectId: ID) { setDefaultProject(input: { projectId: $projectId }) { __typename ... on User { defaultProject { isDefaultOfPi } } ... on Refusal { message } } }'
    expect((await ask['pi']!(set, { projectId })).data.setDefaultProject).toEqual({
      __typename: 'User',
      defaultProject: { isDefaultOfPi: true },
    })
    expect((await ask['manager']!(set, { projectId })).data.setDefaultProject).toMatchObject({
      __typename: 'NotYourProject',
    })
    expect((await ask['pi']!(set, { projectId: null })).data.setDefaultProject).toEqual({
      __typename: 'User',
      defaultProject: null,
    })
  })
})
