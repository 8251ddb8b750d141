import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import * as given from '../../../../../test/given-allocations.ts'
import { undone } from '../../../../../test/told.ts'
import type { Context } from '../../../../kernel/context.ts'
import { ChangesRefused } from '../../refusals/change-sets.ts'
import { changeRenewal } from '../change-renewal.ts'
import { drawResource } from '../draw-resource.ts'
import { endAllocation } from '../end-allocation.ts'
import { extendAllocation } from '../extend-allocation.ts'
import { grantAllocation } from '../grant-allocation.ts'
import { resizeAllocation } from '../resize-allocation.ts'
import { changeAllocations } from './change-allocations.ts'
import type { Change } from './changes.ts'

let house: Awaited<ReturnType<typeof given.facility>>
beforeAll(async () => void (house = await given.facility()))
const at = new Date('2026-05-15T12:00:00Z')
const month = (n: number) => new Date(Date.UTC(2026, n, 1))

interface World {
  readonly projects: readonly [string, string]
  readonly resourceTypeId: string
  readonly ids: readonly string[]
}

/** A project with a condo and three subscriptions, one that renews by itself; it lends half to another, and both have drawn. */
async function world(ctx: Context, drawn: readonly [number, number]): Promise<World> {
  const [from, to, resourceTypeId] = [await given.project(ctx), await given.project(ctx), await given.resourceType(ctx)]
  const own = { projectId: from, resourceTypeId }
  const subscription = { ...own, model: 'SUBSCRIPTION' as const, startsAt: month(3) }
  const ids = [
    await given.allocation(ctx, { ...own, lifetimeMonths: 24, startsAt: month(0) }),
    await given.allocation(ctx, { ...subscription, quantity: '200' }),
    await given.allocation(ctx, { ...subscription, quantity: '300', renewal: 'MANUAL', periods: 4 }),
    await given.allocation(ctx, { ...subscription, startsAt: month(6), quantity: '150', renewal: 'NONE', periods: 3 }),
    await given.allocation(ctx, { ...own, projectId: to, quantity: '50' }),
  ]
  await given.share(ctx, [from, to], '50')
  if (drawn[0] > 0) await drawResource(ctx, { projectId: from, resourceTypeId, amount: String(drawn[0]) })
  if (drawn[1] > 0) await drawResource(ctx, { projectId: to, resourceTypeId, amount: String(drawn[1]) })
  return { projects: [from, to], resourceTypeId, ids }
}

const asked = fc.record(
  {
    quantity: fc.constantFrom('0', '100', '250', '800', '1000', '1200'),
    endsAt: fc.constantFrom(5, 7, 8, 11, 14, 30).map(month),
    renewal: fc.constantFrom('AUTO' as const, 'MANUAL' as const, 'NONE' as const),
  },
  { requiredKeys: [] },
)
const sets = fc.record({
  drawn: fc.tuple(fc.constantFrom(0, 100, 400), fc.constantFrom(0, 200, 600)),
  rows: fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), asked), { minLength: 1, maxLength: 5 }),
  grants: fc.array(fc.constantFrom('10', '500'), { maxLength: 2 }),
})

const changesOf = ({ ids, projects, resourceTypeId }: World, set: { rows: [number, object][]; grants: string[] }) => [
  ...[...new Map(set.rows)].map(([n, row]): Change => ({ key: String(n), id: ids[n]!, expectedVersion: 1, ...row })),
  ...set.grants.map((quantity, n): Change => ({
    key: `new ${n}`,
    grant: { projectId: projects[0], resourceTypeId, model: 'CONDO', quantity },
  })),
]

/** Everything a set could touch, without what numbers rows and counts edits. */
async function state(ctx: Context, { projects }: World) {
  const rows = await ctx.sql(
    `select a.project_id, a.quantity::text, a.renewal, a.ends_at, a.period_start, a.period_end, a.ended_reason,
       array(select (p.k, p.starts_at, p.ends_at, p.quantity)::text from allocations.allocation_periods p where p.allocation_id = a.id order by p.k) periods
     from allocations.allocations a where a.project_id = any ($1) order by a.starts_at, a.allocation_model, a.renewal, a.quantity, a.id`,
    [projects],
  )
  const figures = await ctx.sql('select * from allocations.entitlements($1, $2) order by 1, 2', [projects, at])
  return JSON.parse(JSON.stringify({ rows, figures })) as object
}

/** One by one: first what gives, then what takes, then how it goes on. */
async function oneByOne(ctx: Context, { ids }: World, changes: readonly Change[]): Promise<void> {
  const standing = new Map(
    (await ctx.tx.allocation.findMany({ where: { id: { in: [...ids] } } })).map((row) => [row.id, row]),
  )
  const told = changes.flatMap((change) => (change.id ? [{ ...change, row: standing.get(change.id)! }] : []))
  const raises = (quantity: string, row: { quantity: { toString(): string } }) =>
    Number(quantity) >= Number(row.quantity)
  for (const { grant } of changes) if (grant) await grantAllocation(ctx, grant)
  for (const gives of [true, false])
    for (const { row, quantity, endsAt } of told) {
      const later = endsAt && row.endsAt !== null && endsAt > row.endsAt
      if (quantity && raises(quantity, row) === gives) await resizeAllocation(ctx, { id: row.id, quantity })
      if (endsAt && later && gives) await extendAllocation(ctx, { id: row.id, endsAt })
      if (endsAt && !later && !gives && endsAt.getTime() !== row.endsAt?.getTime())
        await endAllocation(ctx, { id: row.id, at: endsAt })
    }
  for (const { row, renewal } of told)
    if (renewal && row.allocationModel !== 'CONDO') await changeRenewal(ctx, { id: row.id, renewal })
}

async function under<T>(ctx: Context, work: () => Promise<T>): Promise<T> {
  await ctx.sql('savepoint tried')
  try {
    return await work()
  } finally {
    await ctx.sql('rollback to savepoint tried')
  }
}

describe('a set of changes', () => {
  it('equals the same done one by one in an allowed order, or is refused whole', async () => {
    const outcomes = { done: 0, refused: 0 }
    await undone({ ...house.manager, at }, async (ctx) => {
      await fc.assert(
        fc.asyncProperty(sets, ({ drawn, ...set }) =>
          under(ctx, async () => {
            const made = await world(ctx, drawn)
            const changes = changesOf(made, set)
            const before = await state(ctx, made)
            await ctx.sql('savepoint whole')
            const refused = await changeAllocations(ctx, { changes }).then(
              () => false,
              (error: unknown) => {
                if (error instanceof ChangesRefused) return true
                throw error
              },
            )
            const together = await state(ctx, made)
            outcomes[refused ? 'refused' : 'done']++
            if (refused) {
              expect(together).toEqual(before)
              return
            }
            await ctx.sql('rollback to savepoint whole')
            await oneByOne(ctx, made, changes)
            expect(together).toEqual(await state(ctx, made))
          }),
        ),
        { numRuns: 40 },
      )
    })
    // Neither side of the rule is only read.
    expect(outcomes.done).toBeGreaterThan(5)
    expect(outcomes.refused).toBeGreaterThan(5)
  }, 120_000)
})
