import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { editProject } from '../src/contexts/projects/operations/edit-project.ts'
import { api, type Api, type GraphqlCaller } from './api.ts'
import * as given from './given.ts'
import { house, type House } from './given-house.ts'
import { watchStatements } from './statements.ts'
import { kept, undone } from './told.ts'

let server: Api
let at: House
let statements: () => readonly string[]
const ask: Record<string, GraphqlCaller> = {}
/** What an answer holds: what the query asked for. */
type Data = Awaited<ReturnType<GraphqlCaller>>['data']
const globalId = (type: string, id: string) => Buffer.from(`${type}:${id}`).toString('base64')

/** Seven steps of the past, a month apart, the last a month ago. */
const now = Date.now()
const step = (i: number) => new Date(now - (8 - i) * 30 * 86_400_000)

beforeAll(async () => {
  statements = watchStatements()
  // Executed field by field: what one statement answers, test/compiled holds to this.
  server = await api({ settings: { compiledReads: false } })
  at = await house({ password: given.password })
  for (let i = 1; i <= 7; i++)
    await kept({ ...at.people.editor, at: step(i) }, (ctx) =>
      editProject(ctx, { id: at.projectId, phase: `month ${i}`, reason: `step ${i}` }),
    )
  for (const who of ['auditor', 'pi', 'viewer', 'otherPi'] as const)
    ask[who] = await server.signIn(at.people[who].email, given.password)
})
afterAll(() => server.stop())

const page = `query Trail($first: Int, $last: Int, $after: String, $before: String, $filter: AuditLogFilter) { auditLogs(first: $first, last: $last, after: $after, before: $before, filter: $filter) {
  totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } nodes { id action resourceType resourceId actor { id fullName } actorKind createdAt changes { field before after } reason requestId ipAddress userAgent project { publicId } } } }`

async function whole(who: string, filter: object, first = 4) {
  const nodes: Data[] = []
  let after: string | null = null
  do {
    const { data, errors }: Awaited<ReturnType<GraphqlCaller>> = await ask[who]!(page, { first, after, filter })
    expect(errors).toBeUndefined()
    nodes.push(...data.auditLogs.nodes)
    after = data.auditLogs.pageInfo.hasNextPage ? data.auditLogs.pageInfo.endCursor : null
  } while (after)
  return nodes
}

