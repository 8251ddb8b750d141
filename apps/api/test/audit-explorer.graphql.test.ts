import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { removeProjectMember } from '../src/contexts/projects/operations/remove-project-member.ts'
import { editProject } from '../src/contexts/projects/operations/edit-project.ts'
import { api, type Api, type GraphqlCaller } from './api.ts'
import { ownerPool } from './database.ts'
import * as given from './given.ts'
import { dataShare, house, type House, inGroup } from './given-house.ts'
import { kept } from './told.ts'

let server: Api
let at: House
let shareId: string
const ask: Record<string, GraphqlCaller> = {}
type Data = Awaited<ReturnType<GraphqlCaller>>['data']
const globalId = (type: string, id: string) => Buffer.from(`${type}:${id}`).toString('base64')

const now = Date.now()
const daysAgo = (days: number) => new Date(now - days * 86_400_000)

beforeAll(async () => {
  server = await api()
  at = await house({ password: given.password })
  const { editor, owner } = at.people
  for (let i = 1; i <= 4; i++)
    await kept({ ...editor, at: daysAgo(10 - i) }, (ctx) =>
      editProject(ctx, { id: at.projectId, phase: `Month ${i}`, reason: `step ${i}` }),
    )
  shareId = await dataShare(at)
  await kept(owner, (ctx) => removeProjectMember(ctx, { id: at.viewerMembershipId }))
  await inGroup(at.tenantId, at.groupId, [at.people.stranger])
  for (const who of ['auditor', 'pi', 'viewer'] as const)
    ask[who] = await server.signIn(at.people[who].email, given.password)
})
afterAll(() => server.stop())

const page = `query ($first: Int, $last: Int, $after: String, $before: String, $filter: AuditLogFilter) { auditLogs(first: $first, last: $last, after: $after, before: $before, filter: $filter) {
  totalCount lookedBackTo pageInfo { hasNextPage hasPreviousPage startCursor endCursor } nodes { id action resourceType resourceName createdAt version reason changes { field before after afterName } } } }`
const trail = async (who: string, filter: object, more: object = {}): Promise<Data> => {
  const { data, errors } = await ask[who]!(page, { first: 100, filter, ...more })
  expect(errors).toBeUndefined()
  return data.auditLogs
}
const reasons = async (filter: object) =>
  (await trail('auditor', filter)).nodes.map(({ reason }: { reason: string }) => reason)

