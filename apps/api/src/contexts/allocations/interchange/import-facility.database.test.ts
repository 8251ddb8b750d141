import { beforeAll, describe, expect, it } from 'vitest'
import * as given from '../../../../test/given.ts'
import { undone } from '../../../../test/told.ts'
import { totalsOf } from './plan/plan-summary.ts'
import { importFacility } from './import-facility.ts'
import { PlanChanged, RowsRefused } from './refusals.ts'
import { exportFacility } from './export-facility.ts'
import { smallFacility } from './testing/facility-files.ts'
import { imported, previewed, rowsThat } from './testing/import-for-test.ts'

let admin: given.Person
beforeAll(async () => {
  const { tenantId } = await given.tenant()
  admin = await given.person(tenantId, { roles: ['admin'] })
})

describe('importing a facility', () => {
  it('creates every row, and the second time nothing', () =>
    undone(admin, async (ctx) => {
      const first = await imported(ctx, smallFacility)
      expect(totalsOf(first.summary)).toEqual({ create: 18, change: 0, same: 0, refuse: 0 })
      const audited = async () =>
        Number(
          (
            await ctx.sql<{ n: string }>('select count(*) as n from audit.audit_logs where tenant_id = $1', [
              admin.tenantId,
            ])
          )[0]!.n,
        )
      const before = await audited()
      const second = await imported(ctx, smallFacility)
      expect(second).toMatchObject({ changed: false })
      expect(totalsOf(second.summary)).toEqual({ create: 0, change: 0, same: 18, refuse: 0 })
      expect(await audited()).toBe(before)
    }))

  it('writes what the operations would have written', () =>
    undone(admin, async (ctx) => {
      await imported(ctx, smallFacility)
      const quarks = await ctx.tx.project.findFirstOrThrow({
        where: { externalKey: 'P1' },
        include: { defaultSecurityGroup: true, history: true },
      })
      expect(quarks).toMatchObject({
        publicId: 'QU-1',
        status: 'ACTIVE',
        billingDetails: { costCentre: '4711' },
        defaultSecurityGroup: { groupName: 'quark-lab' },
      })
      expect(quarks.history).toMatchObject([{ action: 'importFacility' }])
      const gluons = await ctx.tx.project.findFirstOrThrow({
        where: { externalKey: 'P2' },
        include: { defaultSecurityGroup: true },
      })
      expect(gluons.defaultSecurityGroup.groupName).toBe('GL-1 members')
      const [subscription] = await ctx.sql(
        `select k, starts_at, quantity from allocations.allocation_periods p where allocation_id = (select id from allocations.allocations where external_key = 'A1' and tenant_id = $1) and k < 3 order by k`,
        [admin.tenantId],
      )
      expect(subscription).toMatchObject({ k: 0, quantity: '1000.0000' })
      const starts = await ctx.sql<{ day: string }>(
        `select to_char(p.starts_at at time zone 'UTC', 'MM-DD') as day from allocations.allocation_periods p join allocations.allocations a on a.id = p.allocation_id where a.external_key = 'A1' and a.tenant_id = $1 order by k limit 3`,
        [admin.tenantId],
      )
      expect(starts.map(({ day }) => day)).toEqual(['01-31', '02-28', '03-31'])
      const [condo] = await ctx.sql(
        `select lifetime_months, ends_at from allocations.allocations where external_key = 'A2' and tenant_id = $1`,
        [admin.tenantId],
      )
      expect(condo).toEqual({ lifetime_months: 36, ends_at: new Date('2029-01-01') })
      const [share] = await ctx.sql(
        `select d.steward_inherited, u.username, g.group_name from allocations.data_shares d join identity.users u on u.tenant_id = d.tenant_id and u.id = d.data_steward_id join identity.security_groups g on g.tenant_id = d.tenant_id and g.id = d.security_group_id where d.tenant_id = $1`,
        [admin.tenantId],
      )
      expect(share).toEqual({ steward_inherited: true, username: 'kim', group_name: 'quark-lab' })
      const [summary] = await ctx.sql<{ details: { summary: object } }>(
        `select details from audit.audit_logs where tenant_id = $1 and resource_type = 'facility' and action = 'importFacility'`,
        [admin.tenantId],
      )
      expect(summary!.details.summary).toMatchObject({ allocations: { create: 3 } })
    }))

  it('shows field by field what a changed file changes, and no more', () =>
    undone(admin, async (ctx) => {
      await imported(ctx, smallFacility)
      const edited = {
        ...smallFacility,
        'projects.csv': smallFacility['projects.csv']
          .replace('P1,Quarks,', 'P1,Quarks at low energy,')
          .replace('ANALYSIS,john,kim', 'ANALYSIS,kim,john'),
        'project-members.csv': 'project,username,role\nP1,john,OWNER\nP2,john,VIEWER\n',
        'allocations.csv': smallFacility['allocations.csv']
          .replace(',1000,', ',800,')
          .replace(',2026-01-01,QUARTER', ',2026-07-01,QUARTER'),
        'resource-shares.csv': smallFacility['resource-shares.csv'].replace('12.5', '13'),
      }
      const preview = await previewed(ctx, edited)
      expect(rowsThat('change', preview)).toEqual([
        'projects P1 name: Quarks → Quarks at low energy, managers: john → kim, default_steward: kim → john',
        'projectMembers P1: kim role: EDITOR → null',
        'allocations A1 quantity: 1000 → 800',
        'allocations A3 end: 2026-01-01T00:00:00.000Z → 2026-07-01T00:00:00.000Z',
        'resourceShares P1 → P2: CPU percent: 12.5 → 13',
      ])
      expect(rowsThat('create', preview)).toEqual(['projectMembers P1: john'])
      await imported(ctx, edited)
      expect(totalsOf((await previewed(ctx, edited)).summary)).toMatchObject({ create: 0, change: 0, refuse: 0 })
      // What inherits the default steward moved with it; what is past was not rewritten.
      const [share] = await ctx.sql(
        `select u.username from allocations.data_shares d join identity.users u on u.tenant_id = d.tenant_id and u.id = d.data_steward_id where d.tenant_id = $1`,
        [admin.tenantId],
      )
      expect(share).toEqual({ username: 'john' })
      const quantities = await ctx.sql<{ quantity: string }>(
        `select p.quantity from allocations.allocation_periods p join allocations.allocations a on a.tenant_id = p.tenant_id and a.id = p.allocation_id where a.external_key = 'A1' and a.tenant_id = $1 order by k`,
        [admin.tenantId],
      )
      expect([quantities[0], quantities.at(-1)]).toEqual([{ quantity: '1000.0000' }, { quantity: '800.0000' }])
    }))

  it('applies what was previewed, or nothing', () =>
    undone(admin, async (ctx) => {
      const { planHash, reading } = await previewed(ctx, smallFacility)
      await ctx.sql(
        `insert into allocations.resource_types (tenant_id, id, name, unit) values ($1, gen_random_uuid(), 'cpu', 'core-hours')`,
        [admin.tenantId],
      )
      await expect(importFacility(ctx, reading, { fileNames: [], planHash })).rejects.toBeInstanceOf(PlanChanged)
      expect(await ctx.tx.project.count()).toBe(0)
    }))

  it('imports nothing where rows are refused, unless only the valid ones are wanted', () =>
    undone(admin, async (ctx) => {
      const broken = {
        ...smallFacility,
        'projects.csv': smallFacility['projects.csv'].replace(',4711', ',4111 1111 1111 1111'),
      }
      await expect(imported(ctx, broken)).rejects.toBeInstanceOf(RowsRefused)
      expect(await ctx.tx.user.count()).toBe(1)
      const partly = await imported(ctx, broken, { onlyValid: true })
      expect(partly.summary.projects).toEqual({ create: 2, change: 0, same: 0, refuse: 1 })
      expect(partly.summary.allocations).toEqual({ create: 1, change: 0, same: 0, refuse: 2 })
      expect(rowsThat('refuse', await previewed(ctx, broken))).toEqual([
        'projects P1 CardNumberInBilling',
        'projectMembers P1: kim DependsOnRefused',
        'defaultProjects jane DependsOnRefused',
        'allocations A1 DependsOnRefused',
        'allocations A2 DependsOnRefused',
        'resourceShares P1 → P2 DependsOnRefused',
        'resourceShares P1 → P2: CPU DependsOnRefused',
        'dataShares P1: raw-images DependsOnRefused DependsOnRefused',
      ])
    }))

  it('writes the same files back, byte for byte, and takes them all as they are', () =>
    undone(admin, async (ctx) => {
      await imported(ctx, smallFacility)
      const texts = async () =>
        Object.fromEntries(
          (await exportFacility(ctx)).map(({ name, bytes }) => [name, new TextDecoder().decode(bytes)]),
        )
      const first = await texts()
      const again = await imported(ctx, first)
      expect(totalsOf(again.summary)).toMatchObject({ create: 0, change: 0, refuse: 0 })
      expect(await texts()).toEqual(first)
    }))
})
