import { beforeAll, describe, expect, it } from 'vitest'
import * as people from '../../../../test/given.ts'
import * as given from '../../../../test/given-allocations.ts'
import { undone } from '../../../../test/told.ts'
import type { Context } from '../../../kernel/context.ts'
import { BelowWhatIsDrawn } from '../refusals/cuts.ts'
import {
  AllocationAlreadyShared,
  AllocationNotActive,
  AllocationNotStorage,
  DataShareNameTaken,
  DataShareReleased,
} from '../refusals/data-shares.ts'
import { accessDifference } from './access-difference.ts'
import { carveDataShare } from './carve-data-share.ts'
import { changeDataShareGroup } from './change-data-share-group.ts'
import { changeDataShareSteward } from './change-data-share-steward.ts'
import { drawResource } from './draw-resource.ts'
import { releaseDataShare } from './release-data-share.ts'
import { renameDataShare } from './rename-data-share.ts'

let house: Awaited<ReturnType<typeof given.facility>>
let other: people.Person
beforeAll(async () => {
  house = await given.facility()
  other = await people.person(house.tenantId)
})

async function storage(ctx: Context) {
  const [projectId, resourceTypeId] = [await given.project(ctx), await given.resourceType(ctx, { storage: true })]
  return {
    projectId,
    resourceTypeId,
    allocationId: await given.allocation(ctx, { projectId, resourceTypeId, quantity: '100' }),
  }
}
const carve = async (ctx: Context, allocationId: string, name = 'Images') =>
  (await carveDataShare(ctx, { allocationId, name, storageSubtype: 'POSIX' })).id
const row = (ctx: Context, id: string) => ctx.tx.dataShare.findFirstOrThrow({ where: { id } })

describe('carving a data share', () => {
  it('takes the whole allocation out of what can be lent, with the project’s steward and group', () =>
    undone(house.manager, async (ctx) => {
      const { projectId, resourceTypeId, allocationId } = await storage(ctx)
      const recipient = await given.project(ctx)
      await given.allocation(ctx, { projectId, resourceTypeId, quantity: '60' })
      await given.share(ctx, [projectId, recipient], '50')
      const id = await carve(ctx, allocationId)
      expect(await given.entitlement(ctx, projectId)).toMatchObject({
        own: 160,
        carved: 100,
        lent: 30,
        entitlement: 130,
      })
      expect(await given.entitlement(ctx, recipient)).toMatchObject({ received: 30 })
      const project = await ctx.tx.project.findFirstOrThrow({ where: { id: projectId } })
      expect(await row(ctx, id)).toMatchObject({
        dataStewardId: project.piOwnerId,
        stewardInherited: true,
        securityGroupId: project.defaultSecurityGroupId,
        groupInherited: true,
      })
    }))

  it('refuses what is no storage, not running, carved already or named already', () =>
    undone(house.manager, async (ctx) => {
      const { projectId, resourceTypeId, allocationId } = await storage(ctx)
      const cpu = await given.allocation(ctx, { projectId, resourceTypeId: await given.resourceType(ctx) })
      await expect(carve(ctx, cpu)).rejects.toBeInstanceOf(AllocationNotStorage)
      const later = await given.allocation(ctx, {
        projectId,
        resourceTypeId,
        startsAt: new Date('2090-01-01T00:00:00Z'),
      })
      await expect(carve(ctx, later)).rejects.toBeInstanceOf(AllocationNotActive)
      await carve(ctx, allocationId)
      await expect(carve(ctx, allocationId, 'Others')).rejects.toBeInstanceOf(AllocationAlreadyShared)
      const second = await given.allocation(ctx, { projectId, resourceTypeId })
      await expect(carve(ctx, second, 'iMAGES')).rejects.toBeInstanceOf(DataShareNameTaken)
    }))

  it('refuses to carve away what a recipient has drawn', () =>
    undone(house.manager, async (ctx) => {
      const { projectId, resourceTypeId, allocationId } = await storage(ctx)
      const recipient = await given.project(ctx)
      await given.share(ctx, [projectId, recipient], '50')
      await drawResource(ctx, { projectId: recipient, resourceTypeId, amount: '20' })
      await expect(carve(ctx, allocationId)).rejects.toMatchObject({
        constructor: BelowWhatIsDrawn,
        field: ['allocationId'],
      })
    }))
})

