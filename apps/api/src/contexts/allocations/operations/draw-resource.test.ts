import { beforeAll, describe, expect, it } from 'vitest'
import * as given from '../../../../test/given-allocations.ts'
import { undone } from '../../../../test/told.ts'
import { NotAllowed } from '../../../kernel/refusals.ts'
import { DrawNotPositive, NotEnoughLeft } from '../refusals/draws.ts'
import { drawResource } from './draw-resource.ts'

let house: Awaited<ReturnType<typeof given.facility>>
beforeAll(async () => void (house = await given.facility()))

describe('drawing', () => {
  it('takes own, then received from the oldest share on, then the whole rest from the default project', () =>
    undone(house.manager, async (ctx) => {
      const [spender, first, second, net, resourceTypeId] = [
        await given.project(ctx),
        await given.project(ctx),
        await given.project(ctx),
        await given.project(ctx),
        await given.resourceType(ctx),
      ]
      await given.allocation(ctx, { projectId: spender, resourceTypeId, quantity: '10' })
      for (const projectId of [first, second])
        await given.allocation(ctx, { projectId, resourceTypeId, quantity: '100' })
      await given.allocation(ctx, { projectId: net, resourceTypeId, quantity: '50' })
      await given.share(ctx, [first, spender], '10')
      await given.share(ctx, [second, spender], '10')
      const lack = drawResource(ctx, { projectId: spender, resourceTypeId, amount: '35' })
      await expect(lack).rejects.toBeInstanceOf(NotEnoughLeft)
      await expect(lack).rejects.toMatchObject({ defaultProject: null, field: ['amount'] })
      await ctx.sql('update identity.users set default_project_id = $1 where id = $2', [net, house.manager.userId])
      const { lines } = await drawResource(ctx, { projectId: spender, resourceTypeId, amount: '35' })
      expect(lines).toMatchObject([
        { source: 'OWN', amount: '10.0000', payingProjectId: spender },
        { source: 'RECEIVED', amount: '10.0000', payingProjectId: first },
        { source: 'RECEIVED', amount: '10.0000', payingProjectId: second },
        { source: 'DEFAULT_PROJECT', amount: '5.0000', payingProjectId: net },
      ])
      expect(await given.entitlement(ctx, spender)).toMatchObject({ entitlement: 30, drawn: 30, headroom: 0 })
      expect(await given.entitlement(ctx, net)).toMatchObject({ entitlement: 50, drawn: 5 })
      expect(await given.entitlement(ctx, first)).toMatchObject({ entitlement: 90, drawn: 0 })
      await expect(drawResource(ctx, { projectId: spender, resourceTypeId, amount: '45.0001' })).rejects.toBeInstanceOf(
        NotEnoughLeft,
      )
      const trail = await ctx.tx.auditLog.findMany({ where: { action: 'drawResource', projectId: net } })
      expect(trail).toHaveLength(1)
    }))

  it('writes the period that runs where the worker has not been yet, and counts anew in the next', () =>
    undone({ ...house.manager, at: new Date('2026-05-15T00:00:00Z') }, async (ctx) => {
      const [projectId, resourceTypeId] = [await given.project(ctx), await given.resourceType(ctx)]
      const id = await given.allocation(ctx, {
        projectId,
        resourceTypeId,
        model: 'SUBSCRIPTION',
        startsAt: new Date('2026-03-01T00:00:00Z'),
      })
      await ctx.sql('reset role')
      // As if they had never been written: their history would hold them.
      await ctx.sql('set local session_replication_role = replica')
      await ctx.sql('delete from allocations.allocation_periods where allocation_id = $1 and k > 0', [id])
      await ctx.sql('set local session_replication_role = origin')
      await ctx.sql(
        `update allocations.allocations set period_start = '2026-03-01T00:00:00Z', period_end = '2026-04-01T00:00:00Z' where id = $1`,
        [id],
      )
      await ctx.sql('set local role tenure_app')
      await drawResource(ctx, { projectId, resourceTypeId, amount: '1000' })
      expect(await ctx.tx.allocationPeriod.count({ where: { allocationId: id } })).toBe(3)
      expect(await given.entitlement(ctx, projectId)).toMatchObject({ headroom: 0 })
      expect(await given.entitlement(ctx, projectId, { at: new Date('2026-06-01T00:00:00Z') })).toMatchObject({
        headroom: 1000,
      })
    }))

  it('records beyond the limit when forced, marked as such', () =>
    undone(house.manager, async (ctx) => {
      const [projectId, resourceTypeId] = [await given.project(ctx), await given.resourceType(ctx)]
      await expect(drawResource(ctx, { projectId, resourceTypeId, amount: '1', force: true })).rejects.toBeInstanceOf(
        NotEnoughLeft,
      )
      await given.allocation(ctx, { projectId, resourceTypeId, quantity: '10' })
      const { lines } = await drawResource(ctx, { projectId, resourceTypeId, amount: '25', force: true })
      expect(lines).toMatchObject([
        { amount: '10.0000', forced: false },
        { amount: '15.0000', forced: true },
      ])
      expect(await given.entitlement(ctx, projectId)).toMatchObject({ entitlement: 10, drawn: 25, headroom: 0 })
    }))

  it('is the facility’s to record, and of more than nothing', () =>
    undone(house.manager, async (ctx) => {
      const [projectId, resourceTypeId] = [await given.project(ctx), await given.resourceType(ctx)]
      await expect(drawResource(ctx, { projectId, resourceTypeId, amount: '0' })).rejects.toBeInstanceOf(
        DrawNotPositive,
      )
      const spender = { ...ctx, viewer: { ...ctx.viewer, permissions: new Set<string>() } }
      await expect(drawResource(spender, { projectId, resourceTypeId, amount: '1' })).rejects.toBeInstanceOf(NotAllowed)
    }))
})
