import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { carveDataShare } from '../../src/contexts/allocations/operations/carve-data-share.ts'
import { drawResource } from '../../src/contexts/allocations/operations/draw-resource.ts'
import { editProject } from '../../src/contexts/projects/operations/edit-project.ts'
import * as house from '../given-allocations.ts'
import { house as aHouse, type House, type Who } from '../given-house.ts'
import * as given from '../given.ts'
import { kept } from '../told.ts'
import { randomQuery } from './random-query.ts'
import { type TwoApis, twoApis } from './two-apis.ts'

let apis: TwoApis
let at: House
let ids: Readonly<Record<string, string>>
const askers: readonly Who[] = ['admin', 'pi', 'manager', 'viewer', 'steward', 'auditor', 'stranger', 'foreignAdmin']
const globalId = (type: string, id: string) => Buffer.from(`${type}:${id}`).toString('base64')

beforeAll(async () => {
  apis = await twoApis(given.password)
  at = await aHouse({ password: given.password })
  ids = await kept(at.people.admin, async (ctx) => {
    const [cpu, disk] = [await house.resourceType(ctx), await house.resourceType(ctx, { storage: true })]
    const more = [at.projectId, at.otherProjectId]
    for (const name of ['Zürich "quoted" \\ 漢字 😀', 'A\u2028b', 'plain'])
      more.push(await house.project(ctx, { name }))
    let allocationId = ''
    for (const [i, projectId] of more.entries()) {
      allocationId = await house.allocation(ctx, { projectId, resourceTypeId: cpu, quantity: `${100 + i}.5` })
      const renewing = { model: 'SUBSCRIPTION', billingPeriod: 'MONTH', renewal: i % 2 ? 'AUTO' : 'MANUAL' } as const
      await house.allocation(ctx, { projectId, resourceTypeId: cpu, quantity: String(i + 1), ...renewing })
    }
    const storage = await house.allocation(ctx, { projectId: at.projectId, resourceTypeId: disk, quantity: '12' })
    await carveDataShare(ctx, { allocationId: storage, name: 'Reads', storageSubtype: 'POSIX' })
    await house.share(ctx, [at.projectId, at.otherProjectId], '12.5')
    await house.share(ctx, [at.otherProjectId, more[2]!], { percentage: '7', kind: 'CEILING' })
    await drawResource(ctx, { projectId: at.projectId, resourceTypeId: cpu, amount: '30.25' })
    await editProject(ctx, { id: at.projectId, description: 'A "reef"\n', reason: 'so\tthat' })
    const [row] = await ctx.sql<{ public_id: string }>('select public_id from projects.projects where id = $1', [
      at.projectId,
    ])
    return {
      Project: globalId('Project', at.projectId),
      Allocation: globalId('Allocation', allocationId),
      publicId: row!.public_id,
    }
  })
})
afterAll(() => apis.stop())

/** Both answers are the same bytes, whoever asks; answers how many were compiled. */
async function same(query: string, variables: object, people: readonly Who[] = askers): Promise<number> {
  let compiled = 0
  for (const who of people) {
    const [one, other] = await apis.ask(at.people[who].email, { query, variables })
    expect(one.text, `${who}: ${query}`).toBe(other.text)
    if (!one.compiled) continue
    compiled++
    // The transaction's three, and the answer: however much is asked for.
    expect(one.statements).toBe(4)
  }
  return compiled
}

