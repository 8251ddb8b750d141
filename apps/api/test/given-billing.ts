import { setRate } from '../src/contexts/allocations/operations/billing/set-rate.ts'
import { recordUsage } from '../src/contexts/allocations/operations/usage/record-usage.ts'
import { createProject } from '../src/contexts/projects/operations/create-project.ts'
import type { Context } from '../src/kernel/context.ts'
import { retold } from '../src/kernel/database/told.ts'
import type { Person } from './given.ts'
import * as given from './given-allocations.ts'

export const day = (text: string) => new Date(`${text}T00:00:00Z`)

/** The same transaction at another time. */
export const on = (ctx: Context, { tenantId, userId }: Person, when: string) =>
  retold(ctx, { tenantId, userId, at: new Date(`${when}T12:00:00Z`) })

let count = 0

/** A project that pays by a cost centre, with 100,000 of a type that costs something. */
export async function billedProject(
  ctx: Context,
  costCentre: string,
  { price, piId }: { price?: string | undefined; piId?: string } = {},
) {
  const { id: projectId } = await createProject(ctx, { name: `Billed ${++count}`, billing: { costCentre }, piId })
  const resourceTypeId = await given.resourceType(ctx)
  await given.allocation(ctx, { projectId, resourceTypeId, quantity: '100000' })
  if (price) await setRate(ctx, { resourceTypeId, basis: 'USED', price, currency: 'EUR', validFrom: ctx.now })
  return { projectId, resourceTypeId }
}

/** Says that a project used so much of a type on a day. */
export async function used(
  ctx: Context,
  of: { projectId: string; resourceTypeId: string },
  [when, quantity]: readonly [string, string],
) {
  const [row] = await ctx.sql<{ account: string; name: string }>(
    'select p.public_id as account, r.name from projects.projects p join allocations.resource_types r on r.tenant_id = p.tenant_id and r.id = $2 where p.id = $1',
    [of.projectId, of.resourceTypeId],
  )
  const at = new Date(`${when}T10:00:00Z`)
  await recordUsage(ctx, {
    origin: 'beam',
    records: [
      {
        externalId: `job ${++count}`,
        account: row!.account,
        resourceType: row!.name,
        quantity,
        startsAt: at,
        endsAt: at,
      },
    ],
  })
}

export interface Line {
  readonly source: string
  readonly month: string
  readonly quantity: number
  readonly price: number
  readonly percent: number
  readonly amount: number
}

/** The lines of a project’s statement of a month, as plain figures. */
export async function linesOf(ctx: Context, projectId: string, month: string) {
  return ctx.sql<{ [K in keyof Line]: Line[K] }>(
    `select l.source, to_char(l.for_month, 'YYYY-MM') as month, l.quantity::float as quantity, l.price::float as price, l.percent::float as percent, l.amount::float as amount
     from allocations.statements s join allocations.statement_lines l on l.tenant_id = s.tenant_id and l.statement_id = s.id
     where s.project_id = $1 and s.month = $2 order by l.source, l.price, l.percent, l.quantity`,
    [projectId, `${month}-01`],
  )
}
