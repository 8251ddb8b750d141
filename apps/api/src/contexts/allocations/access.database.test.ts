import { beforeAll, describe, expect, it } from 'vitest'
import * as given from '../../../test/given-allocations.ts'
import * as people from '../../../test/given.ts'
import { kept, undone } from '../../../test/told.ts'
import type { Context } from '../../kernel/context.ts'
import { NotAllowed, NotFound } from '../../kernel/refusals.ts'
import { carveDataShare } from './operations/carve-data-share.ts'
import { changeDataShareGroup } from './operations/change-data-share-group.ts'
import { changeDataShareSteward } from './operations/change-data-share-steward.ts'
import { changeResourceShare } from './operations/change-resource-share.ts'
import { createResourceType } from './operations/create-resource-type.ts'
import { drawResource } from './operations/draw-resource.ts'
import { editResourceType } from './operations/edit-resource-type.ts'
import { endAllocation } from './operations/end-allocation.ts'
import { extendAllocation } from './operations/extend-allocation.ts'
import { grantAllocation } from './operations/grant-allocation.ts'
import { releaseDataShare } from './operations/release-data-share.ts'
import { renameDataShare } from './operations/rename-data-share.ts'
import { resizeAllocation } from './operations/resize-allocation.ts'
import { shareResources } from './operations/share-resources.ts'
import { withdrawResourceShare } from './operations/withdraw-resource-share.ts'

// A table: who × what. ✓ may, · sees it and may not, − does not even find it.
const WHO = [
  'admin',
  'facility',
  'auditor',
  'pi',
  'manager',
  'editor',
  'viewer',
  'steward',
  'groupMember',
  'recipientPi',
  'stranger',
  'otherTenant',
] as const
type Who = (typeof WHO)[number]

interface House {
  readonly people: Record<Who, people.Person>
  readonly projectId: string
  readonly recipientId: string
  readonly storageId: string
  readonly volumeId: string
  readonly typeId: string
  readonly shareId: string
  readonly dataShareId: string
}
let house: House

beforeAll(async () => {
  const { tenantId } = await people.tenant()
  const person = (roles: people.SystemRole[] = []) => people.person(tenantId, { roles })
  const who: Record<Who, people.Person> = {
    admin: await person(['admin']),
    facility: await person(['resource_manager']),
    auditor: await person(['auditor']),
    pi: await person(['pi']),
    manager: await person(),
    editor: await person(),
    viewer: await person(),
    steward: await person(),
    groupMember: await person(),
    recipientPi: await person(['pi']),
    stranger: await person(['pi']),
    otherTenant: await people.person((await people.tenant()).tenantId, { roles: ['admin'] }),
  }
  const made = await kept(who.admin, async (ctx) => {
    const projectId = await given.project(ctx, { piId: who.pi.userId })
    const recipientId = await given.project(ctx, { piId: who.recipientPi.userId })
    const typeId = await given.resourceType(ctx, { storage: true })
    const volumeId = await given.allocation(ctx, { projectId, resourceTypeId: typeId })
    const storageId = await given.allocation(ctx, { projectId, resourceTypeId: typeId })
    const shareId = await given.share(ctx, [projectId, recipientId], '10')
    const { id: dataShareId } = await carveDataShare(ctx, {
      allocationId: volumeId,
      name: 'Images',
      storageSubtype: 'POSIX',
      dataStewardId: who.steward.userId,
    })
    const insert = (table: string, columns: Record<string, string>) =>
      ctx.sql(
        `insert into ${table} (tenant_id, id, ${Object.keys(columns).join(', ')}) values ($1, gen_random_uuid(), ${Object.keys(
          columns,
        )
          .map((_, i) => `$${i + 2}`)
          .join(', ')})`,
        [tenantId, ...Object.values(columns)],
      )
    await insert('projects.project_resource_managers', { project_id: projectId, user_id: who.manager.userId })
    await insert('projects.project_members', { project_id: projectId, user_id: who.editor.userId, role: 'EDITOR' })
    await insert('projects.project_members', { project_id: projectId, user_id: who.viewer.userId, role: 'VIEWER' })
    const { securityGroupId } = await ctx.tx.dataShare.findFirstOrThrow({ where: { id: dataShareId } })
    await insert('identity.security_group_members', { group_id: securityGroupId, user_id: who.groupMember.userId })
    return { projectId, recipientId, typeId, storageId, volumeId, shareId, dataShareId }
  })
  house = { people: who, ...made }
})

type Deed = (ctx: Context, at: House) => Promise<unknown>
const far = new Date('2099-01-01T00:00:00Z')
const one = (figure: object) => ({ model: 'CONDO' as const, quantity: '1', ...figure })
const deeds: Record<string, Deed> = {
  createResourceType: (ctx) => createResourceType(ctx, { name: 'New', unit: 'u' }),
  editResourceType: (ctx, { typeId }) => editResourceType(ctx, { id: typeId, description: 'x' }),
  grantAllocation: (ctx, { projectId, typeId }) =>
    grantAllocation(ctx, { ...one({}), projectId, resourceTypeId: typeId }),
  resizeAllocation: (ctx, { storageId }) => resizeAllocation(ctx, { id: storageId, quantity: '2000' }),
  extendAllocation: (ctx, { storageId }) => extendAllocation(ctx, { id: storageId, endsAt: far }),
  endAllocation: (ctx, { storageId }) => endAllocation(ctx, { id: storageId }),
  shareResources: (ctx, { projectId, recipientId, typeId }) =>
    shareResources(ctx, {
      sourceProjectId: projectId,
      recipientProjectId: recipientId,
      resourceTypeId: typeId,
      percentage: '5',
    }),
  changeResourceShare: (ctx, { shareId }) => changeResourceShare(ctx, { id: shareId, percentage: '5' }),
  withdrawResourceShare: (ctx, { shareId }) => withdrawResourceShare(ctx, { id: shareId }),
  carveDataShare: (ctx, { storageId }) =>
    carveDataShare(ctx, { allocationId: storageId, name: 'More', storageSubtype: 'DATABASE' }),
  renameDataShare: (ctx, { dataShareId }) => renameDataShare(ctx, { id: dataShareId, name: 'Scans' }),
  changeDataShareSteward: (ctx, { dataShareId }) => changeDataShareSteward(ctx, { id: dataShareId, stewardId: null }),
  changeDataShareGroup: (ctx, { dataShareId }) => changeDataShareGroup(ctx, { id: dataShareId, makeOwn: true }),
  releaseDataShare: (ctx, { dataShareId }) => releaseDataShare(ctx, { id: dataShareId }),
  drawResource: (ctx, { projectId, typeId }) => drawResource(ctx, { projectId, resourceTypeId: typeId, amount: '1' }),
}

