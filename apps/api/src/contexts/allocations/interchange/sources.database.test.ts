import { beforeAll, describe, expect, it } from 'vitest'
import { hasShared, readShared, testData } from '@tenure/interchange/testing/files'
import type { ReadOptions, SourceFile } from '@tenure/interchange'
import * as given from '../../../../test/given.ts'
import { undone } from '../../../../test/told.ts'
import type { Context } from '../../../kernel/context.ts'
import { exportFacility } from './export-facility.ts'
import { importFacility } from './import-facility.ts'
import { totalsOf } from './plan/plan-summary.ts'
import { readSources } from './read-sources.ts'

let admin: given.Person
beforeAll(async () => {
  const { tenantId } = await given.tenant()
  admin = await given.person(tenantId, { roles: ['admin'] })
})

const take = async (ctx: Context, file: SourceFile, options: ReadOptions = {}) =>
  importFacility(ctx, await readSources({ files: [file], options }), { fileNames: [file.name], onlyValid: true })

/** Imports twice, exports, and imports what was exported: only the first changes anything. */
async function settles(ctx: Context, file: SourceFile, options: ReadOptions = {}) {
  const first = await take(ctx, file, options)
  expect(totalsOf(first.summary).refuse).toBe(0)
  expect((await take(ctx, file, options)).changed).toBe(false)
  const exported = await exportFacility(ctx)
  expect((await importFacility(ctx, await readSources({ files: exported }), { fileNames: [] })).changed).toBe(false)
  expect(await exportFacility(ctx)).toEqual(exported)
  return first.summary
}

describe('what other systems write', () => {
  it.skipIf(!hasShared('slurm/sacctmgr-dump.cfg'))('takes a Slurm dump', () =>
    undone(admin, async (ctx) => {
      const summary = await settles(ctx, readShared('slurm/sacctmgr-dump.cfg'), {
        defaultPi: 'jane',
        emailDomain: 'example.org',
      })
      expect([summary.projects.create, summary.allocations.create, summary.people.create]).toEqual([3, 1, 2])
      const [granted] = await ctx.sql(
        `select quantity, renewal, starts_at from allocations.allocations where tenant_id = $1`,
        [admin.tenantId],
      )
      expect(granted).toEqual({ quantity: '10000.0000', renewal: 'AUTO', starts_at: new Date('2020-01-01') })
    }),
  )

  it.skipIf(!hasShared('coldfront/dumpdata.json'))('takes a ColdFront dump', () =>
    undone(admin, async (ctx) => {
      const summary = await settles(ctx, readShared('coldfront/dumpdata.json'))
      expect([summary.people.create, summary.projects.create, summary.allocations.create]).toEqual([51, 2, 6])
    }),
  )

  it('takes the project’s own Slurm dump, and leaves alone what Slurm does not know', () =>
    undone(admin, async (ctx) => {
      const file = testData('sacctmgr-dump.cfg')
      const summary = await settles(ctx, file, { defaultPi: 'jane' })
      expect(summary.projects.create).toBeGreaterThan(0)
      // What people add in Tenure stays, whatever Slurm says of it or not.
      await ctx.sql(
        `update projects.projects set billing_details = '{"grantCode": "G1"}', description = 'ours' where tenant_id = $1 and description is null`,
        [admin.tenantId],
      )
      await ctx.sql(
        `update identity.users set email = 'jane@real.example.org', full_name = 'Jane Doe', status = 'SUSPENDED' where tenant_id = $1 and username = 'jane'`,
        [admin.tenantId],
      )
      const again = await take(ctx, file, { defaultPi: 'jane' })
      expect(again.summary.people).toMatchObject({ create: 0, change: 0, refuse: 0 })
      const [jane] = await ctx.sql(
        `select email, full_name, status from identity.users where tenant_id = $1 and username = 'jane'`,
        [admin.tenantId],
      )
      expect(jane).toEqual({ email: 'jane@real.example.org', full_name: 'Jane Doe', status: 'SUSPENDED' })
    }))
})
