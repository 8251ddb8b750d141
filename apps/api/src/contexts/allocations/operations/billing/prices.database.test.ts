import { beforeAll, expect, it } from 'vitest'
import { billedProject, day, linesOf, on, used } from '../../../../../test/given-billing.ts'
import * as given from '../../../../../test/given-allocations.ts'
import { undone } from '../../../../../test/told.ts'
import type { Context } from '../../../../kernel/context.ts'
import { StaleVersion } from '../../../../kernel/refusals.ts'
import { clearDiscount } from './clear-discount.ts'
import { endRate } from './end-rate.ts'
import { issueStatements } from './issue-statements.ts'
import { createProjectClass, setProjectClass } from './project-class.ts'
import { setDiscount } from './set-discount.ts'
import { setRate } from './set-rate.ts'

let of: Awaited<ReturnType<typeof given.facility>>
beforeAll(async () => void (of = await given.facility()))
const story = (work: (ctx: Context) => Promise<void>) =>
  undone(of.manager, async (ctx) => work(await on(ctx, of.manager, '2026-01-01')))

it('a new price ends the one that holds, and gives way to the next', () =>
  story(async (ctx) => {
    const resourceTypeId = await given.resourceType(ctx)
    const price = (amount: string, validFrom: string) =>
      setRate(ctx, { resourceTypeId, basis: 'USED', price: amount, currency: 'eur', validFrom: day(validFrom) })
    await price('1', '2026-01-01')
    await price('3', '2026-03-01')
    await price('2', '2026-02-01')
    const { id } = await price('4', '2026-03-01')
    const rates = await ctx.sql(
      'select price::float, valid_from::text as "from", valid_until::text as until from allocations.rates where resource_type_id = $1 order by valid_from, created_at, price',
      [resourceTypeId],
    )
    expect(rates).toEqual([
      { price: 1, from: '2026-01-01', until: '2026-02-01' },
      { price: 2, from: '2026-02-01', until: '2026-03-01' },
      { price: 3, from: '2026-03-01', until: '2026-03-01' },
      { price: 4, from: '2026-03-01', until: null },
    ])
    await expect(endRate(ctx, { id, validUntil: day('2026-02-01') })).rejects.toMatchObject({ field: ['validUntil'] })
    await endRate(ctx, { id, validUntil: day('2026-04-01'), expectedVersion: 1 })
    await expect(endRate(ctx, { id, validUntil: day('2026-03-15'), expectedVersion: 1 })).rejects.toThrow(StaleVersion)
    await expect(endRate(ctx, { id, validUntil: day('2026-05-01') })).rejects.toThrow('has ended by then')
  }))

it.each([
  [{ price: '-1' }, 'price'],
  [{ price: '1.00001' }, 'price'],
  [{ currency: 'XYZ' }, 'currency'],
  [{ validUntil: day('2026-01-01') }, 'validUntil'],
])('a rate of %j is refused at its field', (otherwise, field) =>
  story(async (ctx) => {
    const resourceTypeId = await given.resourceType(ctx)
    const rate = { resourceTypeId, basis: 'USED', price: '1', currency: 'EUR', validFrom: day('2026-01-01') } as const
    await expect(setRate(ctx, { ...rate, ...otherwise })).rejects.toMatchObject({ field: [field] })
  }),
)

it('a discount holds by the day: that of the type in place of that of all', () =>
  story(async (ctx) => {
    const at = await billedProject(ctx, '4711', { price: '1' })
    const { id: projectClassId } = await createProjectClass(ctx, { name: 'Partners' })
    await expect(createProjectClass(ctx, { name: 'PARTNERS' })).rejects.toMatchObject({ field: ['name'] })
    await setProjectClass(ctx, { projectId: at.projectId, projectClassId })
    await setDiscount(ctx, { projectClassId, percent: '10', validFrom: day('2026-01-01') })
    const { id } = await setDiscount(ctx, {
      projectClassId,
      resourceTypeId: at.resourceTypeId,
      percent: '50',
      validFrom: day('2026-01-11'),
    })
    await clearDiscount(ctx, { id, validUntil: day('2026-01-21') })
    await expect(setDiscount(ctx, { projectClassId, percent: '100.01' })).rejects.toMatchObject({ field: ['percent'] })
    const end = await on(ctx, of.manager, '2026-01-31')
    for (const when of ['2026-01-10', '2026-01-11', '2026-01-21']) await used(end, at, [when, '100'])
    const later = await on(ctx, of.manager, '2026-02-03')
    await issueStatements(later, { month: '2026-01' })
    const lines = await linesOf(later, at.projectId, '2026-01')
    expect(lines.map(({ percent, quantity, amount }) => [percent, quantity, amount])).toEqual([
      [10, 200, 180],
      [50, 100, 50],
    ])
    await setProjectClass(later, { projectId: at.projectId, projectClassId: null })
    expect(await later.tx.classedProject.count({ where: { projectId: at.projectId } })).toBe(0)
  }))
