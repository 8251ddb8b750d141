import { beforeAll, expect, it } from 'vitest'
import * as given from '../../../../test/given-allocations.ts'
import { undone } from '../../../../test/told.ts'
import { ShareWithdrawn } from '../refusals/shares.ts'
import { carveDataShare } from './carve-data-share.ts'
import { changeDataShareGroup } from './change-data-share-group.ts'
import { changeDataShareSteward } from './change-data-share-steward.ts'
import { changeResourceShare } from './change-resource-share.ts'
import { renameDataShare } from './rename-data-share.ts'
import { rollBackDataShare } from './roll-back-data-share.ts'
import { rollBackResourceShare } from './roll-back-resource-share.ts'
import { withdrawResourceShare } from './withdraw-resource-share.ts'

let of: Awaited<ReturnType<typeof given.facility>>
beforeAll(async () => void (of = await given.facility()))

it('gives again what an old version of a share gave, within the limits of today', () =>
  undone(of.manager, async (ctx) => {
    const [a, b, c] = [await given.project(ctx), await given.project(ctx), await given.project(ctx)]
    const id = await given.share(ctx, [a, b], '60')
    await changeResourceShare(ctx, { id, percentage: '20', note: 'less' })
    const { changes } = await rollBackResourceShare(ctx, { id, toVersion: 1, expectedVersion: 2 })
    expect(changes).toEqual([
      { field: 'note', before: 'less', after: null },
      { field: 'share_percentage', before: '20.00', after: '60.00' },
    ])
    await changeResourceShare(ctx, { id, percentage: '20' })
    await given.share(ctx, [a, c], '60')
    await expect(rollBackResourceShare(ctx, { id, toVersion: 1 })).rejects.toThrow('99')
    await withdrawResourceShare(ctx, { id })
    await expect(rollBackResourceShare(ctx, { id, toVersion: 1 })).rejects.toThrow(ShareWithdrawn)
  }))

it('gives a data share its name, steward and group again, and tells who comes to reach it', () =>
  undone(of.manager, async (ctx) => {
    const projectId = await given.project(ctx)
    const resourceTypeId = await given.resourceType(ctx, { storage: true })
    const allocationId = await given.allocation(ctx, { projectId, resourceTypeId })
    const { id } = await carveDataShare(ctx, { allocationId, name: 'Raw', storageSubtype: 'POSIX' })
    await renameDataShare(ctx, { id, name: 'Cooked' })
    await changeDataShareSteward(ctx, { id, stewardId: of.pi.userId })
    await changeDataShareGroup(ctx, { id, makeOwn: true })
    const { changes, gains, loses } = await rollBackDataShare(ctx, { id, toVersion: 1 })
    expect(changes.map(({ field }) => field)).toEqual([
      'data_steward_id',
      'group_inherited',
      'name',
      'security_group_id',
      'steward_inherited',
    ])
    expect(loses).toEqual([of.pi.userId])
    expect(gains).toContain(of.manager.userId)
  }))
