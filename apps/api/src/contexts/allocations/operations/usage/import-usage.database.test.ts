import { parseQuantity } from '@tenure/quantities/quantity'
import { formatFixed } from '@tenure/quantities/format'
import { beforeAll, describe, expect, it } from 'vitest'
import * as given from '../../../../../test/given-allocations.ts'
import { undone } from '../../../../../test/told.ts'
import type { Context } from '../../../../kernel/context.ts'
import { NotAllowed } from '../../../../kernel/refusals.ts'
import { CapPassed, UsageUnreadable, UseNotCovered } from '../../refusals/usage.ts'
import { canStart } from './can-start.ts'
import { importUsage } from './import-usage.ts'
import { mapUsageAccount } from './map-usage-account.ts'
import { recordUsage, type UsageRecordGiven } from './record-usage.ts'
import { setUsageCap } from './set-usage-cap.ts'
import { setUsageRules } from './set-usage-rules.ts'

let house: Awaited<ReturnType<typeof given.facility>>
beforeAll(async () => void (house = await given.facility()))

const HEADER = 'JobIDRaw|Cluster|Partition|Account|User|Start|End|Elapsed|State|AllocTRES'
const bytes = async function* (text: string) {
  yield new TextEncoder().encode(text)
}
const sacct = (ctx: Context, ...jobs: string[]) =>
  importUsage(ctx, bytes([HEADER, ...jobs].join('\n')), { format: 'sacct', fileName: 'jobs.txt', origin: 'tux' })
const at = new Date('2026-05-20T12:00:00Z')

/** A project with 100 core-hours a month since May, and jobs counted by processors. */
async function counted(ctx: Context, quantity = '100') {
  const [projectId, resourceTypeId] = [await given.project(ctx), await given.resourceType(ctx, { name: 'Cores' })]
  const allocationId = await given.allocation(ctx, {
    projectId,
    resourceTypeId,
    quantity,
    model: 'SUBSCRIPTION',
    startsAt: new Date('2026-04-01T00:00:00Z'),
  })
  await setUsageRules(ctx, { resourceTypeId, rules: [{ measure: 'CPU_HOURS', weight: '1' }] })
  const { publicId } = await ctx.tx.project.findFirstOrThrow({ where: { id: projectId } })
  return { projectId, resourceTypeId, allocationId, publicId }
}
const job = (id: number, account: string, hours = 1, day = 19, rest = 'COMPLETED|cpu=10') =>
  `${id}|tux|p|${account}|ann|2026-05-${day}T00:00:00|2026-05-${day}T0${hours}:00:00|0${hours}:00:00|${rest}`

const told = async (ctx: Context, of: { projectId: string; resourceTypeId: string }) => {
  const [row] = await ctx.sql<{ used: string; charged: string; uncharged: string; records: string; drawn: string }>(
    `select (select coalesce(sum(amount), 0) from allocations.usage_charges where project_id = $1 and resource_type_id = $2)::text as used,
      (select coalesce(sum(charged), 0) from allocations.usage_charges where project_id = $1 and resource_type_id = $2)::text as charged,
      (select coalesce(sum(uncharged), 0) from allocations.usage_charges where project_id = $1 and resource_type_id = $2)::text as uncharged,
      (select coalesce(sum(quantity), 0) from allocations.usage_records where project_id = $1 and resource_type_id = $2)::text as records,
      (select coalesce(sum(amount), 0) from allocations.draws where project_id = $1 and usage_charge_id is not null)::text as drawn`,
    [of.projectId, of.resourceTypeId],
  )
  return Object.fromEntries(Object.entries(row!).map(([name, text]) => [name, formatFixed(parseQuantity(text))]))
}