describe('a compiled answer is the executed one, byte for byte', () => {
  const file = new URL('../../../portal/src/graphql/generated/persisted.json', import.meta.url)
  it.runIf(existsSync(file))('for every query of the portal', { timeout: 120_000 }, async () => {
    const documents = Object.values(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>)
    const [soon, later] = [new Date(Date.now() + 86_400_000).toISOString(), new Date(Date.now() + 9e9).toISOString()]
    const variables = {
      publicId: ids['publicId'],
      includeRetired: true,
      search: 'z',
      people: true,
      now: soon,
      soon: later,
      from: soon,
      to: later,
      requestId: 'none',
    }
    let compiled = 0
    for (const query of documents) {
      if (!query.includes('query ') || /query Preview/.test(query)) continue
      const id = /allocation\(id|AllocationRow/.test(query) ? ids['Allocation'] : ids['Project']
      compiled += await same(query, { ...variables, id, piId: globalId('User', at.people.pi.userId) })
    }
    expect(compiled).toBeGreaterThan(15 * askers.length)
  })

  it('for what programs ask', async () => {
    const list = `query ($first: Int, $last: Int, $after: String, $before: String, $orderBy: ProjectOrder, $filter: ProjectFilter) {
      projects(first: $first, last: $last, after: $after, before: $before, orderBy: $orderBy, filter: $filter) { totalCount
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { id name piOwner { fullName } } }
        nodes { ...P allocations(first: 2) { totalCount pageInfo { endCursor } nodes { id quantity state drawn remaining periodStart periodEnd resourceType { name } } } } } }
      fragment P on Project { id publicId name status resourceManagers { id user { id fullName } } billing { note } }`
    for (const field of ['NAME', 'PUBLIC_ID', 'CREATED_AT'])
      for (const direction of ['ASC', 'DESC']) {
        const orderBy = { field, direction }
        expect(await same(list, { first: 2, orderBy })).toBe(askers.length)
        const [{ text }] = await apis.ask(at.people.admin.email, { query: list, variables: { first: 2, orderBy } })
        const { endCursor } = JSON.parse(text).data.projects.pageInfo
        expect(await same(list, { first: 2, after: endCursor, orderBy })).toBe(askers.length)
        expect(await same(list, { last: 2, before: endCursor, orderBy })).toBe(askers.length)
        expect(await same(list, { last: 2, orderBy })).toBe(askers.length)
        expect(await same(list, { first: 5, after: endCursor, before: endCursor, orderBy })).toBe(askers.length)
      }
    const person = globalId('User', at.people.pi.userId)
    for (const filter of [
      { search: 'reef' },
      { search: '  ' },
      { status: 'ACTIVE' },
      { archived: true },
      { mine: true },
      { piId: person },
      { managerId: person, memberId: globalId('User', at.people.viewer.userId) },
    ])
      expect(await same(list, { filter })).toBe(askers.length)
    // What is not in order is said in the same words, by the executor.
    for (const wrong of [
      { after: 'nonsense' },
      { first: 0 },
      { first: 2, last: 2 },
      { filter: { piId: ids['Project'] } },
      { first: 'x' },
    ])
      expect(await same(list, wrong)).toBe(0)
    const trail = `query ($after: String, $from: DateTime) { auditLogs(first: 20, after: $after, filter: { from: $from }) { pageInfo { hasNextPage endCursor }
      nodes { id action resourceType resourceId createdAt facts ipAddress actor { fullName } changes { field before after beforeName afterName } } } }`
    expect(await same(trail, {})).toBe(3)
    const [{ text }] = await apis.ask(at.people.auditor.email, { query: trail })
    expect(await same(trail, { after: JSON.parse(text).data.auditLogs.pageInfo.endCursor })).toBe(3)
    const deep = `query ($id: ID!, $at: DateTime) { project(id: $id) { name entitlements(at: $at) { at own carved base lent received entitlement drawn headroom state resourceType { name unit }
      terms { kind amount percentage base shareKind since partner { id name } allocation { id } } } history(first: 3) { totalCount nodes { version action changedBy { fullName } changes { field before after } } } } }`
    expect(await same(deep, { id: ids['Project'] })).toBe(askers.length)
    expect(await same(deep, { id: ids['Project'], at: new Date().toISOString() })).toBe(askers.length)
  }, 120_000)

  it('for queries at random', { timeout: 300_000 }, async () => {
    let compiled = 0
    await fc.assert(
      fc.asyncProperty(randomQuery(ids), fc.constantFrom(...askers), async (query, who) => {
        compiled += await same(query, {}, [who])
      }),
      { numRuns: 150 },
    )
    // What somebody adds and does not declare is left to the executor; most is declared.
    expect(compiled).toBeGreaterThan(60)
  })
})
