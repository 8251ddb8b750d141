import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { urls } from '../../../test/database.ts'
import * as given from '../../../test/given-allocations.ts'
import type { Person } from '../../../test/given.ts'
import type { Context } from '../../kernel/context.ts'
import { Database } from '../../kernel/database/database.ts'
import { doneAs } from '../../kernel/database/told.ts'
import { StaleVersion } from '../../kernel/refusals.ts'
import { carveDataShare } from './operations/carve-data-share.ts'
import { changeResourceShare } from './operations/change-resource-share.ts'
import { drawResource } from './operations/draw-resource.ts'
import { endAllocation } from './operations/end-allocation.ts'
import { grantAllocation } from './operations/grant-allocation.ts'
import { renewAllocation } from './operations/renew-allocation.ts'
import { resizeAllocation } from './operations/resize-allocation.ts'
import { shareResources } from './operations/share-resources.ts'
import { AllocationEnded, AlreadyRenewed } from './refusals/allocations.ts'
import { BelowWhatIsDrawn } from './refusals/cuts.ts'
import { AllocationAlreadyShared } from './refusals/data-shares.ts'
import { NotEnoughLeft } from './refusals/draws.ts'
import { CircularSharing, SharedTooMuch } from './refusals/shares.ts'

// Each round is told on connections of its own, as many at once as the race needs; what is refused must be refused by a rule.
const ROUNDS = 30
let database: Database
let manager: Person
beforeAll(async () => {
  database = new Database(urls().ownerUrl, 12)
  manager = (await given.facility()).manager
})
afterAll(() => database.close())

const as = <T>(work: (ctx: Context) => Promise<T>): Promise<T> => doneAs(database, manager, work)
/** Does all at once; hands back the refusals, and throws whatever is none of the expected. */
async function atOnce(
  work: readonly ((ctx: Context) => Promise<unknown>)[],
  expected: readonly (new (...facts: never[]) => Error)[] = [],
): Promise<Error[]> {
  const outcomes = await Promise.allSettled(work.map((one) => as(one)))
  const errors = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as Error] : []))
  for (const error of errors) if (!expected.some((refusal) => error instanceof refusal)) throw error
  return errors
}
async function rounds(round: (n: number) => Promise<void>): Promise<void> {
  for (let n = 0; n < ROUNDS; n++) await round(n)
}
const times = <T>(count: number, one: (n: number) => T): T[] => Array.from({ length: count }, (_, n) => one(n))

/** So many projects and a type, the first project with 1,000 of it. */
const scene = (count: number, options: { storage?: boolean } = {}) =>
  as(async (ctx) => {
    const resourceTypeId = await given.resourceType(ctx, options)
    const projects: string[] = []
    for (let n = 0; n < count; n++) projects.push(await given.project(ctx))
    const allocationId = await given.allocation(ctx, { projectId: projects[0]!, resourceTypeId })
    return { resourceTypeId, projects, allocationId }
  })
const figures = (projectId: string) => as((ctx) => given.entitlement(ctx, projectId))

