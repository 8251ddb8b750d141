import { beforeAll, describe, expect, it } from 'vitest'
import * as given from '../../../../test/given-allocations.ts'
import { undone } from '../../../../test/told.ts'
import { NotAllowed, NotFound } from '../../../kernel/refusals.ts'
import { NegativeQuantity, UnreadableQuantity } from '../refusals/quantities.ts'
import { FieldNotMeant } from '../refusals/grants.ts'
import { ResourceTypeRetired } from '../refusals/resource-types.ts'
import { grantAllocation } from './grant-allocation.ts'
import { retireResourceType } from './retire-resource-type.ts'

let house: Awaited<ReturnType<typeof given.facility>>
beforeAll(async () => void (house = await given.facility()))
const january = new Date('2026-01-31T00:00:00Z')
const may = new Date('2026-05-15T12:00:00Z')

describe('granting an allocation', () => {
  it('writes a renewing subscription up to the period that runs, counted from its start', () =>
    undone({ ...house.manager, at: may }, async (ctx) => {
      const [projectId, resourceTypeId] = [await given.project(ctx), await given.resourceType(ctx)]
      const { id } = await grantAllocation(ctx, {
        projectId,
        resourceTypeId,
        model: 'SUBSCRIPTION',
        quantity: '1250.5',
        startsAt: january,
        billingPeriod: 'MONTH',
        reason: 'call 7',
      })
      const row = await ctx.tx.allocation.findFirstOrThrow({
        where: { id },
        include: { periods: { orderBy: { k: 'asc' } }, history: true },
      })
      expect(row).toMatchObject({ renewal: 'AUTO', endsAt: null, version: 1 })
      expect(row.quantity.toFixed(4)).toBe('1250.5000')
      expect(row.periods.map(({ endsAt }) => endsAt.toISOString().slice(0, 10))).toEqual([
        '2026-02-28',
        '2026-03-31',
        '2026-04-30',
        '2026-05-31',
      ])
      expect(row.periodEnd).toEqual(row.periods.at(-1)?.endsAt)
      expect(row.history).toMatchObject([
        { action: 'grantAllocation', changeSummary: 'call 7', changedBy: house.manager.userId },
      ])
    }))

  it('gives a condo the lifetime of its type, a subscription without renewal its number of periods', () =>
    undone({ ...house.manager, at: january }, async (ctx) => {
      const [projectId, resourceTypeId] = [await given.project(ctx), await given.resourceType(ctx)]
      const condo = await grantAllocation(ctx, { projectId, resourceTypeId, model: 'CONDO', quantity: '10' })
      const quarters = await grantAllocation(ctx, {
        projectId,
        resourceTypeId,
        model: 'SUBSCRIPTION',
        quantity: '10',
        billingPeriod: 'QUARTER',
        renewal: 'MANUAL',
        periods: 3,
      })
      const end = async (id: string) =>
        (await ctx.tx.allocation.findFirstOrThrow({ where: { id } })).endsAt?.toISOString()
      expect(await end(condo.id)).toBe('2031-01-31T00:00:00.000Z')
      expect(await end(quarters.id)).toBe('2026-10-31T00:00:00.000Z')
    }))

  it.each([
    [{ quantity: '-1' }, NegativeQuantity, 'quantity'],
    [{ quantity: 'NaN' }, UnreadableQuantity, 'quantity'],
    [{ quantity: '1.23456' }, UnreadableQuantity, 'quantity'],
    [{ model: 'CONDO' as const, renewal: 'AUTO' as const }, FieldNotMeant, 'renewal'],
    [{ model: 'CONDO' as const, periods: 2 }, FieldNotMeant, 'periods'],
    [{ model: 'SUBSCRIPTION' as const, periods: 2 }, FieldNotMeant, 'periods'],
    [{ model: 'SUBSCRIPTION' as const, lifetimeMonths: 12 }, FieldNotMeant, 'lifetimeMonths'],
    [{ model: 'CONDO' as const, lifetimeMonths: 0 }, FieldNotMeant, 'lifetimeMonths'],
  ])('refuses %o at its field', (wrong, refusal, field) =>
    undone(house.manager, async (ctx) => {
      const [projectId, resourceTypeId] = [await given.project(ctx), await given.resourceType(ctx)]
      const outcome = grantAllocation(ctx, { projectId, resourceTypeId, model: 'CONDO', quantity: '1', ...wrong })
      await expect(outcome).rejects.toBeInstanceOf(refusal)
      await expect(outcome).rejects.toMatchObject({ field: [field] })
      expect(await ctx.tx.allocation.count()).toBe(0)
    }),
  )

  it('refuses a retired type and a project that is not there', () =>
    undone(house.manager, async (ctx) => {
      const [projectId, resourceTypeId] = [await given.project(ctx), await given.resourceType(ctx)]
      await retireResourceType(ctx, { id: resourceTypeId })
      await expect(given.allocation(ctx, { projectId, resourceTypeId })).rejects.toBeInstanceOf(ResourceTypeRetired)
      await expect(given.allocation(ctx, { projectId: resourceTypeId, resourceTypeId })).rejects.toBeInstanceOf(
        NotFound,
      )
      await expect(given.allocation(ctx, { projectId, resourceTypeId: projectId })).rejects.toBeInstanceOf(NotFound)
    }))

  it('is the PI’s where no manager is named, and no longer theirs where one is', () =>
    undone(house.manager, async (ctx) => {
      const [projectId, resourceTypeId] = [
        await given.project(ctx, { piId: house.pi.userId }),
        await given.resourceType(ctx),
      ]
      await given.allocation(await given.become(ctx, house.pi), { projectId, resourceTypeId })
      const manager = await given.become(ctx, house.manager)
      await manager.sql(
        'insert into projects.project_resource_managers (tenant_id, id, project_id, user_id) values ($1, $2, $2, $3)',
        [house.tenantId, projectId, house.auditor.userId],
      )
      await expect(
        given.allocation(await given.become(ctx, house.pi), { projectId, resourceTypeId }),
      ).rejects.toBeInstanceOf(NotAllowed)
      await given.allocation(await given.become(ctx, house.auditor), { projectId, resourceTypeId })
    }))

  it('is done once for one idempotency key', () =>
    undone(house.manager, async (ctx) => {
      const [projectId, resourceTypeId] = [await given.project(ctx), await given.resourceType(ctx)]
      const first = await given.allocation(ctx, { projectId, resourceTypeId, idempotencyKey: 'g1' })
      expect(await given.allocation(ctx, { projectId, resourceTypeId, idempotencyKey: 'g1' })).toBe(first)
      expect(await ctx.tx.allocation.count()).toBe(1)
    }))
})
