import { beforeAll, describe, expect, it } from 'vitest'
import { ownerPool } from '../../../../test/database.ts'
import * as given from '../../../../test/given.ts'
import { dataShare, group, house, type House, inGroup } from '../../../../test/given-house.ts'
import { undone } from '../../../../test/told.ts'
import { NotAllowed, NotFound } from '../../../kernel/refusals.ts'
import { PersonNotActive } from '../refusals.ts'
import { setProjectDefaults } from './set-project-defaults.ts'

let at: House
let inherits: string
let own: string
let [before, both, after]: given.Person[] = []
let nextGroup: string
beforeAll(async () => {
  at = await house()
  inherits = await dataShare(at)
  own = await dataShare(at)
  await ownerPool().query(
    'update allocations.data_shares set steward_inherited = false, group_inherited = false where id = $1',
    [own],
  )
  ;[before, both, after] = [
    await given.person(at.tenantId),
    await given.person(at.tenantId),
    await given.person(at.tenantId),
  ]
  nextGroup = await group(at.tenantId)
  await inGroup(at.tenantId, at.groupId, [before, both])
  await inGroup(at.tenantId, nextGroup, [both, after])
})

describe('setting the defaults of a project', () => {
  it('moves the data shares that inherit, in the same transaction, and tells who gains and who loses', () =>
    undone(at.people.pi, async (ctx) => {
      const set = await setProjectDefaults(ctx, {
        projectId: at.projectId,
        dataStewardId: null,
        securityGroupId: nextGroup,
      })
      expect({ gains: set.gains, loses: set.loses }).toEqual({
        gains: [after!.userId, at.people.pi.userId].sort(),
        loses: [before!.userId, at.people.steward.userId].sort(),
      })
      const shares = await ctx.tx.dataShare.findMany({ where: { projectId: at.projectId } })
      expect(shares.find(({ id }) => id === inherits)).toMatchObject({
        dataStewardId: at.people.pi.userId,
        securityGroupId: nextGroup,
      })
      expect(shares.find(({ id }) => id === own)).toMatchObject({
        dataStewardId: at.people.steward.userId,
        securityGroupId: at.groupId,
      })
      const trail = await ctx.tx.auditLog.findMany({
        where: { action: 'setProjectDefaults', resourceType: 'data_shares', resourceId: inherits },
      })
      expect(trail.length).toBeGreaterThan(0)
    }))

  it('leaves what is not given, and says of an unchanged default that nobody moves', () =>
    undone(at.people.pi, async (ctx) => {
      expect(await setProjectDefaults(ctx, { projectId: at.projectId })).toMatchObject({ gains: [], loses: [] })
      expect(await ctx.tx.project.findFirstOrThrow({ where: { id: at.projectId } })).toMatchObject({
        defaultDataStewardId: at.people.steward.userId,
        defaultSecurityGroupId: at.groupId,
      })
    }))

  it('names only active people and groups of the tenant, and is the PI’s', async () => {
    const away = await given.person(at.tenantId)
    await ownerPool().query(`update identity.users set status = 'LOCKED' where id = $1`, [away.userId])
    const foreignGroup = await group(at.people.foreignAdmin.tenantId)
    await undone(at.people.pi, async (ctx) => {
      await expect(
        setProjectDefaults(ctx, { projectId: at.projectId, dataStewardId: away.userId }),
      ).rejects.toBeInstanceOf(PersonNotActive)
      await expect(
        setProjectDefaults(ctx, { projectId: at.projectId, securityGroupId: foreignGroup }),
      ).rejects.toBeInstanceOf(NotFound)
    })
    for (const who of ['manager', 'owner', 'steward'] as const) {
      await undone(at.people[who], (ctx) =>
        expect(setProjectDefaults(ctx, { projectId: at.projectId, securityGroupId: nextGroup })).rejects.toBeInstanceOf(
          NotAllowed,
        ),
      )
    }
  })
})
