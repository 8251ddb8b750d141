import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import * as given from '../../../../test/given-allocations.ts'
import { undone } from '../../../../test/told.ts'
import type { Context } from '../../../kernel/context.ts'
import { StaleVersion } from '../../../kernel/refusals.ts'
import { BeyondSupply, SupplyEnded } from '../refusals/supply.ts'
import { addResourceSupply } from './add-resource-supply.ts'
import { changeRenewal } from './change-renewal.ts'
import { type ChangeSupplyPolicy, changeSupplyPolicy } from './change-supply-policy.ts'
import { editResourceSupply } from './edit-resource-supply.ts'
import { endResourceSupply } from './end-resource-supply.ts'
import { extendAllocation } from './extend-allocation.ts'
import { grantAllocation } from './grant-allocation.ts'
import { resizeAllocation } from './resize-allocation.ts'

let of: Awaited<ReturnType<typeof given.facility>>
beforeAll(async () => void (of = await given.facility()))

const day = 86_400_000
const from = (ctx: Context, days: number) => new Date(ctx.now.getTime() + days * day)

/** A type of which there is so much, and a project. */
async function scene(ctx: Context, policy: Partial<ChangeSupplyPolicy>, ...supplies: string[]) {
  const [projectId, resourceTypeId] = [await given.project(ctx), await given.resourceType(ctx)]
  await changeSupplyPolicy(ctx, { id: resourceTypeId, policy: 'REFUSE', ...policy })
  const ids: string[] = []
  for (const quantity of supplies)
    ids.push((await addResourceSupply(ctx, { resourceTypeId, name: `Racks of ${quantity}`, quantity })).id)
  return { projectId, resourceTypeId, supplyId: ids[0]! }
}
const marks = async (ctx: Context, resourceTypeId: string) =>
  ctx.tx.overcommitment.findMany({ where: { tenantId: ctx.viewer.tenantId, resourceTypeId } })

describe('supply held at an instant', () => {
  it('is granted to the last, and not beyond', () =>
    undone(of.manager, async (ctx) => {
      const { projectId, resourceTypeId } = await scene(ctx, {}, '600', '400')
      const id = await given.allocation(ctx, { projectId, resourceTypeId, quantity: '999.9999' })
      await expect(given.allocation(ctx, { projectId, resourceTypeId, quantity: '0.0002' })).rejects.toThrow(
        /The facility has 1,000 core-hours of .* and 1,000\.0001 would be granted: 0\.0001 too much/,
      )
      await given.allocation(ctx, { projectId, resourceTypeId, quantity: '0.0001' })
      await expect(resizeAllocation(ctx, { id, quantity: '1000' })).rejects.toThrow(BeyondSupply)
      await resizeAllocation(ctx, { id, quantity: '10' })
    }))

  it('is looked at over the whole time of a grant: what comes later is taken into account', () =>
    undone(of.manager, async (ctx) => {
      const { projectId, resourceTypeId } = await scene(ctx, {}, '100')
      await addResourceSupply(ctx, { resourceTypeId, name: 'Next year', quantity: '50', startsAt: from(ctx, 365) })
      const later = { projectId, resourceTypeId, startsAt: from(ctx, 400) }
      await given.allocation(ctx, { ...later, quantity: '80' })
      await expect(given.allocation(ctx, { projectId, resourceTypeId, quantity: '71' })).rejects.toThrow(BeyondSupply)
      await given.allocation(ctx, { projectId, resourceTypeId, quantity: '71', lifetimeMonths: 12 })
    }))

  it('counts a subscription that renews by itself for good', () =>
    undone(of.manager, async (ctx) => {
      const { projectId, resourceTypeId } = await scene(ctx, {}, '100')
      const monthly = { projectId, resourceTypeId, model: 'SUBSCRIPTION', billingPeriod: 'MONTH' } as const
      const manual = await grantAllocation(ctx, { ...monthly, quantity: '60', renewal: 'MANUAL' })
      await grantAllocation(ctx, { ...monthly, quantity: '60', startsAt: from(ctx, 100) })
      await expect(changeRenewal(ctx, { ...manual, renewal: 'AUTO' })).rejects.toThrow(BeyondSupply)
      await expect(extendAllocation(ctx, { ...manual, months: 6 })).rejects.toThrow(BeyondSupply)
      await extendAllocation(ctx, { ...manual, months: 1 })
    }))

  it('hinders nobody who grants no more than before, even where there is too little already', () =>
    undone(of.manager, async (ctx) => {
      const { projectId, resourceTypeId, supplyId } = await scene(ctx, {}, '100')
      const id = await given.allocation(ctx, { projectId, resourceTypeId, quantity: '90' })
      await endResourceSupply(ctx, { id: supplyId, force: true })
      await resizeAllocation(ctx, { id, quantity: '80' })
      await expect(resizeAllocation(ctx, { id, quantity: '81' })).rejects.toThrow(BeyondSupply)
    }))
})