describe('the trail is filtered by what became different', () => {
  it('by the field, by what it was, by what it became: whatever the case, * for anything', async () => {
    expect(await reasons({ field: 'phase', action: 'editProject' })).toEqual(['step 4', 'step 3', 'step 2', 'step 1'])
    expect(await reasons({ field: 'phase', after: 'month 3' })).toEqual(['step 3'])
    expect(await reasons({ field: 'phase', before: 'Month 3' })).toEqual(['step 4'])
    expect(await reasons({ after: 'MONTH*', to: daysAgo(7.5).toISOString() })).toEqual(['step 2', 'step 1'])
    expect(await reasons({ field: 'phase', after: '%' })).toEqual([])
    expect(await reasons({ field: 'no such field' })).toEqual([])
  })

  it('by quantities as people write them, and by people by name or id', async () => {
    expect((await trail('auditor', { field: 'quantity', after: '10' })).nodes).toHaveLength(2)
    expect((await trail('auditor', { field: 'quantity', after: '10.01' })).nodes).toEqual([])
    const { rows } = await ownerPool().query('select full_name from identity.users where id = $1', [
      at.people.steward.userId,
    ])
    for (const after of [rows[0].full_name, globalId('User', at.people.steward.userId)]) {
      const { nodes } = await trail('auditor', { field: 'default_data_steward_id', after })
      expect(nodes).toMatchObject([{ action: 'setProjectDefaults', resourceName: 'CG-1 Coral genomics' }])
    }
  })

  it('pages on and back as the plain list does, and counts', async () => {
    const all = await trail('auditor', { field: 'phase' })
    expect(all).toMatchObject({ totalCount: all.nodes.length, lookedBackTo: null })
    const first = await trail('auditor', { field: 'phase' }, { first: 3 })
    const rest = await trail('auditor', { field: 'phase' }, { after: first.pageInfo.endCursor })
    expect([...first.nodes, ...rest.nodes]).toEqual(all.nodes)
    const back = await trail('auditor', { field: 'phase' }, { first: null, last: 2, before: rest.pageInfo.startCursor })
    expect(back.nodes).toEqual(all.nodes.slice(1, 3))
    expect(back.pageInfo.hasPreviousPage).toBe(true)
  })

  it('looks through so much and no more at a time, and goes on from there', async () => {
    const [place] = (
      await ownerPool().query<{ n: number }>('select count(*)::int as n from audit.audit_logs where tenant_id = $1', [
        at.tenantId,
      ])
    ).rows
    expect(place!.n).toBeGreaterThan(20)
    const found = await ownerPool().query(
      `begin; select ctx.begin_told('${at.tenantId}', '${at.people.auditor.userId}', null); set local role tenure_app;
       select id from audit.matching('{"field": "phase", "new": ["month 1"]}', null, null, true, 10, 5); rollback`,
    )
    expect((found as unknown as { rows: unknown[] }[])[3]!.rows).toEqual([{ id: null }])
  })

  it('by address for auditors alone', async () => {
    const { nodes } = await trail('auditor', { address: '127.0.0.0/8', action: 'signIn' })
    expect(nodes.length).toBeGreaterThan(0)
    expect((await trail('auditor', { address: '192.0.2.0/24' })).nodes).toEqual([])
    expect((await trail('pi', { address: '0.0.0.0/0' })).nodes).toEqual([])
    for (const address of ['127.0.0.1/33', 'here', '1.2.3.4/24/1', '::1%eth0']) {
      const { errors } = await ask['auditor']!(page, { filter: { address } })
      expect(errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT')
    }
  })

  it('shows who administers a project no more than before', async () => {
    const mine = await trail('pi', { field: 'phase' })
    expect(mine.nodes.map(({ reason }: Data) => reason)).toContain('step 4')
    expect((await trail('pi', { field: 'token_hash' })).nodes).toEqual([])
    expect((await trail('viewer', { field: 'phase' })).nodes).toEqual([])
    expect(await trail('viewer', { about: globalId('Project', at.projectId) })).toMatchObject({
      nodes: [],
      totalCount: 0,
    })
  })
})

describe('the whole life of a thing', () => {
  it('is what was done to it and to what belongs to it, removed or not', async () => {
    const group = await trail('auditor', { about: globalId('SecurityGroup', at.groupId) })
    expect(new Set(group.nodes.map(({ resourceType }: Data) => resourceType))).toEqual(
      new Set(['security_groups', 'security_group_members']),
    )
    const project = await trail('auditor', { about: globalId('Project', at.projectId) })
    const types = project.nodes.map(({ resourceType }: Data) => resourceType)
    expect(types).toEqual(expect.arrayContaining(['projects', 'project_members', 'allocations', 'data_shares']))
    expect(project.nodes.find(({ reason }: Data) => reason === 'step 4').version).toBeGreaterThan(4)
    const { rows } = await ownerPool().query(
      'select source_allocation_id as id from allocations.data_shares where id = $1',
      [shareId],
    )
    const allocation = await trail('auditor', { about: globalId('Allocation', rows[0].id) })
    expect(new Set(allocation.nodes.map(({ resourceType }: Data) => resourceType))).toEqual(
      new Set(['allocations', 'allocation_periods', 'data_shares']),
    )
  })

  it('holds members who were removed from a group', async () => {
    await ownerPool().query(
      `begin; set local role tenure_owner; alter table identity.security_group_members no force row level security;
       delete from identity.security_group_members where tenant_id = '${at.tenantId}' and user_id = '${at.people.stranger.userId}';
       alter table identity.security_group_members force row level security; commit`,
    )
    const { nodes } = await trail('auditor', { about: globalId('SecurityGroup', at.groupId) })
    expect(nodes.filter(({ resourceType }: Data) => resourceType === 'security_group_members')).toHaveLength(2)
  })
})

describe('how the trail is spread', () => {
  const facets = `query ($filter: AuditLogFilter) { auditFacets(filter: $filter) { count since values { facet value name count } } }`

  it('is counted by kind, as the filter takes it, and by what the viewer may read', async () => {
    const { data } = await ask['auditor']!(facets, {})
    const { count, since, values } = data.auditFacets
    expect([count > 20, since]).toEqual([true, null])
    const editor = values.find(({ value }: Data) => value === globalId('User', at.people.editor.userId))
    expect(editor).toMatchObject({ facet: 'PERSON', count: 4, name: expect.stringContaining('Person') })
    expect((await trail('auditor', { userId: editor.value })).totalCount).toBe(4)
    expect(values.filter(({ facet }: Data) => facet === 'ADDRESS')).toMatchObject([{ value: '127.0.0.1' }])
    const ofProject = (await ask['pi']!(facets, {})).data.auditFacets
    expect(ofProject.values.filter(({ facet }: Data) => facet === 'ADDRESS')).toEqual([])
    expect(ofProject.values.filter(({ facet }: Data) => facet === 'PROJECT')).toMatchObject([
      { name: 'CG-1 Coral genomics', count: ofProject.count },
    ])
    expect((await ask['viewer']!(facets, {})).data.auditFacets).toEqual({ count: 0, since: null, values: [] })
  })

  it('… and by the hour', async () => {
    const activity = `query ($filter: AuditLogFilter) { auditActivity(filter: $filter) { from to stepSeconds bars { startsAt count } } }`
    const sum = async (who: string, filter: object) => {
      const { data } = await ask[who]!(activity, { filter })
      const { bars, stepSeconds } = data.auditActivity
      return [bars.length, stepSeconds, bars.reduce((all: number, { count }: Data) => all + count, 0)]
    }
    const [bars, step, all] = await sum('auditor', { action: 'editProject' })
    expect([bars! >= 168 && bars! <= 170, step, all]).toEqual([true, 3600, 2])
    expect(
      await sum('auditor', { action: 'editProject', from: daysAgo(10).toISOString(), to: daysAgo(0).toISOString() }),
    ).toEqual([expect.any(Number), 8 * 3600, 4])
    expect((await sum('viewer', {}))[2]).toBe(0)
    const { errors } = await ask['auditor']!(activity, {
      filter: { from: '2026-01-02T00:00:00Z', to: '2026-01-01T00:00:00Z' },
    })
    expect(errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT')
  })
})
