import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { urls } from '../../../../../test/database.ts'
import * as given from '../../../../../test/given-allocations.ts'
import type { Person } from '../../../../../test/given.ts'
import type { Context } from '../../../../kernel/context.ts'
import { Database } from '../../../../kernel/database/database.ts'
import { doneAs } from '../../../../kernel/database/told.ts'
import { StaleVersion } from '../../../../kernel/refusals.ts'
import { ChangesRefused } from '../../refusals/change-sets.ts'
import { NotEnoughLeft } from '../../refusals/draws.ts'
import { drawResource } from '../draw-resource.ts'
import { changeAllocations } from './change-allocations.ts'

const ROUNDS = 6
let database: Database
let manager: Person
beforeAll(async () => {
  database = new Database(urls().ownerUrl, 12)
  manager = (await given.facility()).manager
})
afterAll(() => database.close())

const as = <T>(work: (ctx: Context) => Promise<T>): Promise<T> => doneAs(database, manager, work)
async function atOnce(work: readonly ((ctx: Context) => Promise<unknown>)[]): Promise<Error[]> {
  const outcomes = await Promise.allSettled(work.map((one) => as(one)))
  const errors = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason as Error] : []))
  for (const error of errors) if (!(error instanceof ChangesRefused || error instanceof NotEnoughLeft)) throw error
  return errors
}
const figures = (projectId: string) => as((ctx) => given.entitlement(ctx, projectId))

/** A source with three allocations of 1,000 that lends half to another project. */
const scene = () =>
  as(async (ctx) => {
    const [source, recipient, resourceTypeId] = [
      await given.project(ctx),
      await given.project(ctx),
      await given.resourceType(ctx),
    ]
    const ids: string[] = []
    for (let n = 0; n < 3; n++) ids.push(await given.allocation(ctx, { projectId: source, resourceTypeId }))
    await given.share(ctx, [source, recipient], '50')
    return { source, recipient, resourceTypeId, ids }
  })

describe('two managers at once', () => {
  it('change rows of one source with the versions they both saw: nothing is lost, whatever order they list them in', async () => {
    for (let n = 0; n < ROUNDS; n++) {
      const { ids } = await scene()
      const set = (quantity: string, rows: readonly string[]) => (ctx: Context) =>
        changeAllocations(ctx, {
          changes: rows.map((id) => ({ key: id, id, quantity, expectedVersion: 1 })),
        })
      const refused = await atOnce([set('1100', ids), set('1200', [...ids].reverse()), set('1300', ids.slice(1))])
      expect(refused).toHaveLength(2)
      for (const { rows } of refused as ChangesRefused[])
        for (const { refusal } of rows) expect(refusal).toBeInstanceOf(StaleVersion)
      const versions = await as((ctx) =>
        ctx.tx.allocation.findMany({ where: { id: { in: ids } }, select: { version: true, quantity: true } }),
      )
      for (const { version, quantity } of versions) expect(Number(quantity) > 1000).toBe(version === 2)
    }
  }, 120_000)

  it('cut what a recipient draws meanwhile: nothing is below what is drawn', async () => {
    for (let n = 0; n < ROUNDS; n++) {
      const { source, recipient, resourceTypeId, ids } = await scene()
      const cut = (id: string) => (ctx: Context) =>
        changeAllocations(ctx, { changes: [{ key: id, id, expectedVersion: 1, quantity: '500' }] })
      await atOnce([
        cut(ids[0]!),
        cut(ids[1]!),
        (ctx) => changeAllocations(ctx, { changes: [{ key: 'end', id: ids[2]!, expectedVersion: 1, end: {} }] }),
        (ctx) => drawResource(ctx, { projectId: recipient, resourceTypeId, amount: '700' }),
        (ctx) => drawResource(ctx, { projectId: source, resourceTypeId, amount: '700' }),
      ])
      for (const project of [source, recipient]) {
        const { drawn, entitlement } = await figures(project)
        expect(drawn).toBeLessThanOrEqual(entitlement)
      }
    }
  }, 120_000)
})