//                        admin facil audit pi  manag edit view stew group recip stran other
const table = `
  createResourceType      ✓     ✓     ·     ·   ·     ·    ·    ·    ·     ·     ·     ✓
  editResourceType        ✓     ✓     ·     ·   ·     ·    ·    ·    ·     ·     ·     −
  grantAllocation         ✓     ✓     ·     ·   ✓     ·    ·    ·    −     −     −     −
  resizeAllocation        ✓     ✓     ·     ·   ✓     ·    ·    ·    −     −     −     −
  extendAllocation        ✓     ✓     ·     ·   ✓     ·    ·    ·    −     −     −     −
  endAllocation           ✓     ✓     ·     ·   ✓     ·    ·    ·    −     −     −     −
  shareResources          ✓     ✓     ·     ✓   ✓     ·    ·    ·    −     −     −     −
  changeResourceShare     ✓     ✓     ·     ✓   ✓     ·    ·    ·    −     ·     −     −
  withdrawResourceShare   ✓     ✓     ·     ✓   ✓     ·    ·    ·    −     ·     −     −
  carveDataShare          ✓     ✓     ·     ✓   ✓     ·    ·    ·    −     −     −     −
  renameDataShare         ✓     ✓     ·     ✓   ✓     ·    ·    ✓    ·     −     −     −
  changeDataShareSteward  ✓     ✓     ·     ✓   ·     ·    ·    ✓    ·     −     −     −
  changeDataShareGroup    ✓     ✓     ·     ✓   ·     ·    ·    ✓    ·     −     −     −
  releaseDataShare        ✓     ✓     ·     ✓   ✓     ·    ·    ✓    ·     −     −     −
  drawResource            ✓     ✓     ·     ·   ·     ·    ·    ·    ·     ·     ·     −
`
const cases = table
  .trim()
  .split('\n')
  .flatMap((line) => {
    const [deed, ...marks] = line.trim().split(/\s+/)
    return WHO.map((who, i) => [who, marks[i]!, deed!] as const)
  })

describe('who may do what', () => {
  it.each(cases)('%s: %s %s', (who, mark, deed) =>
    undone(house.people[who], async (ctx) => {
      const outcome = await deeds[deed]!(ctx, house).then(
        () => '✓',
        (error: unknown) => (error instanceof NotAllowed ? '·' : error instanceof NotFound ? '−' : String(error)),
      )
      expect(outcome).toBe(mark)
    }),
  )
})

describe('what the database shows', () => {
  // Each is asked past every check of the API: row level security alone answers.
  const seen = (who: Who) =>
    undone(house.people[who], async (ctx) => {
      const count = async (text: string, id: string) => Number((await ctx.sql<{ count: string }>(text, [id]))[0]!.count)
      return {
        allocation: await count('select count(*) from allocations.allocations where id = $1', house.storageId),
        share: await count('select count(*) from allocations.resource_shares where id = $1', house.shareId),
        dataShare: await count('select count(*) from allocations.data_shares where id = $1', house.dataShareId),
        entitlement: await count(
          'select count(*) from allocations.entitlements(array[$1::uuid], now())',
          house.projectId,
        ),
        facts: await count(
          `select jsonb_array_length(allocations.facts(array[$1::uuid], '{}', now()) -> 'allocations') as count`,
          house.projectId,
        ),
      }
    })
  const everything = { allocation: 1, share: 1, dataShare: 1, entitlement: 1, facts: 2 }
  it.each<[Who, object]>([
    ['admin', everything],
    ['auditor', everything],
    ['viewer', everything],
    ['groupMember', { allocation: 0, share: 0, dataShare: 1, entitlement: 0, facts: 0 }],
    ['recipientPi', { allocation: 0, share: 1, dataShare: 0, entitlement: 0, facts: 0 }],
    ['stranger', { allocation: 0, share: 0, dataShare: 0, entitlement: 0, facts: 0 }],
    ['otherTenant', { allocation: 0, share: 0, dataShare: 0, entitlement: 0, facts: 0 }],
  ])('to %s', async (who, expected) => expect(await seen(who)).toEqual(expected))

  it.each<Who>(['auditor', 'viewer', 'recipientPi', 'stranger', 'groupMember'])('and lets %s write none of it', (who) =>
    undone(house.people[who], async (ctx) => {
      const changed = async (table: string, set: string, id: string) =>
        (await ctx.sql(`update allocations.${table} set ${set} where id = $1 returning id`, [id])).length
      expect(await changed('allocations', 'quantity = 9', house.storageId)).toBe(0)
      expect(await changed('resource_shares', 'share_percentage = 99', house.shareId)).toBe(0)
      expect(await changed('data_shares', `name = 'mine'`, house.dataShareId)).toBe(0)
    }),
  )
})
