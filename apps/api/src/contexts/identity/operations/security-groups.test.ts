import { beforeAll, describe, expect, it } from 'vitest'
import { ownerPool } from '../../../../test/database.ts'
import * as given from '../../../../test/given.ts'
import { dataShare, group, house, type House, inGroup, type Who } from '../../../../test/given-house.ts'
import { undone } from '../../../../test/told.ts'
import type { Context } from '../../../kernel/context.ts'
import { membershipDifference } from '../groups/membership-difference.ts'
import { addSecurityGroupMembers } from './add-security-group-members.ts'
import { createSecurityGroup } from './create-security-group.ts'
import { deleteSecurityGroup } from './delete-security-group.ts'
import { editSecurityGroup } from './edit-security-group.ts'
import { removeSecurityGroupMembers } from './remove-security-group-members.ts'

let at: House
let shareId: string
let freeId: string
let boundId: string
let guest: given.Person
beforeAll(async () => {
  at = await house()
  shareId = await dataShare(at)
  freeId = await group(at.tenantId)
  boundId = await group(at.tenantId)
  await ownerPool().query(`update identity.security_groups set external_system_id = 'cn=reef,dc=test' where id = $1`, [
    boundId,
  ])
  guest = await given.person(at.tenantId)
  await inGroup(at.tenantId, at.groupId, [at.people.stranger])
})

type Deed = (ctx: Context) => Promise<unknown>
const of = (securityGroupId: string) => ({ securityGroupId, userIds: [guest.userId] })
const deeds: Record<string, Deed> = {
  createSecurityGroup: (ctx) => createSecurityGroup(ctx, { groupName: 'Reef readers' }),
  editOfProject: (ctx) => editSecurityGroup(ctx, { id: at.groupId, description: 'x' }),
  editOfNobody: (ctx) => editSecurityGroup(ctx, { id: freeId, description: 'x' }),
  bindOfProject: (ctx) => editSecurityGroup(ctx, { id: at.groupId, externalSystemId: 'cn=x' }),
  addMembers: (ctx) => addSecurityGroupMembers(ctx, of(at.groupId)),
  removeMembers: (ctx) => removeSecurityGroupMembers(ctx, of(at.groupId)),
  deleteOfNobody: (ctx) => deleteSecurityGroup(ctx, { id: freeId }),
}
// ✓ may, · sees it and may not, − does not even find it.
const WHO: Who[] = ['admin', 'resourceManager', 'pi', 'manager', 'steward', 'auditor', 'stranger', 'foreignAdmin']
const table = `
  createSecurityGroup ✓ ✓ · · · · · ✓
  editOfProject       ✓ ✓ ✓ · · · · −
  editOfNobody        ✓ ✓ · · · · · −
  bindOfProject       ✓ ✓ · · · · · −
  addMembers          ✓ ✓ ✓ · · · · −
  removeMembers       ✓ ✓ ✓ · · · · −
  deleteOfNobody      ✓ ✓ · · · · · −
`
const cases = table
  .trim()
  .split('\n')
  .flatMap((line) => {
    const [deed, ...marks] = line.trim().split(/\s+/)
    return WHO.map((who, i) => [who, marks[i]!, deed!] as const)
  })

describe('who may change security groups', () => {
  it.each(cases)('%s: %s %s', (who, mark, deed) =>
    undone(at.people[who], async (ctx) => {
      const outcome = await deeds[deed]!(ctx).then(
        () => '✓',
        ({ name }: Error) => (name === 'NotAllowed' ? '·' : name === 'NotFound' ? '−' : name),
      )
      expect(outcome).toBe(mark)
    }),
  )
})