describe('importing use', () => {
  it('charges the days it brings, once, however often it is imported', () =>
    undone({ ...house.manager, at }, async (ctx) => {
      const of = await counted(ctx)
      const lines = [
        job(1, of.publicId.toLowerCase()),
        job(2, of.publicId, 2),
        '3|tux',
        job(4, 'nobody'),
        job(5, of.publicId, 1, 18, 'PENDING|'),
      ]
      const first = await sacct(ctx, ...lines)
      expect(first).toMatchObject({
        lines: 5,
        refused: 2,
        uncounted: 1,
        counts: { new: 2, unknownAccount: 1, same: 0 },
        problems: [{ line: 4 }],
        unknownAccounts: [{ account: 'nobody', firstLine: 5 }],
        unknownPeople: [{ username: 'ann', lines: 2 }],
        charged: { own: '30.0000', uncharged: '0.0000' },
      })
      expect(await given.entitlement(ctx, of.projectId)).toMatchObject({ drawn: 30, headroom: 70 })
      const again = await sacct(ctx, ...lines)
      expect(again).toMatchObject({ counts: { new: 0, changed: 0, same: 2 }, charged: { own: '0.0000' } })
      expect(await told(ctx, of)).toEqual({
        used: '30.0000',
        charged: '30.0000',
        uncharged: '0.0000',
        records: '30.0000',
        drawn: '30.0000',
      })
    }))

  it('corrects by a further entry what is told otherwise later, in whichever project and on whichever day', () =>
    undone({ ...house.manager, at }, async (ctx) => {
      const of = await counted(ctx)
      const other = await given.project(ctx)
      const { resourceTypeId, projectId } = of
      await sacct(ctx, job(1, of.publicId, 5))
      expect(await sacct(ctx, job(1, of.publicId, 2))).toMatchObject({
        counts: { changed: 1 },
        charged: { own: '-30.0000' },
      })
      expect(await told(ctx, of)).toMatchObject({ used: '20.0000', drawn: '20.0000', records: '20.0000' })
      // Across midnight: the other day's is taken back.
      expect(
        await sacct(ctx, `1|tux|p|${of.publicId}|ann|2026-05-19T00:00:00|2026-05-20T00:30:00|24:30:00|COMPLETED|cpu=2`),
      ).toMatchObject({ counts: { changed: 1 } })
      expect(await told(ctx, of)).toMatchObject({ used: '49.0000', charged: '49.0000', drawn: '49.0000' })
      await mapUsageAccount(ctx, { account: of.publicId, projectId: other })
      await sacct(ctx, `1|tux|p|${of.publicId}|ann|2026-05-19T00:00:00|2026-05-20T00:30:00|24:30:00|COMPLETED|cpu=2`)
      expect(await told(ctx, of)).toMatchObject({ used: '0.0000', drawn: '0.0000' })
      // It has nothing to pay with: said, and kept.
      expect(await told(ctx, { projectId: other, resourceTypeId })).toMatchObject({
        used: '49.0000',
        uncharged: '49.0000',
      })
      await mapUsageAccount(ctx, { account: of.publicId, projectId: null })
      await sacct(ctx, `1|tux|p|${of.publicId}|ann|2026-05-19T00:00:00|2026-05-20T00:30:00|24:30:00|COMPLETED|cpu=2`)
      expect(await told(ctx, { projectId: other, resourceTypeId })).toMatchObject({
        used: '0.0000',
        uncharged: '0.0000',
      })
      expect(await given.entitlement(ctx, projectId)).toMatchObject({ drawn: 49 })
    }))

  it('charges the period in which it was used, and what is left of it no more than once', () =>
    undone({ ...house.manager, at }, async (ctx) => {
      const of = await counted(ctx)
      await sacct(ctx, ...[1, 2, 3].map((n) => job(n, of.publicId, 4).replaceAll('2026-05', '2026-04')))
      // 120 of April's 100: the rest is overdrawn there, and May is untouched.
      const rows = await ctx.sql<{ k: number; forced: boolean; amount: string }>(
        'select k, forced, sum(amount)::text as amount from allocations.draws where allocation_id = $1 group by 1, 2 order by 2',
        [of.allocationId],
      )
      expect(rows).toEqual([
        { k: 0, forced: false, amount: '100.0000' },
        { k: 0, forced: true, amount: '20.0000' },
      ])
      expect(await given.entitlement(ctx, of.projectId)).toMatchObject({ drawn: 0, headroom: 100 })
      const alerts = await ctx.tx.usageAlert.findMany({
        where: { allocationId: of.allocationId },
        orderBy: { threshold: 'asc' },
      })
      expect(alerts.map(({ threshold, k }) => [threshold, k])).toEqual([
        [80, 0],
        [95, 0],
        [100, 0],
      ])
    }))

  it('leaves uncharged what nothing is left for, where the type says so, and takes that off first', () =>
    undone({ ...house.manager, at }, async (ctx) => {
      const of = await counted(ctx)
      const rules = [{ measure: 'CPU_HOURS' as const, weight: '1' }]
      await setUsageRules(ctx, { resourceTypeId: of.resourceTypeId, rules, overuse: 'UNCHARGED' })
      expect(await sacct(ctx, job(1, of.publicId, 9), job(2, of.publicId, 4))).toMatchObject({
        charged: { own: '100.0000', uncharged: '30.0000', overdrawn: '0.0000' },
      })
      await sacct(ctx, job(2, of.publicId, 2))
      expect(await told(ctx, of)).toMatchObject({
        used: '110.0000',
        charged: '100.0000',
        uncharged: '10.0000',
        drawn: '100.0000',
      })
    }))

  it('keeps measurements as a level and charges nothing for them', () =>
    undone({ ...house.manager, at }, async (ctx) => {
      const { publicId, projectId } = await counted(ctx)
      const resourceTypeId = await given.resourceType(ctx, { storage: true, name: 'Disk' })
      const quota = (used: string, day: string) =>
        importUsage(
          ctx,
          bytes(`account,path,resource_type,used,measured_at\n${publicId},/p,disk,${used},2026-05-${day}\n`),
          { format: 'quota' },
        )
      expect(await quota('5', '10')).toMatchObject({ counts: { new: 1 } })
      expect(await quota('3', '12')).toMatchObject({ counts: { changed: 1 } })
      expect(await quota('9', '11')).toMatchObject({
        counts: { outdated: 1 },
        notTaken: [{ line: 2, what: 'OUTDATED' }],
      })
      expect(await told(ctx, { projectId, resourceTypeId })).toMatchObject({
        used: '3.0000',
        charged: '0.0000',
        drawn: '0.0000',
      })
    }))
})