describe('supply by the month', () => {
  it('meets a quarter with its third and a condo with its lifetime’s part', () =>
    undone(of.manager, async (ctx) => {
      const { projectId, resourceTypeId } = await scene(ctx, { basis: 'PER_MONTH' }, '300')
      const common = { projectId, resourceTypeId }
      await given.allocation(ctx, { ...common, model: 'SUBSCRIPTION', billingPeriod: 'QUARTER', quantity: '300' })
      await given.allocation(ctx, { ...common, quantity: '6000', lifetimeMonths: 60 })
      await expect(given.allocation(ctx, { ...common, quantity: '6001', lifetimeMonths: 60 })).rejects.toThrow(
        'core-hours a month',
      )
      await given.allocation(ctx, { ...common, quantity: '1200', model: 'SUBSCRIPTION', billingPeriod: 'YEAR' })
    }))
})

describe('beyond supply', () => {
  it('is marked, with who and from when, where the policy says so', () =>
    undone(of.manager, async (ctx) => {
      const { projectId, resourceTypeId } = await scene(ctx, { policy: 'MARK' }, '100')
      const allocationId = await given.allocation(ctx, { projectId, resourceTypeId, quantity: '130' })
      const [mark, ...others] = await marks(ctx, resourceTypeId)
      expect(others).toEqual([])
      expect(mark).toMatchObject({ allocationId, projectId, madeBy: ctx.viewer.userId })
      expect([mark!.supply.toString(), mark!.granted.toString()]).toEqual(['100', '130'])
    }))

  it('is nothing where the type is unlimited, and the supply is recorded all the same', () =>
    undone(of.manager, async (ctx) => {
      const { projectId, resourceTypeId } = await scene(ctx, { policy: 'UNLIMITED' }, '100')
      await given.allocation(ctx, { projectId, resourceTypeId, quantity: '130' })
      expect(await marks(ctx, resourceTypeId)).toEqual([])
    }))

  it('comes of a supply that is lowered: by force, and marked', () =>
    undone(of.manager, async (ctx) => {
      const { projectId, resourceTypeId, supplyId: id } = await scene(ctx, {}, '100')
      await given.allocation(ctx, { projectId, resourceTypeId, quantity: '70' })
      await editResourceSupply(ctx, { id, quantity: '70', expectedVersion: 1 })
      await expect(editResourceSupply(ctx, { id, quantity: '69', expectedVersion: 1 })).rejects.toThrow(StaleVersion)
      await expect(editResourceSupply(ctx, { id, quantity: '69' })).rejects.toThrow('force the change')
      await expect(editResourceSupply(ctx, { id, endsAt: from(ctx, 30) })).rejects.toThrow(BeyondSupply)
      await editResourceSupply(ctx, { id, quantity: '69', force: true })
      expect(await marks(ctx, resourceTypeId)).toMatchObject([{ allocationId: null, madeBy: ctx.viewer.userId }])
      await endResourceSupply(ctx, { id, force: true })
      await expect(editResourceSupply(ctx, { id, quantity: '1' })).rejects.toThrow(SupplyEnded)
    }))

  it.each(['0', '-1', '1e3', ''])('refuses a supply of %j', (quantity) =>
    undone(of.manager, async (ctx) => {
      const resourceTypeId = await given.resourceType(ctx)
      await expect(addResourceSupply(ctx, { resourceTypeId, name: 'x', quantity })).rejects.toMatchObject({
        field: ['quantity'],
      })
    }),
  )

  it('is not for a PI to change', () =>
    undone(of.manager, async (ctx) => {
      const { resourceTypeId, supplyId: id } = await scene(ctx, {}, '100')
      const pi = await given.become(ctx, of.pi)
      await expect(addResourceSupply(pi, { resourceTypeId, name: 'x', quantity: '1' })).rejects.toThrow('add to what')
      await expect(endResourceSupply(pi, { id })).rejects.toThrow('change what the facility has')
    }))
})

it('the steps add up to what is granted and supplied, whatever is granted when', () =>
  undone(of.manager, async (ctx) => {
    const [projectId, resourceTypeId] = [await given.project(ctx), await given.resourceType(ctx)]
    const some = fc.record({
      start: fc.nat(60),
      months: fc.integer({ min: 1, max: 8 }),
      tens: fc.integer({ min: 1, max: 9 }),
    })
    const grants = fc.sample(some, { numRuns: 12, seed: 7 })
    const supplies = fc.sample(some, { numRuns: 6, seed: 8 })
    for (const { start, months, tens } of grants)
      await given.allocation(ctx, {
        projectId,
        resourceTypeId,
        quantity: `${tens}0`,
        startsAt: from(ctx, start),
        lifetimeMonths: months,
      })
    for (const { start, months, tens } of supplies)
      await addResourceSupply(ctx, {
        resourceTypeId,
        name: 'Rack',
        quantity: `${tens}0`,
        startsAt: from(ctx, start),
        endsAt: from(ctx, start + 30 * months),
      })
    const steps = await ctx.sql<{ starts_at: Date; supply: string; granted: string }>(
      'select * from allocations.supply_over_time($1, $2) order by starts_at',
      [[resourceTypeId], ctx.now],
    )
    expect(steps.length).toBeGreaterThan(20)
    for (const { starts_at: at, supply, granted } of steps) {
      const [own] = await ctx.sql<{ own: string }>('select own from allocations.type_totals($1, $2)', [
        [resourceTypeId],
        at,
      ])
      const there = supplies.filter(
        ({ start, months }) => from(ctx, start) <= at && at < from(ctx, start + 30 * months),
      )
      expect([Number(granted), Number(supply)]).toEqual([
        Number(own?.own ?? 0),
        there.reduce((sum, s) => sum + s.tens * 10, 0),
      ])
    }
  }))
