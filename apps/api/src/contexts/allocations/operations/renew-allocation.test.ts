import { beforeAll, describe, expect, it } from 'vitest'
import * as given from '../../../../test/given-allocations.ts'
import { undone } from '../../../../test/told.ts'
import { AlreadyRenewed, NotASubscription, NotRenewedByHand } from '../refusals/allocations.ts'
import { changeRenewal } from './change-renewal.ts'
import { renewAllocation } from './renew-allocation.ts'

let house: Awaited<ReturnType<typeof given.facility>>
beforeAll(async () => void (house = await given.facility()))
const day = (text: string) => new Date(`${text}T00:00:00Z`)
const now = day('2026-05-15')

describe('renewing an allocation', () => {
  it('adds the next period once, however often it is asked for', () =>
    undone({ ...house.manager, at: now }, async (ctx) => {
      const [projectId, resourceTypeId] = [await given.project(ctx), await given.resourceType(ctx)]
      const id = await given.allocation(ctx, {
        projectId,
        resourceTypeId,
        model: 'SUBSCRIPTION',
        startsAt: day('2026-04-30'),
        renewal: 'MANUAL',
      })
      await renewAllocation(ctx, { id, k: 1 })
      await renewAllocation(ctx, { id, k: 1 })
      await expect(renewAllocation(ctx, { id })).rejects.toBeInstanceOf(AlreadyRenewed)
      const periods = await ctx.tx.allocationPeriod.findMany({ where: { allocationId: id }, orderBy: { k: 'asc' } })
      expect(periods.map(({ endsAt }) => endsAt)).toEqual([day('2026-05-30'), day('2026-06-30')])
      expect(await ctx.tx.allocation.findFirst({ where: { id } })).toMatchObject({
        endsAt: day('2026-06-30'),
        periodEnd: day('2026-05-30'),
      })
    }))

  it('renews late, counted from the start', () =>
    undone({ ...house.manager, at: now }, async (ctx) => {
      const [projectId, resourceTypeId] = [await given.project(ctx), await given.resourceType(ctx)]
      const id = await given.allocation(ctx, {
        projectId,
        resourceTypeId,
        model: 'SUBSCRIPTION',
        startsAt: day('2026-03-01'),
        renewal: 'MANUAL',
      })
      await renewAllocation(ctx, { id })
      await renewAllocation(ctx, { id })
      expect(await given.entitlement(ctx, projectId)).toMatchObject({ own: 1000 })
      expect(await ctx.tx.allocation.findFirst({ where: { id } })).toMatchObject({
        periodStart: day('2026-05-01'),
        endsAt: day('2026-06-01'),
      })
    }))

  it('leaves alone what renews by itself, not at all, or is bought', () =>
    undone({ ...house.manager, at: now }, async (ctx) => {
      const [projectId, resourceTypeId] = [await given.project(ctx), await given.resourceType(ctx)]
      const condo = await given.allocation(ctx, { projectId, resourceTypeId })
      const auto = await given.allocation(ctx, { projectId, resourceTypeId, model: 'SUBSCRIPTION' })
      const once = await given.allocation(ctx, { projectId, resourceTypeId, model: 'SUBSCRIPTION', renewal: 'NONE' })
      for (const id of [condo, auto, once])
        await expect(renewAllocation(ctx, { id })).rejects.toBeInstanceOf(NotRenewedByHand)
      await expect(changeRenewal(ctx, { id: condo, renewal: 'AUTO' })).rejects.toMatchObject({
        constructor: NotASubscription,
        field: ['renewal'],
      })
    }))
})

describe('changing the renewal', () => {
  it('ends with its last period what no longer renews by itself, and frees of its end what now does', () =>
    undone({ ...house.manager, at: now }, async (ctx) => {
      const [projectId, resourceTypeId] = [await given.project(ctx), await given.resourceType(ctx)]
      const id = await given.allocation(ctx, {
        projectId,
        resourceTypeId,
        model: 'SUBSCRIPTION',
        startsAt: day('2026-04-10'),
      })
      await changeRenewal(ctx, { id, renewal: 'MANUAL' })
      expect(await ctx.tx.allocation.findFirst({ where: { id } })).toMatchObject({
        endsAt: day('2026-06-10'),
        renewal: 'MANUAL',
      })
      await changeRenewal(ctx, { id, renewal: 'AUTO' })
      expect(await ctx.tx.allocation.findFirst({ where: { id } })).toMatchObject({ endsAt: null, renewal: 'AUTO' })
      expect(await given.entitlement(ctx, projectId, { at: day('2027-01-01') })).toMatchObject({ own: 1000 })
    }))
})
