import { beforeAll, describe, expect, it } from 'vitest'
import { ownerPool } from '../../../../test/database.ts'
import * as given from '../../../../test/given.ts'
import { group } from '../../../../test/given-house.ts'
import { undone } from '../../../../test/told.ts'
import type { Context } from '../../../kernel/context.ts'
import { sentMemberships } from '../groups/sync/sent-memberships.ts'
import { previewSync, syncSecurityGroups } from './sync-security-groups.ts'

let admin: given.Person
let other: given.Person
let groupId: string
let people: given.Person[]
beforeAll(async () => {
  const { tenantId } = await given.tenant()
  admin = await given.person(tenantId, { roles: ['admin'] })
  other = await given.person(tenantId)
  people = await Promise.all([1, 2, 3].map(() => given.person(tenantId)))
  groupId = await group(tenantId)
  await ownerPool().query(`update identity.security_groups set external_system_id = 'org:reef' where id = $1`, [
    groupId,
  ])
})

const file = (...members: given.Person[]) => ({
  fileName: 'reef.csv',
  text: ['group,member', ...members.map(({ email }) => `org:reef,${email}`)].join('\n'),
})
const members = async (ctx: Context) =>
  (
    await ctx.sql<{ id: string }>('select user_id as id from identity.security_group_members where group_id = $1', [
      groupId,
    ])
  ).map(({ id }) => id)

describe('a file of memberships that was sent', () => {
  it('is synced by exactly the difference that was looked at', () =>
    undone(admin, async (ctx) => {
      const source = await sentMemberships(ctx, file(people[0]!, people[1]!))
      const looked = await previewSync(ctx, source)
      expect(looked).toMatchObject({ leaves: [], isBraked: false })
      expect(looked.joins).toHaveLength(2)
      // The same people in another order are the same difference.
      expect((await previewSync(ctx, await sentMemberships(ctx, file(people[1]!, people[0]!)))).plan).toBe(looked.plan)
      expect(await syncSecurityGroups(ctx, { source, plan: looked.plan, reason: 'term' })).toMatchObject({
        joined: 2,
        left: 0,
      })
      expect((await members(ctx)).toSorted()).toEqual([people[0]!.userId, people[1]!.userId].toSorted())
      const next = await sentMemberships(ctx, file(people[0]!, people[2]!))
      const { plan } = await previewSync(ctx, next)
      // Somebody syncs in between: what was looked at is no longer what would happen.
      await syncSecurityGroups(ctx, { source: await sentMemberships(ctx, file(people[2]!, people[1]!)) })
      await expect(syncSecurityGroups(ctx, { source: next, plan })).rejects.toMatchObject({ name: 'SyncPlanChanged' })
      expect((await members(ctx)).toSorted()).toEqual([people[1]!.userId, people[2]!.userId].toSorted())
      const trail = await ctx.sql(
        `select distinct action, reason from audit.audit_logs where action = 'syncSecurityGroup'`,
      )
      expect(trail).toContainEqual({ action: 'syncSecurityGroup', reason: 'From reef.csv. term' })
    }))

  it('is done once for one key, and says so again', () =>
    undone(admin, async (ctx) => {
      const source = await sentMemberships(ctx, file(people[0]!))
      const { plan } = await previewSync(ctx, source)
      const once = await syncSecurityGroups(ctx, { source, plan, idempotencyKey: 'k' })
      expect(await syncSecurityGroups(ctx, { source, plan, idempotencyKey: 'k' })).toEqual(once)
    }))

  it('is taken whole or not at all, and from nobody who may not', async () => {
    await undone(admin, async (ctx) => {
      await expect(
        sentMemberships(ctx, { fileName: 'x.csv', text: 'group,member\n,somebody\n' }),
      ).rejects.toMatchObject({ name: 'MembershipsUnreadable', lines: [{ line: 2 }] })
      await expect(sentMemberships(ctx, { fileName: 'x.csv', text: '' })).rejects.toMatchObject({
        name: 'MembershipsUnreadable',
      })
    })
    await undone(other, (ctx) =>
      expect(sentMemberships(ctx, { fileName: 'x.csv', text: '' })).rejects.toMatchObject({ name: 'NotAllowed' }),
    )
  })
})