describe('recording use', () => {
  const record = (account: string, quantity: string, externalId = 'a'): UsageRecordGiven => ({
    externalId,
    account,
    username: house.pi.userId,
    resourceType: 'cores',
    quantity,
    startsAt: new Date('2026-05-20T10:00:00Z'),
    endsAt: new Date('2026-05-20T11:00:00Z'),
  })

  it('holds the limits and a person’s cap where it is asked to, and says so before', () =>
    undone({ ...house.manager, at }, async (ctx) => {
      const { publicId, projectId, resourceTypeId } = await counted(ctx)
      const { username } = await ctx.tx.user.findFirstOrThrow({ where: { id: house.pi.userId } })
      await setUsageCap(ctx, { projectId, resourceTypeId, userId: house.pi.userId, amount: '40' })
      const ask = (quantity: string, name: string | null = username) =>
        canStart(ctx, { account: publicId, resourceType: 'Cores', quantity, username: name })
      expect(await ask('40')).toMatchObject({ can: true, headroom: '40.0000', capRemaining: '40.0000' })
      const hold = (quantity: string, externalId: string) =>
        recordUsage(ctx, {
          origin: 'beam',
          records: [{ ...record(publicId, quantity, externalId), username }],
          holdLimits: true,
        })
      await hold('30', 'a')
      await expect(hold('11', 'b')).rejects.toBeInstanceOf(CapPassed)
      expect(await ask('11')).toMatchObject({
        can: false,
        capRemaining: '10.0000',
        reason: expect.stringContaining('cap'),
      })
      expect(await ask('70', null)).toMatchObject({ can: true, own: '70.0000' })
      expect(await ask('71', null)).toMatchObject({ can: false })
      await setUsageCap(ctx, { projectId, resourceTypeId, userId: house.pi.userId, amount: null })
      await expect(hold('71', 'b')).rejects.toBeInstanceOf(UseNotCovered)
      await hold('70', 'b')
      expect(await given.entitlement(ctx, projectId)).toMatchObject({ headroom: 0 })
    }))

  it('refuses the whole of what can’t be read, and whoever may not record', () =>
    undone({ ...house.manager, at }, async (ctx) => {
      const { publicId } = await counted(ctx)
      const bad = recordUsage(ctx, { origin: 'beam', records: [record(publicId, '1'), record('nobody', '1', 'b')] })
      await expect(bad).rejects.toBeInstanceOf(UsageUnreadable)
      expect(await ctx.tx.usageRecord.count()).toBe(0)
      const pi = await given.become(ctx, house.pi)
      await expect(recordUsage(pi, { origin: 'beam', records: [record(publicId, '1')] })).rejects.toBeInstanceOf(
        NotAllowed,
      )
    }))
})
