import { afterAll, beforeAll, expect, it } from 'vitest'
import { urls } from '../../../test/database.ts'
import * as given from '../../../test/given-allocations.ts'
import { billedProject, used } from '../../../test/given-billing.ts'
import type { Person } from '../../../test/given.ts'
import type { Context } from '../../kernel/context.ts'
import { Database } from '../../kernel/database/database.ts'
import { doneAs } from '../../kernel/database/told.ts'
import { addCredit } from './operations/billing/add-credit.ts'
import { issueStatements } from './operations/billing/issue-statements.ts'

let database: Database
let manager: Person
beforeAll(async () => {
  database = new Database(urls().ownerUrl, 10)
  manager = (await given.facility()).manager
})
afterAll(() => database.close())

const on = <T>(when: string, work: (ctx: Context) => Promise<T>): Promise<T> =>
  doneAs(database, { ...manager, at: new Date(`${when}T12:00:00Z`) }, work)

it('several issue a month at once, while others give credits: one set of statements, every credit on one', async () => {
  const at = await on('2026-01-01', (ctx) => billedProject(ctx, '4711', { price: '1' }))
  await on('2026-01-20', (ctx) => used(ctx, at, ['2026-01-10', '5']))
  const credit = { projectId: at.projectId, amount: '1', currency: 'EUR', reason: 'The outage' }
  const done = await Promise.all([
    ...Array.from({ length: 4 }, () => on('2026-02-03', (ctx) => issueStatements(ctx, { month: '2026-01' }))),
    ...Array.from({ length: 4 }, () => on('2026-02-03', async (ctx) => void (await addCredit(ctx, credit)))),
  ])
  expect(new Set(done.slice(0, 4).map((month) => month?.id)).size).toBe(1)
  const statements = await on('2026-02-03', (ctx) =>
    ctx.tx.statement.findMany({
      where: { tenantId: manager.tenantId, projectId: at.projectId },
      orderBy: { month: 'asc' },
      include: { lines: true },
    }),
  )
  expect(statements.map(({ status }) => status).slice(0, 1)).toEqual(['ISSUED'])
  const lines = statements.flatMap((statement) => statement.lines)
  expect(lines.filter(({ source }) => source === 'USAGE')).toHaveLength(1)
  expect(lines.filter(({ source }) => source === 'CREDIT')).toHaveLength(4)
  expect(statements.reduce((sum, { total }) => sum + Number(total), 0)).toBe(1)
}, 60_000)
