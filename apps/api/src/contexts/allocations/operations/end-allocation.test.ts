import { beforeAll, describe, expect, it } from 'vitest'
import * as given from '../../../../test/given-allocations.ts'
import { undone } from '../../../../test/told.ts'
import { InvalidInput } from '../../../kernel/refusals.ts'
import { AllocationBacksDataShare, AllocationEnded, RenewsByItself } from '../refusals/allocations.ts'
import { BelowWhatIsDrawn } from '../refusals/cuts.ts'
import { carveDataShare } from './carve-data-share.ts'
import { drawResource } from './draw-resource.ts'
import { endAllocation } from './end-allocation.ts'
import { extendAllocation } from './extend-allocation.ts'

let house: Awaited<ReturnType<typeof given.facility>>
beforeAll(async () => void (house = await given.facility()))
const now = new Date('2026-05-15T12:00:00Z')
const day = (text: string) => new Date(`${text}T00:00:00Z`)

describe('ending an allocation', () => {
  it('ends it now, and a renewing one at a date, written out to there', () =>
    undone({ ...house.manager, at: now }, async (ctx) => {
      const [projectId, resourceTypeId] = [await given.project(ctx), await given.resourceType(ctx)]
      const condo = await given.allocation(ctx, { projectId, resourceTypeId, startsAt: day('2026-01-01') })
      const subscription = await given.allocation(ctx, {
        projectId,
        resourceTypeId,
        model: 'SUBSCRIPTION',
        quantity: '50',
        startsAt: day('2026-05-01'),
      })
      await endAllocation(ctx, { id: condo, reason: 'moved out' })
      await endAllocation(ctx, { id: subscription, at: day('2026-08-10') })
      const rows = await ctx.tx.allocation.findMany({
        where: { projectId },
        include: { periods: true },
        orderBy: { id: 'asc' },
      })
      expect(rows).toMatchObject([
        { endsAt: now, endedReason: 'moved out' },
        { endsAt: day('2026-08-10'), renewal: 'NONE' },
      ])
      expect(rows[1]?.periods).toHaveLength(4)
      const own = async (text: string) => (await given.entitlement(ctx, projectId, { at: day(text) })).own
      expect([
        await own('2026-05-15'),
        await own('2026-05-16'),
        await own('2026-08-09'),
        await own('2026-08-10'),
      ]).toEqual([1050, 50, 50, 0])
      await expect(endAllocation(ctx, { id: condo })).rejects.toBeInstanceOf(AllocationEnded)
      await expect(extendAllocation(ctx, { id: condo, months: 3 })).rejects.toBeInstanceOf(AllocationEnded)
    }))

  it('calls off one that has not begun, and never ends one in the past', () =>
    undone({ ...house.manager, at: now }, async (ctx) => {
      const [projectId, resourceTypeId] = [await given.project(ctx), await given.resourceType(ctx)]
      const id = await given.allocation(ctx, { projectId, resourceTypeId, startsAt: day('2026-07-01') })
      await expect(endAllocation(ctx, { id, at: day('2026-05-01') })).rejects.toMatchObject({
        constructor: InvalidInput,
        field: ['at'],
      })
      await endAllocation(ctx, { id })
      expect(await given.entitlement(ctx, projectId, { at: day('2026-07-01') })).toMatchObject({ own: 0 })
    }))

  it('refuses while its period’s use would be left uncovered, and not from the next period on', () =>
    undone({ ...house.manager, at: now }, async (ctx) => {
      const [projectId, resourceTypeId] = [await given.project(ctx), await given.resourceType(ctx)]
      const id = await given.allocation(ctx, {
        projectId,
        resourceTypeId,
        model: 'SUBSCRIPTION',
        startsAt: day('2026-05-01'),
      })
      await drawResource(ctx, { projectId, resourceTypeId, amount: '10' })
      await expect(endAllocation(ctx, { id, at: day('2026-05-20') })).rejects.toMatchObject({
        constructor: BelowWhatIsDrawn,
        field: ['at'],
      })
      await endAllocation(ctx, { id, at: day('2026-06-01') })
    }))

  it('refuses while it backs a data share', () =>
    undone(house.manager, async (ctx) => {
      const [projectId, resourceTypeId] = [await given.project(ctx), await given.resourceType(ctx, { storage: true })]
      const id = await given.allocation(ctx, { projectId, resourceTypeId })
      await carveDataShare(ctx, { allocationId: id, name: 'Images', storageSubtype: 'POSIX' })
      await expect(endAllocation(ctx, { id })).rejects.toBeInstanceOf(AllocationBacksDataShare)
    }))
})

describe('extending an allocation', () => {
  it('lengthens a condo in one period, counted from its start, so that what was drawn stays drawn', () =>
    undone({ ...house.manager, at: now }, async (ctx) => {
      const [projectId, resourceTypeId] = [await given.project(ctx), await given.resourceType(ctx)]
      const id = await given.allocation(ctx, {
        projectId,
        resourceTypeId,
        startsAt: day('2026-01-31'),
        lifetimeMonths: 13,
      })
      await drawResource(ctx, { projectId, resourceTypeId, amount: '10' })
      await extendAllocation(ctx, { id, months: 1 })
      const row = await ctx.tx.allocation.findFirstOrThrow({ where: { id }, include: { periods: true } })
      expect(row).toMatchObject({
        endsAt: day('2027-03-31'),
        periodEnd: day('2027-03-31'),
        lifetimeMonths: 14,
        periods: [{ k: 0, endsAt: day('2027-03-31') }],
      })
      expect(await given.entitlement(ctx, projectId, { at: day('2027-03-30') })).toMatchObject({ own: 1000, drawn: 10 })
    }))

  it('gives a subscription the periods up to its new end', () =>
    undone({ ...house.manager, at: now }, async (ctx) => {
      const [projectId, resourceTypeId] = [await given.project(ctx), await given.resourceType(ctx)]
      const id = await given.allocation(ctx, {
        projectId,
        resourceTypeId,
        model: 'SUBSCRIPTION',
        startsAt: day('2026-05-01'),
        renewal: 'NONE',
      })
      await extendAllocation(ctx, { id, endsAt: day('2026-07-15') })
      expect(await ctx.tx.allocationPeriod.count({ where: { allocationId: id } })).toBe(3)
      expect(await given.entitlement(ctx, projectId, { at: day('2026-07-14') })).toMatchObject({ own: 1000 })
      expect(await given.entitlement(ctx, projectId, { at: day('2026-07-15') })).toMatchObject({ own: 0 })
    }))

  it('refuses an end that is not later, both ways at once, and one that has no end', () =>
    undone({ ...house.manager, at: now }, async (ctx) => {
      const [projectId, resourceTypeId] = [await given.project(ctx), await given.resourceType(ctx)]
      const id = await given.allocation(ctx, { projectId, resourceTypeId, lifetimeMonths: 1 })
      await expect(extendAllocation(ctx, { id, endsAt: day('2026-06-01') })).rejects.toBeInstanceOf(InvalidInput)
      await expect(extendAllocation(ctx, { id, endsAt: day('2027-06-01'), months: 1 })).rejects.toBeInstanceOf(
        InvalidInput,
      )
      await expect(extendAllocation(ctx, { id })).rejects.toBeInstanceOf(InvalidInput)
      const endless = await given.allocation(ctx, { projectId, resourceTypeId, model: 'SUBSCRIPTION' })
      await expect(extendAllocation(ctx, { id: endless, months: 1 })).rejects.toMatchObject({
        constructor: RenewsByItself,
        field: ['months'],
      })
    }))
})
