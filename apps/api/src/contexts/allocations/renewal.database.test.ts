import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import * as given from '../../../test/given-allocations.ts'
import { kept, undone } from '../../../test/told.ts'
import type { Context } from '../../kernel/context.ts'
import { drawResource } from './operations/draw-resource.ts'
import { grantAllocation } from './operations/grant-allocation.ts'
import { renewAllocation } from './operations/renew-allocation.ts'
import { resizeAllocation } from './operations/resize-allocation.ts'
import { BelowWhatIsDrawn } from './refusals/cuts.ts'
import { NotEnoughLeft } from './refusals/draws.ts'

let house: Awaited<ReturnType<typeof given.facility>>
let resourceTypeId: string
beforeAll(async () => {
  house = await given.facility()
  resourceTypeId = await kept(house.manager, (ctx) => given.resourceType(ctx))
})

const rows = (ctx: Context, allocationId: string) =>
  ctx.tx.allocationPeriod.findMany({
    where: { allocationId },
    select: { k: true, startsAt: true, endsAt: true, quantity: true },
    orderBy: { k: 'asc' },
  })
const starts = fc.integer({ min: 0, max: 700 }).map((days) => new Date(Date.UTC(2022, 0, 1 + days)))

it(
  '7: renewing k times equals one jump of k, and rewrites nothing of the past',
  () =>
    undone(house.manager, async (ctx) => {
      const projectId = await given.project(ctx)
      await fc.assert(
        fc.asyncProperty(
          starts,
          fc.constantFrom('MONTH' as const, 'QUARTER' as const),
          fc.integer({ min: 1, max: 5 }),
          async (startsAt, billingPeriod, k) => {
            const grant = {
              projectId,
              resourceTypeId,
              model: 'SUBSCRIPTION' as const,
              quantity: '12.5',
              startsAt,
              billingPeriod,
              renewal: 'MANUAL' as const,
            }
            const { id: step } = await grantAllocation(ctx, { ...grant, periods: 1 })
            const { id: jump } = await grantAllocation(ctx, { ...grant, periods: 1 + k })
            for (let i = 0; i < k; i++) {
              const before = await rows(ctx, step)
              await renewAllocation(ctx, { id: step })
              expect((await rows(ctx, step)).slice(0, -1)).toEqual(before)
            }
            expect(await rows(ctx, step)).toEqual(await rows(ctx, jump))
            const ends = await ctx.tx.allocation.findMany({
              where: { id: { in: [step, jump] } },
              select: { endsAt: true },
            })
            expect(ends[0]).toEqual(ends[1])
          },
        ),
        { numRuns: 40, endOnFailure: true },
      )
    }),
  60_000,
)

it(
  '8: draws and cuts in any order never leave an allocation, a rule or a project below what is drawn, unless forced',
  () =>
    undone(house.manager, async (ctx) => {
      const amounts = fc.integer({ min: 1, max: 4_000_000 }).map((units) => (units / 10_000).toFixed(4))
      const step = fc.oneof(
        fc.record({ verb: fc.constant('draw' as const), who: fc.integer({ min: 0, max: 2 }), amount: amounts }),
        fc.record({ verb: fc.constant('resize' as const), who: fc.integer({ min: 0, max: 1 }), amount: amounts }),
      )
      const scene = async () => {
        const projects = [await given.project(ctx), await given.project(ctx), await given.project(ctx)] as const
        const allocations = [
          await given.allocation(ctx, { projectId: projects[0], resourceTypeId, quantity: '300' }),
          await given.allocation(ctx, { projectId: projects[1], resourceTypeId, quantity: '200' }),
        ]
        await given.share(ctx, [projects[0], projects[2]], { percentage: '30' })
        await given.share(ctx, [projects[1], projects[2]], { percentage: '60', kind: 'CEILING' })
        return { projects, allocations }
      }
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 12 }), async (steps) => {
          const { projects, allocations } = await scene()
          for (const { verb, who, amount } of steps) {
            const done =
              verb === 'draw'
                ? drawResource(ctx, { projectId: projects[who]!, resourceTypeId, amount })
                : resizeAllocation(ctx, { id: allocations[who]!, quantity: amount })
            await done.catch((error: unknown) => {
              if (!(error instanceof NotEnoughLeft) && !(error instanceof BelowWhatIsDrawn)) throw error
            })
            const [broken] = await ctx.sql<{ count: string }>(
              `select (select count(*) from allocations.entitlements($1, $2) e where e.drawn > e.entitlement or e.drawn < 0)
               + (select count(*) from allocations.allocations a where a.id = any ($3) and a.quantity < (select coalesce(sum(d.amount), 0) from allocations.draws d where d.allocation_id = a.id)) as count`,
              [projects, ctx.now, allocations],
            )
            expect(broken!.count).toBe('0')
          }
        }),
        { numRuns: 30, endOnFailure: true },
      )
    }),
  60_000,
)
