import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { ownerPool } from '../../../../test/database.ts'
import * as given from '../../../../test/given.ts'
import { undone } from '../../../../test/told.ts'
import type { Context } from '../../../kernel/context.ts'
import { exportFacility } from './export-facility.ts'
import { importFacility } from './import-facility.ts'
import { previewImport } from './preview-import.ts'
import { totalsOf } from './plan/plan-summary.ts'
import { readSources } from './read-sources.ts'
import { anyWholeFacility } from './testing/any-whole-facility.ts'

const collected = new URL('../../../../../../../shared/cases/hostile/blns.json', import.meta.url)
const hostile = existsSync(collected)
  ? (JSON.parse(readFileSync(collected, 'utf8')) as string[])
  : [
      '=cmd()',
      '+1',
      '-1',
      '@x',
      "'; drop table users; --",
      '<script>alert(1)</script>',
      '\u202Eevil',
      'null',
      'NaN',
      'İstanbul',
      '\\',
      '""',
    ]

/** The same administrator in any tenant, so that two exports may be equal. */
async function operator() {
  const { tenantId } = await given.tenant()
  const person = await given.person(tenantId, { roles: ['admin'], name: 'The operator' })
  await ownerPool().query(
    `update identity.users set username = 'operator', email = 'operator@example.test' where tenant_id = $1`,
    [tenantId],
  )
  return person
}

const textsOf = async (ctx: Context) =>
  Object.fromEntries((await exportFacility(ctx)).map(({ name, bytes }) => [name, new TextDecoder().decode(bytes)]))
const filesOf = (texts: Record<string, string>) =>
  Object.entries(texts).map(([name, text]) => ({ name, bytes: new TextEncoder().encode(text) }))

it(
  'exports and imports any facility without a difference, in its own tenant and in another',
  { timeout: 120_000 },
  async () => {
    const [here, there] = [await operator(), await operator()]
    await fc.assert(
      fc.asyncProperty(anyWholeFacility(hostile), async (files) => {
        const exported = await undone(here, async (ctx) => {
          const reading = await readSources({ files })
          expect(reading.problems.filter(({ severity }) => severity === 'error')).toEqual([])
          const first = await previewImport(ctx, reading)
          expect(first.plan.rows.filter(({ refused }) => refused)).toEqual([])
          await importFacility(ctx, reading, { fileNames: [], planHash: first.planHash })
          expect(totalsOf((await importFacility(ctx, reading, { fileNames: [] })).summary)).toMatchObject({
            create: 0,
            change: 0,
            refuse: 0,
          })
          const texts = await textsOf(ctx)
          const again = await importFacility(ctx, await readSources({ files: filesOf(texts) }), { fileNames: [] })
          expect(again.changed).toBe(false)
          expect(await textsOf(ctx)).toEqual(texts)
          return texts
        })
        await undone(there, async (ctx) => {
          await importFacility(ctx, await readSources({ files: filesOf(exported) }), { fileNames: [] })
          expect(await textsOf(ctx)).toEqual(exported)
        })
      }),
      { numRuns: 20 },
    )
  },
)
