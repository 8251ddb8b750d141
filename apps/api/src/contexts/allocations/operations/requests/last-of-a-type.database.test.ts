import { afterAll, beforeAll, expect, it } from 'vitest'
import { urls } from '../../../../../test/database.ts'
import { raceRounds } from '../../../../../test/env.ts'
import * as given from '../../../../../test/given-allocations.ts'
import * as people from '../../../../../test/given.ts'
import type { Context } from '../../../../kernel/context.ts'
import { Database } from '../../../../kernel/database/database.ts'
import { doneAs } from '../../../../kernel/database/told.ts'
import { BeyondSupply } from '../../refusals/supply.ts'
import { addResourceSupply } from '../add-resource-supply.ts'
import { changeSupplyPolicy } from '../change-supply-policy.ts'
import { grantAllocation } from '../grant-allocation.ts'
import { resizeAllocation } from '../resize-allocation.ts'
import { approveRequest } from './approve-request.ts'
import { draftRequest } from './draft-request.ts'
import { submitRequest } from './submit-request.ts'

let database: Database
let cast: Record<'manager' | 'second' | 'pi', people.Person>
beforeAll(async () => {
  database = new Database(urls().ownerUrl, 6)
  const { tenantId, manager, pi } = await given.facility()
  cast = { manager, pi, second: await people.person(tenantId, { roles: ['resource_manager'] }) }
})
afterAll(() => database.close())

const as = <T>(who: keyof typeof cast, work: (ctx: Context) => Promise<T>): Promise<T> =>
  doneAs(database, cast[who], work)

it('two managers and two requests race for the last of a type: one gets it, the others are told, no update is lost', async () => {
  const { projectId, resourceTypeId, grown } = await as('manager', async (ctx) => {
    const type = await given.resourceType(ctx)
    await changeSupplyPolicy(ctx, { id: type, policy: 'REFUSE' })
    const project = await given.project(ctx, { piId: cast.pi.userId })
    await addResourceSupply(ctx, { resourceTypeId: type, name: 'Racks', quantity: '100' })
    const quantity = '100'
    return {
      projectId: project,
      resourceTypeId: type,
      grown: await given.allocation(ctx, { projectId: project, resourceTypeId: type, quantity }),
    }
  })
  let had = 100
  const granted = () =>
    as('manager', async (ctx) => {
      const totals = 'select own from allocations.type_totals($1, $2)'
      const [row] = await ctx.sql<{ own: string }>(totals, [[resourceTypeId], ctx.now])
      return Number(row?.own ?? 0)
    })
  const ask = () =>
    as('pi', async (ctx) => {
      const asked = { kind: 'NEW', projectId, resourceTypeId, quantity: '10', model: 'CONDO' } as const
      const { id } = await draftRequest(ctx, { ...asked, justification: 'For the race.' })
      await submitRequest(ctx, { id })
      return id
    })
  let sizeOfGrown = 100
  for (let n = 0; n < raceRounds; n++) {
    // Ten more are there in each round, and four want them.
    await as('manager', (ctx) => addResourceSupply(ctx, { resourceTypeId, name: `Rack ${n}`, quantity: '10' }))
    const [one, two] = [await ask(), await ask()]
    const outcomes = await Promise.allSettled([
      as('manager', (ctx) => approveRequest(ctx, { id: one })),
      as('second', (ctx) => approveRequest(ctx, { id: two })),
      as('manager', (ctx) => resizeAllocation(ctx, { id: grown, quantity: String(sizeOfGrown + 10) })),
      as('second', (ctx) =>
        grantAllocation(ctx, { projectId, resourceTypeId, model: 'CONDO', quantity: '10', lifetimeMonths: 60 }),
      ),
    ])
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(BeyondSupply)
    const won = outcomes.map(({ status }) => status === 'fulfilled')
    expect(won.filter(Boolean)).toHaveLength(1)
    if (won[2]) sizeOfGrown += 10
    had += 10
    expect(await granted()).toBe(had)
    const states = await as('manager', async (ctx) => {
      const rows = await ctx.tx.allocationRequest.findMany({ where: { id: { in: [one, two] } } })
      return [one, two].map((id) => rows.find((row) => row.id === id)?.state)
    })
    expect(states).toEqual([won[0], won[1]].map((is) => (is ? 'APPROVED' : 'SUBMITTED')))
  }
  const size = await as('manager', (ctx) => ctx.tx.allocation.findFirstOrThrow({ where: { id: grown } }))
  expect(Number(size.quantity)).toBe(sizeOfGrown)
}, 3_600_000)
