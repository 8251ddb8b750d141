import { beforeAll, describe, expect, it } from 'vitest'
import * as given from '../../../../test/given.ts'
import { undone } from '../../../../test/told.ts'
import type { Context } from '../../../kernel/context.ts'
import { newId } from '../../../kernel/ids.ts'
import { NotAllowed } from '../../../kernel/refusals.ts'
import { smallFacility } from './testing/facility-files.ts'
import { imported, previewed, rowsThat } from './testing/import-for-test.ts'

let tenantId: string
let admin: given.Person
beforeAll(async () => {
  tenantId = (await given.tenant()).tenantId
  admin = await given.person(tenantId, { roles: ['admin'] })
})

const refusedIn = async (ctx: Context, texts: Record<string, string>) =>
  rowsThat('refuse', await previewed(ctx, { ...smallFacility, ...texts }))

const shares = (...rows: string[]) => ({
  'resource-shares.csv': ['source,recipient,resource_type,percent,kind', ...rows, ''].join('\n'),
  'projects.csv': living,
})
const living = smallFacility['projects.csv'].replace('ARCHIVED', 'ACTIVE')
const allocations = (...rows: string[]) => ({
  'allocations.csv': [
    'key,project,resource_type,model,quantity,start,end,billing_period,renewal,lifetime_months,status',
    ...rows,
    '',
  ].join('\n'),
  'data-shares.csv': 'project,name,allocation,subtype\n',
})

