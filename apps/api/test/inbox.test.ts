import { beforeAll, describe, expect, it } from 'vitest'
import { inboxItems } from '../src/contexts/allocations/graphql/inbox-items.ts'
import { renewAllocation } from '../src/contexts/allocations/operations/renew-allocation.ts'
import { retold } from '../src/kernel/database/told.ts'
import * as given from './given-allocations.ts'
import { openAs, undone } from './told.ts'

let house: Awaited<ReturnType<typeof given.facility>>
beforeAll(async () => void (house = await given.facility()))
const day = (text: string) => new Date(`${text}T00:00:00Z`)

describe('the inbox', () => {
  it('has what is to be renewed from half of its period on, until it is', () =>
    undone({ ...house.manager, at: day('2026-05-20') }, async (ctx) => {
      const [projectId, resourceTypeId] = [await given.project(ctx), await given.resourceType(ctx)]
      const id = await given.allocation(ctx, {
        projectId,
        resourceTypeId,
        model: 'SUBSCRIPTION',
        startsAt: day('2026-05-01'),
        renewal: 'MANUAL',
      })
      const mine = async () => (await inboxItems(ctx)).filter((item) => item.projectId === projectId)
      expect(await mine()).toMatchObject([{ kind: 'RENEW', allocationId: id, dueAt: day('2026-06-01') }])
      await renewAllocation(ctx, { id })
      expect(await mine()).toEqual([])
    }))

  it('has what ends without another of its type to follow', () =>
    undone({ ...house.manager, at: day('2026-05-20') }, async (ctx) => {
      const [projectId, resourceTypeId] = [await given.project(ctx), await given.resourceType(ctx)]
      const condo = { projectId, resourceTypeId, lifetimeMonths: 12 }
      await given.allocation(ctx, { ...condo, startsAt: day('2025-06-01') })
      const mine = async () => (await inboxItems(ctx)).filter((item) => item.projectId === projectId)
      expect(await mine()).toMatchObject([{ kind: 'EXPIRING', dueAt: day('2026-06-01') }])
      await given.allocation(ctx, { ...condo, startsAt: day('2026-06-01') })
      expect(await mine()).toEqual([])
    }))

  it('has each thing for who may do it alone', async () => {
    const opened = await openAs({ ...house.manager, at: day('2026-05-20') })
    try {
      let ctx = opened.context
      const projectId = await given.project(ctx, { piId: house.pi.userId })
      const resourceTypeId = await given.resourceType(ctx)
      await given.allocation(ctx, { projectId, resourceTypeId, lifetimeMonths: 12, startsAt: day('2025-06-01') })
      const seen = async () => (await inboxItems(ctx)).filter((item) => item.projectId === projectId).length
      expect(await seen()).toBe(1)
      // The PI keeps the allocations of a project without a resource manager; an auditor sees them and does nothing.
      ctx = await retold(opened.context, { ...house.pi, at: day('2026-05-20') })
      expect(await seen()).toBe(1)
      ctx = await retold(opened.context, { ...house.auditor, at: day('2026-05-20') })
      expect(await seen()).toBe(0)
      // Whoever keeps another institution’s finds nothing of this one.
      const elsewhere = await given.facility()
      ctx = await retold(opened.context, { ...elsewhere.manager, at: day('2026-05-20') })
      expect(await inboxItems(ctx)).toEqual([])
    } finally {
      await opened.rollback()
    }
  })
})
