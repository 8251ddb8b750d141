import { beforeAll, describe, expect, it } from 'vitest'
import * as given from '../../../../../test/given-allocations.ts'
import { undone } from '../../../../../test/told.ts'
import type { Context } from '../../../../kernel/context.ts'
import { InvalidInput, NotAllowed, NotFound, StaleVersion } from '../../../../kernel/refusals.ts'
import { AllocationBacksDataShare, AllocationEnded } from '../../refusals/allocations.ts'
import { ChangesRefused } from '../../refusals/change-sets.ts'
import { BelowWhatIsDrawn } from '../../refusals/cuts.ts'
import { carveDataShare } from '../carve-data-share.ts'
import { drawResource } from '../draw-resource.ts'
import { endAllocation } from '../end-allocation.ts'
import { resizeAllocation } from '../resize-allocation.ts'
import { changeAllocations, previewAllocationChanges } from './change-allocations.ts'

let house: Awaited<ReturnType<typeof given.facility>>
beforeAll(async () => void (house = await given.facility()))
const at = new Date('2026-05-15T12:00:00Z')
const told = (work: (ctx: Context) => Promise<void>) => undone({ ...house.manager, at }, work)

/** A project with a condo of 1,000 of a type, and one it lends half to. */
async function scene(ctx: Context) {
  const [projectId, recipient, resourceTypeId] = [
    await given.project(ctx),
    await given.project(ctx),
    await given.resourceType(ctx),
  ]
  const id = await given.allocation(ctx, { projectId, resourceTypeId })
  await given.share(ctx, [projectId, recipient], '50')
  return { projectId, recipient, resourceTypeId, id }
}
const row = (ctx: Context, id: string) => ctx.tx.allocation.findFirstOrThrow({ where: { id } })
async function refusedRows(work: Promise<unknown>) {
  const error: unknown = await work.then(
    () => null,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(ChangesRefused)
  return (error as ChangesRefused).rows
}

const byKey = ([a]: readonly unknown[], [b]: readonly unknown[]) => (String(a) < String(b) ? -1 : 1)

describe('a set of changes', () => {
  it('resizes, lengthens, ends, grants and notes at once, with its reason in the history of each', () =>
    told(async (ctx) => {
      const { projectId, resourceTypeId, id } = await scene(ctx)
      const monthly = await given.allocation(ctx, { projectId, resourceTypeId, model: 'SUBSCRIPTION', startsAt: at })
      const old = await given.allocation(ctx, { projectId, resourceTypeId })
      const { rows } = await changeAllocations(ctx, {
        reason: 'The new year',
        changes: [
          { key: 'a', id, expectedVersion: 1, quantity: '1500', note: ' more ' },
          {
            key: 'b',
            id: monthly,
            expectedVersion: 1,
            quantity: '7',
            endsAt: new Date('2026-08-01T00:00:00Z'),
            renewal: 'MANUAL',
          },
          { key: 'c', id: old, expectedVersion: 1, end: {} },
          { key: 'd', grant: { projectId, resourceTypeId, model: 'CONDO', quantity: '20', lifetimeMonths: 12 } },
        ],
      })
      expect(rows.map(({ key }) => key)).toEqual(['a', 'b', 'c', 'd'])
      expect(await row(ctx, id)).toMatchObject({ note: 'more', version: 2 })
      expect(await row(ctx, monthly)).toMatchObject({ endsAt: new Date('2026-08-01T00:00:00Z'), renewal: 'MANUAL' })
      const periods = await ctx.tx.allocationPeriod.findMany({
        where: { allocationId: monthly },
        orderBy: { k: 'asc' },
      })
      expect(periods.map(({ quantity }) => quantity.toNumber())).toEqual([7, 7, 7])
      expect(await row(ctx, old)).toMatchObject({ endsAt: at, endedReason: 'The new year' })
      expect(await given.entitlement(ctx, projectId)).toMatchObject({ own: 1527 })
      const trail = await ctx.sql<{ reason: string }>(
        `select change_summary as reason from allocations.allocation_history where action = 'changeAllocations'`,
      )
      expect(trail.map(({ reason }) => reason)).toEqual(Array(4).fill('The new year'))
    }))

  it('is judged as one change: what one row takes another may give', () =>
    told(async (ctx) => {
      const { projectId, recipient, resourceTypeId, id } = await scene(ctx)
      await drawResource(ctx, { projectId: recipient, resourceTypeId, amount: '400' })
      await expect(endAllocation(ctx, { id })).rejects.toBeInstanceOf(BelowWhatIsDrawn)
      // 400 stays drawn on the allocation itself: it may shrink to that, and the project's gift comes from another.
      await changeAllocations(ctx, {
        changes: [
          { key: 'cut', id, expectedVersion: 1, quantity: '400' },
          { key: 'new', grant: { projectId, resourceTypeId, model: 'CONDO', quantity: '400' } },
        ],
      })
      expect(await given.entitlement(ctx, recipient)).toMatchObject({ received: 400, drawn: 400 })
    }))

  it('tells every row what stands against it, and does none of it', () =>
    told(async (ctx) => {
      const { projectId, recipient, resourceTypeId, id } = await scene(ctx)
      const [seen, over, disk] = [
        await given.allocation(ctx, { projectId, resourceTypeId }),
        await given.allocation(ctx, { projectId, resourceTypeId }),
        await given.allocation(ctx, { projectId, resourceTypeId: await given.resourceType(ctx, { storage: true }) }),
      ]
      const blind = await given.allocation(ctx, { projectId, resourceTypeId })
      await resizeAllocation(ctx, { id: seen, quantity: '1200' })
      await endAllocation(ctx, { id: over })
      await carveDataShare(ctx, { allocationId: disk, name: 'Images', storageSubtype: 'POSIX' })
      await drawResource(ctx, { projectId: recipient, resourceTypeId, amount: '1000' })
      const changes = [
        { key: 'cut', id, expectedVersion: 1, quantity: '10' },
        { key: 'stale', id: seen, expectedVersion: 1, quantity: '1300' },
        { key: 'ended', id: over, expectedVersion: 2, quantity: '5' },
        { key: 'carved', id: disk, expectedVersion: 1, end: {} },
        { key: 'blind', id: blind, quantity: '5' },
        { key: 'none', id: projectId, quantity: '5' },
        { key: 'twice', id: disk, quantity: '5' },
        { key: 'text', grant: { projectId, resourceTypeId, model: 'CONDO' as const, quantity: 'lots' } },
        { key: 'fine', grant: { projectId, resourceTypeId, model: 'CONDO' as const, quantity: '1' } },
      ]
      const rows = await refusedRows(changeAllocations(ctx, { changes }))
      expect(rows.map(({ key, refusal }) => [key, refusal.constructor.name, refusal.field?.[0]]).sort(byKey)).toEqual([
        ['blind', InvalidInput.name, 'expectedVersion'],
        ['carved', AllocationBacksDataShare.name, 'id'],
        ['cut', BelowWhatIsDrawn.name, 'quantity'],
        ['ended', AllocationEnded.name, 'id'],
        ['none', NotFound.name, 'id'],
        ['stale', StaleVersion.name, 'expectedVersion'],
        ['text', 'UnreadableQuantity', 'quantity'],
        ['twice', InvalidInput.name, 'id'],
      ])
      expect(rows.find(({ key }) => key === 'stale')?.refusal).toMatchObject({
        changedById: house.manager.userId,
        theirs: [{ field: 'quantity', before: '1000.0000', after: '1200.0000' }],
      })
      expect((await row(ctx, id)).quantity.toNumber()).toBe(1000)
      expect(await ctx.tx.allocation.count({ where: { projectId } })).toBe(5)
    }))

  it('forced, cuts below what is drawn and writes the overdraft to both audit logs', () =>
    told(async (ctx) => {
      const { recipient, resourceTypeId, projectId, id } = await scene(ctx)
      await drawResource(ctx, { projectId: recipient, resourceTypeId, amount: '300' })
      await changeAllocations(ctx, { changes: [{ key: 'cut', id, expectedVersion: 1, quantity: '500', force: true }] })
      const auditor = await given.become(ctx, house.auditor)
      const logs = await auditor.sql<{ project: string }>(
        `select project_id as project from audit.audit_logs where action = 'overdraw' and project_id = any ($1)`,
        [[projectId, recipient]],
      )
      expect(new Set(logs.map(({ project }) => project))).toEqual(new Set([projectId, recipient]))
    }))

  it('is refused as a whole to whom nothing of it is theirs to change, and else row by row', () =>
    told(async (ctx) => {
      const { projectId, resourceTypeId, id } = await scene(ctx)
      const foreign = [
        { key: 'a', id, quantity: '1' },
        { key: 'b', grant: { projectId, resourceTypeId, model: 'CONDO' as const, quantity: '1' } },
      ]
      const own = await given.project(ctx, { piId: house.pi.userId })
      const theirs = await given.allocation(ctx, { projectId: own, resourceTypeId })
      const auditor = await given.become(ctx, house.auditor)
      await expect(changeAllocations(auditor, { changes: foreign })).rejects.toBeInstanceOf(NotAllowed)
      const rows = await refusedRows(
        changeAllocations(await given.become(ctx, house.pi), {
          changes: [...foreign, { key: 'c', id: theirs, expectedVersion: 1, quantity: '5' }],
        }),
      )
      expect(rows.map(({ key, refusal }) => [key, refusal.constructor])).toEqual([
        ['a', NotFound],
        ['b', NotFound],
      ])
    }))

  it('is refused whole when it is no set at all', () =>
    told(async (ctx) => {
      await expect(changeAllocations(ctx, { changes: [] })).rejects.toBeInstanceOf(InvalidInput)
      const { id } = await scene(ctx)
      const same = [
        { key: 'a', id, quantity: '1' },
        { key: 'a', id, quantity: '2' },
      ]
      await expect(changeAllocations(ctx, { changes: same })).rejects.toMatchObject({ field: ['changes'] })
    }))

  it('sent again with its key answers what it answered first', () =>
    told(async (ctx) => {
      const { projectId, resourceTypeId } = await scene(ctx)
      const input = {
        idempotencyKey: 'set 1',
        changes: [{ key: 'a', grant: { projectId, resourceTypeId, model: 'CONDO' as const, quantity: '5' } }],
      }
      expect(await changeAllocations(ctx, input)).toEqual(await changeAllocations(ctx, input))
      expect(await given.entitlement(ctx, projectId)).toMatchObject({ own: 1005 })
    }))
})

describe('a preview of a set', () => {
  it('says whom all of it moves and by how much the shares move, beside what is refused, and leaves nothing behind', () =>
    told(async (ctx) => {
      const { projectId, recipient, resourceTypeId, id } = await scene(ctx)
      const other = await given.allocation(ctx, { projectId, resourceTypeId })
      const preview = await previewAllocationChanges(ctx, {
        changes: [
          { key: 'a', id, expectedVersion: 1, quantity: '1500' },
          { key: 'b', id: other, expectedVersion: 1, quantity: '-1' },
          { key: 'c', grant: { projectId, resourceTypeId, model: 'CONDO', quantity: '100' } },
        ],
      })
      expect(preview.refused.map(({ key }) => key)).toEqual(['b'])
      expect(preview.consequences).toEqual([
        { projectId, resourceTypeId, at, before: '1000.0000', after: '1300.0000', drawn: '0.0000' },
        { projectId: recipient, resourceTypeId, at, before: '1000.0000', after: '1300.0000', drawn: '0.0000' },
      ])
      expect(preview.shares).toMatchObject([
        { projectId, recipientId: recipient, before: 10_000_000n, after: 13_000_000n },
      ])
      expect(await row(ctx, id)).toMatchObject({ version: 1 })
      expect(await given.entitlement(ctx, projectId)).toMatchObject({ own: 2000 })
    }))
})