describe('rows that break a rule', () => {
  it.each([
    [
      'more than 99 % of a type',
      shares('P1,P2,,60,', 'P1,P3,,39,', 'P1,P3,CPU,40,'),
      ['resourceShares P1 → P3: CPU SharedTooMuch'],
    ],
    [
      'a circle, closed by the last row',
      shares('P1,P2,CPU,10,', 'P2,P3,,10,', 'P3,P1,CPU,5,'),
      ['resourceShares P3 → P1: CPU CircularSharing'],
    ],
    ['a circle that a rule of 0 % breaks', shares('P1,P2,CPU,10,', 'P2,P3,,10,', 'P2,P3,CPU,0,', 'P3,P1,CPU,5,'), []],
    ['a uniform share of nothing', shares('P1,P2,,0,'), ['resourceShares P1 → P2 UniformShareOfNothing']],
    [
      'a share of an archived project',
      { 'resource-shares.csv': 'source,recipient,percent\nP3,P1,5\n' },
      ['resourceShares P3 → P1 ProjectArchived'],
    ],
    [
      'an end that is missing, and one that is not past',
      allocations(
        'A1,P1,CPU,SUBSCRIPTION,1,2026-01-01,,MONTH,MANUAL,,',
        'A2,P1,CPU,SUBSCRIPTION,1,2026-01-01,,MONTH,AUTO,,ENDED',
      ),
      ['allocations A1 EndMissing', 'allocations A2 EndMissing'],
    ],
    [
      'too many periods, and dates nobody meant',
      allocations(
        'A1,P1,CPU,SUBSCRIPTION,1,1901-01-01,,MONTH,AUTO,,',
        'A2,P1,CPU,SUBSCRIPTION,1,0001-01-01,,YEAR,AUTO,,',
      ),
      ['allocations A1 TooManyPeriods', 'allocations A2 DateOutOfRange'],
    ],
    [
      'a data share on what is no storage',
      { 'data-shares.csv': 'project,name,allocation,subtype\nP1,x,A1,POSIX\n' },
      ['dataShares P1: x AllocationNotStorage'],
    ],
    [
      'a data share on another project’s allocation',
      { 'data-shares.csv': 'project,name,allocation,subtype\nP2,x,A2,POSIX\n' },
      ['dataShares P2: x AllocationOfAnotherProject'],
    ],
    [
      'people who are not there',
      {
        'project-members.csv': 'project,username\nP1,nobody\n',
        'data-shares.csv': 'project,name,allocation,subtype,steward\nP1,x,A2,POSIX,ghost\n',
      },
      ['projectMembers P1: nobody NotFound', 'dataShares P1: x NotFound'],
    ],
    [
      'a role, a group and a type that are not there',
      {
        'people.csv': smallFacility['people.csv'].replace(',pi,P1', ',emperor,'),
        'security-groups.csv': 'name,members\nquark-lab,\nother,nobody\n',
      },
      undefined,
    ],
    [
      'a default project of somebody else’s',
      { 'people.csv': smallFacility['people.csv'].replace('pi,P1', 'pi,').replace('Poe,,', 'Poe,,P1') },
      ['defaultProjects kim NotOwnProject'],
    ],
    ['two people with one address', { 'people.csv': smallFacility['people.csv'].replace('kim@', 'JOHN@') }, undefined],
    [
      'an address no mail reaches',
      { 'people.csv': `${smallFacility['people.csv']}lee,lee@localhost,Lee Roe,,\n` },
      ['people lee InvalidInput'],
    ],
    [
      'two projects of one PI with one name',
      { 'projects.csv': `${smallFacility['projects.csv']}P4,QUARKS,,jane,DRAFT,,,,,\n` },
      ['projects P4 ProjectNameTaken'],
    ],
    [
      'a short id that is taken, and one that is none',
      {
        'projects.csv': 'key,public_id,name,pi\nP1,QU-7,Quarks,jane\nP2,QU-7,Gluons,jane\nP3,quark,Leptons,john\n',
        'project-members.csv': 'project,username\n',
        ...allocations(),
        'resource-shares.csv': 'source,recipient,percent\n',
      },
      ['projects P2 BillingMissing PublicIdTaken', 'projects P3 InvalidInput'],
    ],
  ])('%s', (_what, texts, expected) =>
    undone(admin, async (ctx) => {
      const refused = await refusedIn(ctx, texts)
      if (expected) expect(refused).toEqual(expected)
      else expect(refused[0]).toMatch(/NotFound|EmailTaken/)
    }),
  )

  it('never moves what is fixed, nor archives what others depend on', () =>
    undone(admin, async (ctx) => {
      await imported(ctx, smallFacility)
      const moved = {
        'allocations.csv': smallFacility['allocations.csv']
          .replace('A1,P1', 'A1,P2')
          .replace('CONDO,40.5,2026-01-01,,', 'CONDO,40.5,2026-01-01,2026-12-01,'),
        'projects.csv': smallFacility['projects.csv'].replace('jane,ACTIVE', 'jane,ARCHIVED'),
        'resource-types.csv': smallFacility['resource-types.csv'].replace('core-hours', 'hours'),
      }
      expect(await refusedIn(ctx, moved)).toEqual([
        'resourceTypes CPU ResourceTypeInUse',
        'projects P1 ProjectInUse',
        'allocations A1 AllocationFixed',
        'allocations A2 AllocationBacksDataShare',
      ])
    }))

  it('never cuts below what is drawn', () =>
    undone(admin, async (ctx) => {
      await imported(ctx, smallFacility)
      await ctx.sql(
        `insert into allocations.draws (tenant_id, id, project_id, paying_project_id, allocation_id, is_storage_type, k, source, amount)
         select $1, $2, a.project_id, a.project_id, a.id, false, max(p.k), 'OWN', 700 from allocations.allocations a join allocations.allocation_periods p on p.allocation_id = a.id
         where a.tenant_id = $1 and a.external_key = 'A1' group by a.id, a.project_id`,
        [tenantId, newId()],
      )
      const cutTo = (quantity: number) => ({
        'allocations.csv': smallFacility['allocations.csv'].replace(',1000,', `,${quantity},`),
      })
      expect(await refusedIn(ctx, cutTo(600))).toEqual(['allocations A1 BelowWhatIsDrawn'])
      expect(await refusedIn(ctx, cutTo(900))).toEqual([])
      // 1,000 less 80 % is below 700 drawn.
      expect(
        await refusedIn(ctx, {
          'resource-shares.csv': 'source,recipient,resource_type,percent,kind\nP1,P2,CPU,80,RESERVED\n',
        }),
      ).toEqual(['resourceShares P1 → P2: CPU BelowWhatIsDrawn'])
    }))

  it('lets people be changed and given roles only by who may', async () => {
    const manager = await given.person(tenantId, { roles: ['resource_manager'] })
    await undone(manager, async (ctx) => {
      const preview = await previewed(ctx, smallFacility)
      expect(rowsThat('create', preview)[0]).toBe('people jane RolesLeftOut')
      expect(rowsThat('refuse', preview)).toEqual(['defaultProjects jane NotAllowed'])
      await imported(ctx, smallFacility, { onlyValid: true })
      expect(
        await refusedIn(ctx, { 'people.csv': smallFacility['people.csv'].replace('Jane Doe', 'Jane Roe') }),
      ).toEqual(['people jane RolesLeftOut NotAllowed', 'defaultProjects jane NotAllowed'])
    })
    const pi = await given.person(tenantId, { roles: ['pi'] })
    await undone(pi, (ctx) => expect(previewed(ctx, smallFacility)).rejects.toBeInstanceOf(NotAllowed))
  })

  it('lets nobody take their own access away', () =>
    undone(admin, async (ctx) => {
      const [row] = await ctx.sql<{ username: string }>(
        'select username from identity.users where tenant_id = $1 and id = $2',
        [tenantId, admin.userId],
      )
      const people = `username,email,full_name,status\n${row!.username},${admin.email},Ada,SUSPENDED\n`
      expect(rowsThat('refuse', await previewed(ctx, { 'people.csv': people }))).toEqual([
        `people ${row!.username} NotAllowed`,
      ])
    }))
})
