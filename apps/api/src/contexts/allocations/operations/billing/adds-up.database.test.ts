import { parseQuantity } from '@tenure/quantities/quantity'
import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import * as given from '../../../../../test/given-allocations.ts'
import { billedProject, day, on, used } from '../../../../../test/given-billing.ts'
import { undone } from '../../../../../test/told.ts'
import { billedIn } from './billed.ts'
import { lineAmount } from '../../rules/billing/money.ts'
import { issueStatements } from './issue-statements.ts'
import { createProjectClass, setProjectClass } from './project-class.ts'
import { setDiscount } from './set-discount.ts'
import { setRate } from './set-rate.ts'

let of: Awaited<ReturnType<typeof given.facility>>
beforeAll(async () => void (of = await given.facility()))

const tenThousandths = fc.integer({ min: 1, max: 99_999_999 }).map((n) => (n / 10_000).toFixed(4))
const story = fc.record({
  prices: fc.array(tenThousandths, { minLength: 2, maxLength: 2 }),
  percent: fc.integer({ min: 0, max: 9_999 }).map((n) => (n / 100).toFixed(2)),
  uses: fc.array(fc.tuple(fc.nat(2), fc.integer({ min: 1, max: 30 }), tenThousandths), { minLength: 1, maxLength: 6 }),
})

it('projects and cost centres add up to the last coin, as previewed, as issued and as the rules say', () =>
  fc.assert(
    fc.asyncProperty(story, ({ prices, percent, uses }) =>
      undone(of.manager, async (told) => {
        const ctx = await on(told, of.manager, '2026-01-01')
        const projects = [
          await billedProject(ctx, 'A', { price: prices[0] }),
          await billedProject(ctx, 'A', { price: prices[0] }),
        ]
        projects.push(await billedProject(ctx, 'B', { price: prices[0] }))
        const { id: projectClassId } = await createProjectClass(ctx, { name: 'Partners' })
        await setProjectClass(ctx, { projectId: projects[0]!.projectId, projectClassId })
        await setDiscount(ctx, { projectClassId, percent })
        const cases = new Map<string, { quantity: bigint; price: string; hundredths: number }>()
        const end = await on(ctx, of.manager, '2026-01-31')
        for (const { resourceTypeId } of projects)
          await setRate(ctx, {
            resourceTypeId,
            basis: 'USED',
            price: prices[1]!,
            currency: 'EUR',
            validFrom: day('2026-01-16'),
          })
        for (const [n, date, quantity] of uses) {
          await used(end, projects[n]!, [`2026-01-${String(date).padStart(2, '0')}`, quantity])
          const price = prices[date < 16 ? 0 : 1]!
          const key = `${n} ${date < 16}`
          const before = cases.get(key)?.quantity ?? 0n
          const hundredths = n === 0 ? Number(percent.replace('.', '')) : 0
          cases.set(key, { quantity: before + parseQuantity(quantity), price, hundredths })
        }
        const expected = [...cases.values()].reduce(
          (sum, { quantity, price, hundredths }) =>
            sum + lineAmount({ quantity: quantity as never, price: parseQuantity(price), hundredths }, 'EUR'),
          0n,
        )
        const later = await on(ctx, of.manager, '2026-02-03')
        const month = '2026-01-01'
        const sum = (all: readonly { total: string }[]) => all.reduce((s, { total }) => s + parseQuantity(total), 0n)
        const previewed = await billedIn(later, { month, issued: false })
        await issueStatements(later, { month: '2026-01' })
        const issued = await billedIn(later, { month, issued: true })
        expect(issued).toEqual(previewed)
        const statements = await later.tx.statement.findMany({
          where: { tenantId: of.tenantId, month: day('2026-01-01') },
        })
        const totals = statements.map(({ total }) => ({ total: total.toFixed(4) }))
        expect([sum(previewed), sum(issued), sum(totals)]).toEqual([expected, expected, expected])
      }),
    ),
    { numRuns: 6 },
  ))