describe('keeping a data share', () => {
  it('renames, releases once, and gives the storage and the name back', () =>
    undone(house.manager, async (ctx) => {
      const { projectId, allocationId } = await storage(ctx)
      const id = await carve(ctx, allocationId)
      await renameDataShare(ctx, { id, name: 'Scans', expectedVersion: 1 })
      await releaseDataShare(ctx, { id })
      expect(await given.entitlement(ctx, projectId)).toMatchObject({ carved: 0 })
      await expect(releaseDataShare(ctx, { id })).rejects.toBeInstanceOf(DataShareReleased)
      await carve(ctx, allocationId, 'Scans')
    }))

  it('lets an inherited steward follow the project, and a named one stay', () =>
    undone(house.manager, async (ctx) => {
      const { projectId, allocationId } = await storage(ctx)
      const id = await carve(ctx, allocationId)
      await ctx.tx.project.update({
        where: { tenantId_id: { tenantId: house.tenantId, id: projectId } },
        data: { defaultDataStewardId: other.userId },
      })
      expect(await row(ctx, id)).toMatchObject({ dataStewardId: other.userId, stewardInherited: true })
      await changeDataShareSteward(ctx, { id, stewardId: house.pi.userId })
      expect(await row(ctx, id)).toMatchObject({ dataStewardId: house.pi.userId, stewardInherited: false })
      await changeDataShareSteward(ctx, { id, stewardId: null })
      expect(await row(ctx, id)).toMatchObject({ dataStewardId: other.userId, stewardInherited: true })
    }))

  it('says who gains and who loses access by another group, and gives it one of its own without a loss', () =>
    undone(house.manager, async (ctx) => {
      const { allocationId } = await storage(ctx)
      const id = await carve(ctx, allocationId)
      const { securityGroupId: projectGroup } = await row(ctx, id)
      const join = (group: string, user: string) =>
        ctx.sql(
          'insert into identity.security_group_members (tenant_id, id, group_id, user_id) values ($1, gen_random_uuid(), $2, $3)',
          [house.tenantId, group, user],
        )
      await join(projectGroup, house.pi.userId)
      const [group] = await ctx.sql<{ id: string }>(
        `insert into identity.security_groups (tenant_id, id, group_name) values ($1, gen_random_uuid(), 'Visitors') returning id`,
        [house.tenantId],
      )
      await join(group!.id, other.userId)
      expect(await accessDifference(ctx, { id, securityGroupId: group!.id })).toEqual({
        gains: [other.userId],
        loses: [house.pi.userId],
      })
      await changeDataShareGroup(ctx, { id, securityGroupId: group!.id })
      const accesses = await ctx.sql<{ user_id: string; reason: string }>(
        'select user_id, reason from allocations.data_share_accesses($1) order by reason',
        [[id]],
      )
      expect(accesses).toMatchObject([
        { user_id: other.userId, reason: 'GROUP_MEMBER' },
        { user_id: house.manager.userId, reason: 'STEWARD' },
      ])
      await changeDataShareGroup(ctx, { id, securityGroupId: null })
      expect(await row(ctx, id)).toMatchObject({ securityGroupId: projectGroup, groupInherited: true })
      await changeDataShareGroup(ctx, { id, makeOwn: true })
      const own = await row(ctx, id)
      expect(own).toMatchObject({ groupInherited: false })
      expect(
        await ctx.sql('select user_id from identity.security_group_members where group_id = $1', [own.securityGroupId]),
      ).toEqual([{ user_id: house.pi.userId }])
    }))
})
