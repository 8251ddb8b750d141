import { beforeAll, describe, expect, it } from 'vitest'
import * as given from '../../../../test/given-allocations.ts'
import { undone } from '../../../../test/told.ts'
import { NotFound, StaleVersion } from '../../../kernel/refusals.ts'
import { BelowWhatIsDrawn } from '../refusals/cuts.ts'
import { drawResource } from './draw-resource.ts'
import { resizeAllocation } from './resize-allocation.ts'

let house: Awaited<ReturnType<typeof given.facility>>
beforeAll(async () => void (house = await given.facility()))
const at = new Date('2026-05-15T12:00:00Z')

describe('resizing an allocation', () => {
  it('changes the running period and what comes, and leaves what has ended', () =>
    undone({ ...house.manager, at }, async (ctx) => {
      const [projectId, resourceTypeId] = [await given.project(ctx), await given.resourceType(ctx)]
      const id = await given.allocation(ctx, {
        projectId,
        resourceTypeId,
        model: 'SUBSCRIPTION',
        startsAt: new Date('2026-03-01T00:00:00Z'),
        renewal: 'MANUAL',
        periods: 4,
      })
      await resizeAllocation(ctx, { id, quantity: '400', expectedVersion: 1 })
      const rows = await ctx.tx.allocationPeriod.findMany({ where: { allocationId: id }, orderBy: { k: 'asc' } })
      expect(rows.map(({ quantity }) => quantity.toNumber())).toEqual([1000, 1000, 400, 400])
      expect(await given.entitlement(ctx, projectId)).toMatchObject({ own: 400, entitlement: 400 })
      expect(await given.entitlement(ctx, projectId, { at: new Date('2026-04-01T00:00:00Z') })).toMatchObject({
        own: 1000,
      })
    }))

  it('refuses a stale edit with what changed in between, and by whom', () =>
    undone(house.manager, async (ctx) => {
      const [projectId, resourceTypeId] = [await given.project(ctx), await given.resourceType(ctx)]
      const id = await given.allocation(ctx, { projectId, resourceTypeId })
      await resizeAllocation(ctx, { id, quantity: '400', expectedVersion: 1 })
      const stale = resizeAllocation(ctx, { id, quantity: '300', expectedVersion: 1 })
      await expect(stale).rejects.toBeInstanceOf(StaleVersion)
      await expect(stale).rejects.toMatchObject({
        current: 2,
        changedById: house.manager.userId,
        theirs: [{ field: 'quantity', before: '1000.0000', after: '400.0000' }],
      })
    }))

  it('refuses to go below what is drawn, at its field, unless forced: then it is overdrawn and both sides are told', () =>
    undone(house.manager, async (ctx) => {
      const [source, recipient, resourceTypeId] = [
        await given.project(ctx),
        await given.project(ctx),
        await given.resourceType(ctx),
      ]
      const id = await given.allocation(ctx, { projectId: source, resourceTypeId })
      await given.share(ctx, [source, recipient], '50')
      await drawResource(ctx, { projectId: recipient, resourceTypeId, amount: '300' })
      await resizeAllocation(ctx, { id, quantity: '600' })
      const cut = resizeAllocation(ctx, { id, quantity: '500' })
      await expect(cut).rejects.toBeInstanceOf(BelowWhatIsDrawn)
      await expect(cut).rejects.toMatchObject({ field: ['quantity'] })
      expect(await given.entitlement(ctx, source)).toMatchObject({ own: 600 })
      await resizeAllocation(ctx, { id, quantity: '500', force: true })
      expect(await given.entitlement(ctx, recipient)).toMatchObject({ entitlement: 250, drawn: 300, headroom: 0 })
      // What the recipient drew beyond what is set aside counts against the source.
      expect(await given.entitlement(ctx, source)).toMatchObject({ entitlement: 250, drawn: 50, headroom: 200 })
      const told = await ctx.tx.auditLog.findMany({ where: { action: 'overdraw' } })
      expect(new Set(told.map(({ projectId }) => projectId))).toEqual(new Set([source, recipient]))
    }))

  it('tells the source of a stranger’s use no more than what concerns the rule', () =>
    undone(house.manager, async (ctx) => {
      const [source, recipient, resourceTypeId] = [
        await given.project(ctx, { piId: house.pi.userId }),
        await given.project(ctx),
        await given.resourceType(ctx),
      ]
      const id = await given.allocation(ctx, { projectId: source, resourceTypeId })
      await given.allocation(ctx, { projectId: recipient, resourceTypeId, quantity: '7777' })
      await given.share(ctx, [source, recipient], '50')
      await drawResource(ctx, { projectId: recipient, resourceTypeId, amount: '8077' })
      const theirs = await given.become(ctx, house.pi)
      const cut = await resizeAllocation(theirs, { id, quantity: '500' }).catch(
        (error: unknown) => error as BelowWhatIsDrawn,
      )
      expect(cut).toBeInstanceOf(BelowWhatIsDrawn)
      expect((cut as Error).message).not.toContain('8,077')
      expect((cut as Error).message).toContain('300')
    }))

  it('does not find what is not there', () =>
    undone(house.manager, async (ctx) => {
      await expect(resizeAllocation(ctx, { id: house.manager.userId, quantity: '1' })).rejects.toBeInstanceOf(NotFound)
    }))
})