describe('the members of a security group', () => {
  const members = async (ctx: Context, id: string) =>
    (await ctx.tx.securityGroupMember.findMany({ where: { groupId: id } })).map(({ userId }) => userId)

  it('come and go, each once', () =>
    undone(at.people.pi, async (ctx) => {
      const { stranger } = at.people
      const both = { securityGroupId: at.groupId, userIds: [guest.userId, stranger.userId, guest.userId] }
      await addSecurityGroupMembers(ctx, { ...both, reason: 'a visit' })
      expect((await members(ctx, at.groupId)).toSorted()).toEqual([guest.userId, stranger.userId].toSorted())
      await removeSecurityGroupMembers(ctx, { ...both, reason: 'over' })
      expect(await members(ctx, at.groupId)).toEqual([])
    }))

  it('are shown by what they gain and lose: not what they reach by another way', () =>
    undone(at.people.pi, async (ctx) => {
      const { stranger, steward } = at.people
      const pair = (person: string) => ({ group: at.groupId, person })
      const [one] = await membershipDifference(ctx, { joins: [pair(guest.userId)], leaves: [] })
      expect(one).toEqual({ userId: guest.userId, gains: [expect.objectContaining({ id: shareId })], loses: [] })
      expect(one!.gains[0]!.label).toMatch(/\(CG-1\)$/)
      expect(
        await membershipDifference(ctx, { joins: [pair(stranger.userId), pair(steward.userId)], leaves: [] }),
      ).toEqual([])
      expect(await membershipDifference(ctx, { joins: [], leaves: [pair(stranger.userId)] })).toMatchObject([
        { userId: stranger.userId, gains: [], loses: [{ id: shareId }] },
      ])
      expect(await membershipDifference(ctx, { joins: [{ group: freeId, person: guest.userId }], leaves: [] })).toEqual(
        [],
      )
    }))

  it('of a group that a directory keeps are the directory’s, but for who was put in here', () =>
    undone(at.people.admin, async (ctx) => {
      await expect(addSecurityGroupMembers(ctx, of(boundId))).rejects.toMatchObject({ name: 'GroupKeptByDirectory' })
      await ctx.sql(
        `insert into identity.security_group_members (tenant_id, id, group_id, user_id, source) values ($1, gen_random_uuid(), $2, $3, 'LOCAL'), ($1, gen_random_uuid(), $2, $4, 'SYNCED')`,
        [at.tenantId, boundId, guest.userId, at.people.viewer.userId],
      )
      const remove = (userId: string) =>
        removeSecurityGroupMembers(ctx, { securityGroupId: boundId, userIds: [userId] })
      await expect(remove(at.people.viewer.userId)).rejects.toMatchObject({ name: 'GroupKeptByDirectory' })
      await remove(guest.userId)
      expect(await members(ctx, boundId)).toEqual([at.people.viewer.userId])
      await editSecurityGroup(ctx, { id: boundId, externalSystemId: null })
      await remove(at.people.viewer.userId)
      expect(await members(ctx, boundId)).toEqual([])
    }))

  it('are known people, no more than 200', () =>
    undone(at.people.admin, async (ctx) => {
      const add = (userIds: string[]) => addSecurityGroupMembers(ctx, { securityGroupId: freeId, userIds })
      await expect(add([])).rejects.toMatchObject({ name: 'InvalidInput' })
      await expect(add(Array.from({ length: 201 }, () => guest.userId))).rejects.toMatchObject({ name: 'InvalidInput' })
      await expect(add([at.people.foreignAdmin.userId])).rejects.toMatchObject({ name: 'NotFound' })
    }))
})

describe('a security group', () => {
  it('is deleted once it opens nothing, and says what it opens', () =>
    undone(at.people.admin, async (ctx) => {
      await expect(deleteSecurityGroup(ctx, { id: at.groupId })).rejects.toMatchObject({
        name: 'SecurityGroupInUse',
        uses: [
          { kind: 'DATA_SHARE', id: shareId },
          { kind: 'PROJECT', id: at.projectId, label: 'CG-1 Coral genomics' },
        ],
      })
      await addSecurityGroupMembers(ctx, of(freeId))
      await deleteSecurityGroup(ctx, { id: freeId })
      expect(await ctx.tx.securityGroup.count({ where: { id: freeId } })).toBe(0)
      const trail = await ctx.tx.auditLog.findMany({ where: { action: 'deleteSecurityGroup' } })
      expect(trail.map(({ resourceType }) => resourceType).toSorted()).toEqual([
        'security_group_members',
        'security_groups',
      ])
    }))

  it('bears a name and a directory’s name that no other bears', () =>
    undone(at.people.admin, async (ctx) => {
      const make = (externalSystemId: string | null, groupName = 'Reef') =>
        createSecurityGroup(ctx, { groupName, externalSystemId })
      await make(null)
      await expect(make(null, ' REEF ')).rejects.toMatchObject({ name: 'SecurityGroupNameTaken' })
      await expect(make('cn=reef,dc=test', 'Other')).rejects.toMatchObject({ name: 'ExternalSystemIdTaken' })
      await expect(make(null, ' ')).rejects.toMatchObject({ name: 'InvalidInput' })
    }))

  it('is not changed by who saw an earlier version', () =>
    undone(at.people.admin, async (ctx) => {
      await editSecurityGroup(ctx, { id: freeId, groupName: 'Divers', expectedVersion: 1 })
      await expect(editSecurityGroup(ctx, { id: freeId, groupName: 'D', expectedVersion: 1 })).rejects.toMatchObject({
        name: 'StaleVersion',
        current: 2,
        theirs: expect.arrayContaining([expect.objectContaining({ field: 'group_name', after: 'Divers' })]) as unknown,
        changedById: at.people.admin.userId,
      })
    }))
})
