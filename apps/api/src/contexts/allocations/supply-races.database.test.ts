import { afterAll, beforeAll, expect, it } from 'vitest'
import { urls } from '../../../test/database.ts'
import * as given from '../../../test/given-allocations.ts'
import type { Person } from '../../../test/given.ts'
import type { Context } from '../../kernel/context.ts'
import { Database } from '../../kernel/database/database.ts'
import { doneAs } from '../../kernel/database/told.ts'
import { addResourceSupply } from './operations/add-resource-supply.ts'
import { changeSupplyPolicy } from './operations/change-supply-policy.ts'
import { endResourceSupply } from './operations/end-resource-supply.ts'
import { grantAllocation } from './operations/grant-allocation.ts'
import { resizeAllocation } from './operations/resize-allocation.ts'
import { BeyondSupply } from './refusals/supply.ts'

// Each decider has a connection of its own; what is refused must be refused by the rule, never by a broken limit.
let database: Database
let manager: Person
beforeAll(async () => {
  database = new Database(urls().ownerUrl, 10)
  manager = (await given.facility()).manager
})
afterAll(() => database.close())

const as = <T>(work: (ctx: Context) => Promise<T>): Promise<T> => doneAs(database, manager, work)

/** A type of which there is 1,000, and so many projects. */
const scene = (count: number) =>
  as(async (ctx) => {
    const resourceTypeId = await given.resourceType(ctx)
    await changeSupplyPolicy(ctx, { id: resourceTypeId, policy: 'REFUSE' })
    const supply = await addResourceSupply(ctx, { resourceTypeId, name: 'Racks', quantity: '1000' })
    const projects: string[] = []
    for (let n = 0; n < count; n++) projects.push(await given.project(ctx))
    return { resourceTypeId, projects, supplyId: supply.id }
  })

/** How many were done; throws whatever is no refusal of the rule. */
async function done(work: readonly ((ctx: Context) => Promise<unknown>)[]): Promise<number> {
  const outcomes = await Promise.allSettled(work.map((one) => as(one)))
  for (const outcome of outcomes)
    if (outcome.status === 'rejected' && !(outcome.reason instanceof BeyondSupply)) throw outcome.reason
  return outcomes.filter(({ status }) => status === 'fulfilled').length
}

const granted = (resourceTypeId: string) =>
  as(async (ctx) => {
    const [row] = await ctx.sql<{ own: string }>('select own from allocations.type_totals($1, $2)', [
      [resourceTypeId],
      ctx.now,
    ])
    return Number(row?.own ?? 0)
  })

it('two managers race for the last of a type, and one gets it', async () => {
  const { resourceTypeId, projects } = await scene(2)
  const grant = (n: number) => (ctx: Context) =>
    grantAllocation(ctx, { projectId: projects[n]!, resourceTypeId, model: 'CONDO', quantity: '10' })
  let all = 0
  // A hundred pairs for a hundred tens: each is given out once, whoever is faster.
  for (let n = 0; n < 100; n++) all += await done([grant(0), grant(1)])
  expect([all, await granted(resourceTypeId)]).toEqual([100, 1000])
}, 240_000)

it('eight grow their allocations at once while a rack is taken away: never more than there is', async () => {
  for (let round = 0; round < 5; round++) {
    const { resourceTypeId, projects, supplyId } = await scene(8)
    const more = await as((ctx) => addResourceSupply(ctx, { resourceTypeId, name: 'Besides', quantity: '600' }))
    const ids = await as(async (ctx) => {
      const made: string[] = []
      for (const projectId of projects)
        made.push(await given.allocation(ctx, { projectId, resourceTypeId, quantity: '100' }))
      return made
    })
    await done([
      ...ids.map((id) => (ctx: Context) => resizeAllocation(ctx, { id, quantity: '175' })),
      (ctx) => endResourceSupply(ctx, more),
    ])
    const rest = await as((ctx) =>
      ctx.tx.resourceSupply.findMany({ where: { tenantId: manager.tenantId, resourceTypeId, endsAt: null } }),
    )
    const there = rest.reduce((sum, { quantity }) => sum + Number(quantity), 0)
    expect(rest.map(({ id }) => id)).toContain(supplyId)
    expect(await granted(resourceTypeId)).toBeLessThanOrEqual(there)
  }
}, 240_000)