describe('the audit log in the graph', () => {
  it('is paged newest first without gap or repetition, forwards and backwards alike', async () => {
    const all = await whole('auditor', {})
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
    expect(all.map(({ createdAt }) => createdAt)).toEqual(
      all.map(({ createdAt }): string => createdAt).toSorted((a, b) => (a < b ? 1 : -1)),
    )
    const { data } = await ask['auditor']!(page, { last: 3 })
    expect(data.auditLogs.nodes.map(({ id }: { id: string }) => id)).toEqual(all.slice(-3).map(({ id }) => id))
    expect(data.auditLogs).toMatchObject({
      totalCount: all.length,
      pageInfo: { hasPreviousPage: true, hasNextPage: false },
    })
    const before = await ask['auditor']!(page, { last: 2, before: data.auditLogs.pageInfo.startCursor })
    expect(before.data.auditLogs.nodes.map(({ id }: { id: string }) => id)).toEqual(
      all.slice(-5, -3).map(({ id }) => id),
    )
  })

  it('is filtered by person, action, thing, project, time and request', async () => {
    const editor = globalId('User', at.people.editor.userId)
    const project = globalId('Project', at.projectId)
    expect(await whole('auditor', { userId: editor })).toHaveLength(7)
    expect(
      await whole('auditor', { action: 'editProject', resourceType: 'projects', resourceId: project }),
    ).toHaveLength(7)
    expect(
      (await whole('auditor', { from: step(2).toISOString(), to: step(4).toISOString() })).map(({ reason }) => reason),
    ).toEqual(['step 3', 'step 2'])
    const [first] = await whole('auditor', { action: 'createProject', projectId: project })
    expect(first).toMatchObject({
      actorKind: 'TOLD',
      resourceId: project,
      actor: { id: globalId('User', at.people.pi.userId) },
    })
    // Signing in over the network is a request of its own, from somewhere.
    const signedIn = await whole('auditor', {
      action: 'signIn',
      userId: globalId('User', at.people.pi.userId),
      resourceType: 'sessions',
    })
    expect(signedIn).toMatchObject([{ actorKind: 'SIGN_IN', ipAddress: '127.0.0.1' }])
    expect(signedIn[0].changes).toContainEqual({ field: 'token_hash', before: null, after: '[withheld]' })
    expect(await whole('auditor', { requestId: 'no request’s' })).toEqual([])
  })

  it('tells who administers a project of that alone, not where from, and others nothing', async () => {
    const trail = await whole('pi', {})
    expect(trail.length).toBeGreaterThan(10)
    for (const entry of trail) expect([entry.ipAddress, entry.userAgent]).toEqual([null, null])
    expect(trail.map(({ action }) => action)).not.toContain('signIn')
    expect(trail.map(({ id }) => id)).toEqual(
      (await whole('auditor', { projectId: globalId('Project', at.projectId) })).map(({ id }) => id),
    )
    expect(await whole('viewer', {})).toEqual([])
    expect(await whole('viewer', { projectId: globalId('Project', at.projectId) })).toEqual([])
    expect((await whole('otherPi', {})).map(({ action }) => action)).toEqual(['createProject'])
  })

  it('costs the same number of statements for a page of any length', async () => {
    const counts: number[] = []
    for (const first of [1, 12]) {
      await ask['auditor']!(page.replace('totalCount ', ''), {
        first,
        filter: { projectId: globalId('Project', at.projectId) },
      })
      counts.push(statements().length)
    }
    // The transaction's three, the page, the people, the projects' names.
    expect(counts).toEqual([6, 6])
  })

  it('reads a page from its place on: a row comparison in the index, and no partition beyond the cursor', async () => {
    // A cursor seven months back.
    const { data } = await ask['auditor']!(page, { first: 1, filter: { to: step(2).toISOString() } })
    await ask['auditor']!(page, { first: 2, after: data.auditLogs.pageInfo.endCursor })
    const sql = statements().find((text) => text.includes('(x.created_at, x.seq) <'))!
    const values = [at.tenantId, ...JSON.parse(Buffer.from(data.auditLogs.pageInfo.endCursor, 'base64url').toString())]
    const plan = await undone(at.people.auditor, async (ctx) =>
      (await ctx.sql<Record<string, string>>(`explain (costs off) ${sql}`, values))
        .map((row) => row['QUERY PLAN'])
        .join('\n'),
    )
    expect(plan).toMatch(/Index Cond: .*ROW\(created_at, seq\) < ROW/)
    expect(plan).not.toMatch(/Seq Scan/)
    const month = (date: Date) => `audit_logs_${date.toISOString().slice(0, 7).replace('-', '_')} `
    expect(plan).toContain(month(step(1)))
    for (const later of [3, 5, 7]) expect(plan).not.toContain(month(step(later)))
  })

  it('has the past of a project, each state with its difference to the one before, in one statement', async () => {
    const past = `query ($id: ID!, $first: Int, $after: String) { project(id: $id) { history(first: $first, after: $after) { totalCount pageInfo { endCursor } nodes { version action changedBy { id } changedAt summary changes { field before after } } } } }`
    const id = globalId('Project', at.projectId)
    const { data } = await ask['viewer']!(past, { id, first: 2 })
    expect(data.project.history.nodes).toEqual([
      {
        version: 9,
        action: 'editProject',
        changedBy: { id: globalId('User', at.people.editor.userId) },
        changedAt: step(7).toISOString(),
        summary: 'step 7',
        changes: [{ field: 'phase', before: 'month 6', after: 'month 7' }],
      },
      {
        version: 8,
        action: 'editProject',
        changedBy: { id: globalId('User', at.people.editor.userId) },
        changedAt: step(6).toISOString(),
        summary: 'step 6',
        changes: [{ field: 'phase', before: 'month 5', after: 'month 6' }],
      },
    ])
    const rest = await ask['viewer']!(past, { id, first: 50, after: data.project.history.pageInfo.endCursor })
    expect(rest.data.project.history.totalCount).toBe(9)
    expect(rest.data.project.history.nodes.at(-1)).toMatchObject({ version: 1, action: 'createProject' })
    expect(rest.data.project.history.nodes.at(-1).changes).toContainEqual({
      field: 'name',
      before: null,
      after: 'Coral genomics',
    })
    expect(statements()).toHaveLength(7)
  })
})
