import { beforeAll, describe, expect, it } from 'vitest'
import { billedProject, day, linesOf, on, used } from '../../../../../test/given-billing.ts'
import * as given from '../../../../../test/given-allocations.ts'
import { undone } from '../../../../../test/told.ts'
import type { Context } from '../../../../kernel/context.ts'
import { MonthIssued, MonthNotOpen } from '../../refusals/billing.ts'
import { addCredit } from './add-credit.ts'
import { correctLine } from './correct-line.ts'
import { issueStatements } from './issue-statements.ts'
import { setRate } from './set-rate.ts'

let of: Awaited<ReturnType<typeof given.facility>>
beforeAll(async () => void (of = await given.facility()))

/** From the first of January 2026 on. */
const story = (work: (ctx: Context) => Promise<void>) =>
  undone(of.manager, async (ctx) => work(await on(ctx, of.manager, '2026-01-01')))
const then = (ctx: Context, when: string) => on(ctx, of.manager, when)

describe('a month', () => {
  it('is issued once: a second time makes nothing new', () =>
    story(async (ctx) => {
      const at = await billedProject(ctx, '4711', { price: '0.05' })
      await used(await then(ctx, '2026-01-20'), at, ['2026-01-10', '12.5'])
      const later = await then(ctx, '2026-02-03')
      const first = await issueStatements(later, { month: '2026-01' })
      expect(await issueStatements(later, { month: '2026-01' })).toEqual(first)
      // 12.5 × 0.05 = 0.625: the even coin.
      expect(await linesOf(later, at.projectId, '2026-01')).toEqual([
        { source: 'USAGE', month: '2026-01', quantity: 12.5, price: 0.05, percent: 0, amount: 0.62 },
      ])
      const [told] = await later.sql(
        `select kind, details from identity.notifications where kind = 'statement.issued' and project_id = $1`,
        [at.projectId],
      )
      // Whoever issues it is not told: here the project’s PI did.
      expect(told).toBeUndefined()
    }))

  it('is issued when it is over, and in order', () =>
    story(async (ctx) => {
      await billedProject(ctx, '4711', { price: '1' })
      const february = await then(ctx, '2026-02-28')
      await expect(issueStatements(february, { month: '2026-02' })).rejects.toThrow(MonthNotOpen)
      await issueStatements(february, { month: '2026-01' })
      const april = await then(ctx, '2026-04-10')
      await expect(issueStatements(april, { month: '2026-03' })).rejects.toThrow('The next is February 2026')
      await expect(issueStatements(april, { month: '2025-12' })).rejects.toThrow(MonthNotOpen)
      await expect(issueStatements(april, { month: '2026-13' })).rejects.toMatchObject({ field: ['month'] })
      await issueStatements(april, { month: '2026-02' })
    }))

  it('bills each day at its own price', () =>
    story(async (ctx) => {
      const at = await billedProject(ctx, '4711', { price: '1' })
      const middle = await then(ctx, '2026-01-15')
      await setRate(middle, {
        resourceTypeId: at.resourceTypeId,
        basis: 'USED',
        price: '2',
        currency: 'EUR',
        validFrom: day('2026-01-16'),
      })
      await used(middle, at, ['2026-01-15', '10'])
      await used(await then(ctx, '2026-01-31'), at, ['2026-01-16', '10'])
      const later = await then(ctx, '2026-02-03')
      await issueStatements(later, { month: '2026-01' })
      expect((await linesOf(later, at.projectId, '2026-01')).map(({ price, amount }) => [price, amount])).toEqual([
        [1, 10],
        [2, 20],
      ])
      await expect(
        setRate(later, {
          resourceTypeId: at.resourceTypeId,
          basis: 'USED',
          price: '3',
          currency: 'EUR',
          validFrom: day('2026-01-31'),
        }),
      ).rejects.toThrow(MonthIssued)
    }))

  it('takes what was told late as a correction, once', () =>
    story(async (ctx) => {
      const at = await billedProject(ctx, '4711', { price: '1' })
      await used(await then(ctx, '2026-01-20'), at, ['2026-01-10', '5'])
      await issueStatements(await then(ctx, '2026-02-03'), { month: '2026-01' })
      await used(await then(ctx, '2026-02-20'), at, ['2026-01-30', '7'])
      await issueStatements(await then(ctx, '2026-03-03'), { month: '2026-02' })
      const april = await then(ctx, '2026-04-03')
      await issueStatements(april, { month: '2026-03' })
      expect(await linesOf(april, at.projectId, '2026-02')).toMatchObject([
        { source: 'CORRECTION', month: '2026-01', quantity: 7, amount: 7 },
      ])
      expect(await linesOf(april, at.projectId, '2026-03')).toEqual([])
    }))

  it('bills what is held by the day, and shares as they stood', () =>
    story(async (ctx) => {
      const at = await billedProject(ctx, '4711')
      const { projectId: other } = await billedProject(ctx, '4712')
      await setRate(ctx, {
        resourceTypeId: at.resourceTypeId,
        basis: 'ALLOCATED',
        price: '0.01',
        currency: 'EUR',
        validFrom: ctx.now,
      })
      await given.share(await then(ctx, '2026-01-15'), [at.projectId, other], '50')
      const later = await then(ctx, '2026-02-03')
      await issueStatements(later, { month: '2026-01' })
      // 100,000 on the 30 days that began after the grant, half of it lent on the last 16.
      expect(await linesOf(later, other, '2026-01')).toMatchObject([{ quantity: 25806.4516, amount: 258.06 }])
      expect(await linesOf(later, at.projectId, '2026-01')).toMatchObject([{ quantity: 70967.7419, amount: 709.68 }])
    }))
})