describe('many at once', () => {
  it('share one project’s resources up to 99 % and never beyond', async () => {
    await rounds(async () => {
      const { projects } = await scene(9)
      const refused = await atOnce(
        times(
          8,
          (n) => (ctx) =>
            shareResources(ctx, {
              sourceProjectId: projects[0]!,
              recipientProjectId: projects[n + 1]!,
              percentage: '24.75',
              kind: n % 2 ? 'RESERVED' : 'CEILING',
            }),
        ),
        [SharedTooMuch],
      )
      expect(refused).toHaveLength(4)
    })
  }, 120_000)

  it('raise two shares of one project, of which only one fits', async () => {
    await rounds(async () => {
      const { projects } = await scene(3)
      const ids = await as(async (ctx) => [
        await given.share(ctx, [projects[0]!, projects[1]!], '40'),
        await given.share(ctx, [projects[0]!, projects[2]!], '40'),
      ])
      expect(
        await atOnce(
          ids.map((id) => (ctx) => changeResourceShare(ctx, { id, percentage: '59' })),
          [SharedTooMuch],
        ),
      ).toHaveLength(1)
    })
  }, 120_000)

  it('close no circle between them: one of three is refused', async () => {
    await rounds(async () => {
      const { projects } = await scene(3)
      const pairs = [
        [0, 1],
        [1, 2],
        [2, 0],
      ] as const
      const refused = await atOnce(
        pairs.map(
          ([from, to]) =>
            (ctx) =>
              shareResources(ctx, {
                sourceProjectId: projects[from]!,
                recipientProjectId: projects[to]!,
                percentage: '10',
              }),
        ),
        [CircularSharing],
      )
      expect(refused).toHaveLength(1)
    })
  }, 120_000)

  it('send the same request with the same key, fifty times, and it is done once', async () => {
    for (let n = 0; n < 3; n++) {
      const { projects, resourceTypeId } = await scene(1)
      const grant = {
        projectId: projects[0]!,
        resourceTypeId,
        model: 'CONDO' as const,
        quantity: '5',
        idempotencyKey: `grant ${projects[0]}`,
      }
      const answers = await Promise.all(times(50, () => as((ctx) => grantAllocation(ctx, grant))))
      expect(new Set(answers.map(({ id }) => id)).size).toBe(1)
      expect(await figures(projects[0]!)).toMatchObject({ own: 1005 })
    }
  }, 120_000)

  it('edit the version they both saw: one is told what the other did', async () => {
    await rounds(async () => {
      const { allocationId } = await scene(1)
      const refused = await atOnce(
        times(
          4,
          (n) => (ctx) => resizeAllocation(ctx, { id: allocationId, quantity: String(2000 + n), expectedVersion: 1 }),
        ),
        [StaleVersion],
      )
      expect(refused).toHaveLength(3)
      for (const stale of refused as StaleVersion[])
        expect(stale).toMatchObject({ current: 2, theirs: [{ field: 'quantity' }] })
    })
  }, 120_000)

  it('draw, fifty at once, and never pass the limit (invariant 8)', async () => {
    for (let n = 0; n < 6; n++) {
      const { projects, resourceTypeId } = await scene(3)
      const [source, one, other] = projects as [string, string, string]
      await as(async (ctx) => [
        await given.share(ctx, [source, one], '30'),
        await given.share(ctx, [source, other], { percentage: '50', kind: 'CEILING' }),
      ])
      const spenders = [source, one, other]
      const refused = await atOnce(
        times(50, (i) => (ctx) => drawResource(ctx, { projectId: spenders[i % 3]!, resourceTypeId, amount: '37' })),
        [NotEnoughLeft],
      )
      expect(refused.length).toBeGreaterThan(0)
      const [sum] = await as((ctx) =>
        ctx.sql<{ drawn: string; one: string; other: string }>(
          'select sum(amount) drawn, sum(amount) filter (where project_id = $2) "one", sum(amount) filter (where project_id = $3) other from allocations.draws where paying_project_id = $1',
          [source, one, other],
        ),
      )
      expect(Number(sum!.drawn)).toBeLessThanOrEqual(1000)
      expect(Number(sum!.one)).toBeLessThanOrEqual(300)
      expect(Number(sum!.other)).toBeLessThanOrEqual(500)
      for (const project of spenders)
        expect((await figures(project)).drawn).toBeLessThanOrEqual((await figures(project)).entitlement)
    }
  }, 120_000)

  it('draw and cut: whichever comes first, nothing is below what is drawn', async () => {
    await rounds(async () => {
      const { projects, resourceTypeId, allocationId } = await scene(2)
      await as((ctx) => given.share(ctx, [projects[0]!, projects[1]!], '50'))
      await atOnce(
        [
          (ctx) => drawResource(ctx, { projectId: projects[1]!, resourceTypeId, amount: '400' }),
          (ctx) => resizeAllocation(ctx, { id: allocationId, quantity: '500' }),
          (ctx) => endAllocation(ctx, { id: allocationId }),
        ],
        [NotEnoughLeft, BelowWhatIsDrawn, AllocationEnded],
      )
      for (const project of projects) {
        const { drawn, entitlement } = await figures(project)
        expect(drawn).toBeLessThanOrEqual(entitlement)
      }
    })
  }, 120_000)

  it('cut two sources of one recipient: together they may not take what it drew', async () => {
    await rounds(async () => {
      const { projects, resourceTypeId, allocationId } = await scene(3)
      const [first, second, recipient] = projects as [string, string, string]
      const secondId = await as((ctx) => given.allocation(ctx, { projectId: second, resourceTypeId }))
      await as(async (ctx) => [
        await given.share(ctx, [first, recipient], '10'),
        await given.share(ctx, [second, recipient], '10'),
        await drawResource(ctx, { projectId: recipient, resourceTypeId, amount: '100' }),
      ])
      await atOnce(
        [
          (ctx) => resizeAllocation(ctx, { id: allocationId, quantity: '500' }),
          (ctx) => resizeAllocation(ctx, { id: secondId, quantity: '0' }),
        ],
        [BelowWhatIsDrawn],
      )
      const { drawn, entitlement } = await figures(recipient)
      expect(drawn).toBeLessThanOrEqual(entitlement)
    })
  }, 120_000)

  it('carve and cut: the carved volume, what is lent and what is drawn fit', async () => {
    await rounds(async () => {
      const { projects, resourceTypeId, allocationId } = await scene(2, { storage: true })
      const small = await as(async (ctx) => {
        await given.share(ctx, [projects[0]!, projects[1]!], '50')
        const id = await given.allocation(ctx, { projectId: projects[0]!, resourceTypeId, quantity: '400' })
        await drawResource(ctx, { projectId: projects[1]!, resourceTypeId, amount: '300' })
        return id
      })
      // Either alone leaves enough to lend 300; both together do not.
      await atOnce(
        [
          (ctx) => carveDataShare(ctx, { allocationId: small, name: 'Images', storageSubtype: 'POSIX' }),
          (ctx) => resizeAllocation(ctx, { id: allocationId, quantity: '500' }),
        ],
        [BelowWhatIsDrawn],
      )
      const { drawn, entitlement } = await figures(projects[1]!)
      expect(drawn).toBeLessThanOrEqual(entitlement)
    })
  }, 120_000)

  it('carve the same allocation: one gets it', async () => {
    await rounds(async () => {
      const { allocationId } = await scene(1, { storage: true })
      const refused = await atOnce(
        times(4, (n) => (ctx) => carveDataShare(ctx, { allocationId, name: `Share ${n}`, storageSubtype: 'POSIX' })),
        [AllocationAlreadyShared],
      )
      expect(refused).toHaveLength(3)
    })
  }, 120_000)

  it('renew the same subscription: it is renewed once', async () => {
    await rounds(async () => {
      const { projects, resourceTypeId } = await scene(1)
      const { id } = await as((ctx) =>
        grantAllocation(ctx, {
          projectId: projects[0]!,
          resourceTypeId,
          model: 'SUBSCRIPTION',
          quantity: '1',
          renewal: 'MANUAL',
        }),
      )
      expect(
        await atOnce(
          times(4, () => (ctx) => renewAllocation(ctx, { id })),
          [AlreadyRenewed],
        ),
      ).toHaveLength(3)
      const [row] = await as((ctx) =>
        ctx.sql<{ count: string }>('select count(*) from allocations.allocation_periods where allocation_id = $1', [
          id,
        ]),
      )
      expect(row!.count).toBe('2')
    })
  }, 120_000)
})
