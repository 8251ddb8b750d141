import { expect, it } from 'vitest'
import { fill } from '../src/demo/scale.ts'
import { foundHouse } from '../src/demo/house.ts'
import { ownerPool } from './database.ts'
import { kept } from './told.ts'

it('fills a house to measure with, every row audited', async () => {
  const house = await foundHouse(ownerPool(), {
    slug: 'northwind-test',
    name: 'Northwind',
    tier: 'PRO',
    at: new Date(),
    people: [{ key: 'admin', name: 'Admin', roles: ['admin'] }],
  })
  await kept({ tenantId: house.tenantId, userId: house.people.get('admin')! }, async (ctx) => {
    await fill(ctx, { times: 1 })
    const [counts] = await ctx.sql<{ projects: string; allocations: string; audited: string }>(
      `select (select count(*) from projects.projects) projects, (select count(*) from allocations.allocations) allocations,
        (select count(*) from audit.audit_logs where resource_type = 'allocations') audited`,
    )
    expect(counts).toEqual({ projects: '60', allocations: '400', audited: '400' })
  })
})