describe('what is issued', () => {
  it('is mended by credits and corrections on the next statement', () =>
    story(async (ctx) => {
      const at = await billedProject(ctx, '4711', { price: '1' })
      await used(await then(ctx, '2026-01-20'), at, ['2026-01-10', '5'])
      const later = await then(ctx, '2026-02-03')
      await issueStatements(later, { month: '2026-01' })
      const [line] = await later.tx.statementLine.findMany({ where: { projectId: at.projectId }, select: { id: true } })
      await correctLine(later, { lineId: line!.id, quantity: '3', reason: 'Two failed' })
      await correctLine(later, { lineId: line!.id, quantity: '4', reason: 'One, after all' })
      const same = { lineId: line!.id, quantity: '4', reason: 'Again' }
      await expect(correctLine(later, same)).rejects.toThrow('comes to that already')
      await addCredit(later, { projectId: at.projectId, amount: '2.50', currency: 'EUR', reason: 'The outage' })
      const credit = { projectId: at.projectId, currency: 'EUR', reason: 'x' }
      await expect(addCredit(later, { ...credit, amount: '0.001' })).rejects.toMatchObject({ field: ['amount'] })
      await expect(addCredit(later, { ...credit, amount: '0' })).rejects.toMatchObject({ field: ['amount'] })
      const march = await then(ctx, '2026-03-03')
      await issueStatements(march, { month: '2026-02' })
      const amounts = (await linesOf(march, at.projectId, '2026-02')).map(({ amount }) => amount)
      expect(amounts).toEqual([-2, 1, -2.5])
      const [february] = await march.sql(
        'select total::float, cost_centre, number from allocations.statements where project_id = $1 and month = $2',
        [at.projectId, '2026-02-01'],
      )
      expect(february).toEqual({ total: -3.5, cost_centre: '4711', number: '202602-0001' })
    }))

  it('is not for a PI to issue, price or mend', () =>
    story(async (ctx) => {
      const at = await billedProject(ctx, '4711', { price: '1' })
      const pi = await on(ctx, of.pi, '2026-02-03')
      await expect(issueStatements(pi, { month: '2026-01' })).rejects.toThrow('issue statements')
      const credit = { projectId: at.projectId, amount: '1', currency: 'EUR', reason: 'Mine' }
      await expect(addCredit(pi, credit)).rejects.toThrow('give credits')
      const rate = { resourceTypeId: at.resourceTypeId, basis: 'USED', price: '0', currency: 'EUR' } as const
      await expect(setRate(pi, rate)).rejects.toThrow('set prices')
    }))
})
