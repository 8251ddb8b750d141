import type { Context } from '../../../kernel/context.ts'

export interface Preview {
  /** Whose allocations or shares are changed: it and those it shares with are looked at. */
  readonly projectId: string
  /** When the change takes effect, where that is later than now. */
  readonly from?: Date
}

/** What a change does to one project and type. Of a project the viewer may not look into: to what it receives from the changed one. */
export interface Consequence {
  readonly projectId: string
  readonly resourceTypeId: string
  readonly at: Date
  readonly before: string
  readonly after: string
  readonly drawn: string
}

interface Figure {
  readonly projectId: string
  readonly resourceTypeId: string
  readonly amount: string
  readonly drawn: string
}

let count = 0

/**
 * Does the real operation under a savepoint, looks at what it changed for whom, and undoes it. What the operation
 * refuses it refuses here too.
 */
export async function preview(
  ctx: Context,
  { projectId, from }: Preview,
  work: () => Promise<unknown>,
): Promise<Consequence[]> {
  const savepoint = `preview_${++count}`
  const earlier = await partnersOf(ctx, projectId, from ?? ctx.now)
  await ctx.sql(`savepoint ${savepoint}`)
  let partners = earlier
  let at: Date
  let after: Figure[]
  try {
    await work()
    // The operation moved the request's time to the moment of its decision.
    at = from && from > ctx.now ? from : ctx.now
    partners = [...new Set([...earlier, ...(await partnersOf(ctx, projectId, at))])]
    after = await figuresAround(ctx, { projectId, at, partners })
  } finally {
    await ctx.sql(`rollback to savepoint ${savepoint}`)
  }
  return compared(await figuresAround(ctx, { projectId, at, partners }), after, at)
}

/** Whom a project lends to at a time, whatever it gives. */
async function partnersOf(ctx: Context, projectId: string, at: Date): Promise<string[]> {
  const rows = await ctx.sql<{ id: string }>(
    `select distinct t.partner_project_id as id from allocations.entitlement_terms($1, $2) t where t.kind = 'LENT'`,
    [[projectId], at],
  )
  return rows.map(({ id }) => id)
}

async function figuresAround(
  ctx: Context,
  { projectId, at, partners }: { readonly projectId: string; readonly at: Date; readonly partners: readonly string[] },
): Promise<Figure[]> {
  const known = await ctx.sql<Figure & { readonly projectId: string }>(
    'select project_id as "projectId", resource_type_id as "resourceTypeId", entitlement as amount, drawn from allocations.entitlements($1, $2)',
    [[projectId, ...partners], at],
  )
  // A partner's own figures are not the viewer's to see: what it receives by this project's shares is.
  const told = new Set(
    (
      await ctx.sql<{ id: string }>('select p.id from projects.projects p where p.tenant_id = $1 and p.id = any ($2)', [
        ctx.viewer.tenantId,
        partners,
      ])
    ).map(({ id }) => id),
  )
  const strangers = partners.filter((id) => !told.has(id))
  if (strangers.length === 0) return known
  const received = await ctx.sql<Figure & { readonly projectId: string }>(
    `select t.partner_project_id as "projectId", t.resource_type_id as "resourceTypeId", t.amount, coalesce((
       select sum(d.amount) from allocations.draws d
       join allocations.allocations a on a.tenant_id = d.tenant_id and a.id = d.allocation_id and a.resource_type_id = t.resource_type_id
       join allocations.allocation_periods p on p.tenant_id = d.tenant_id and p.allocation_id = d.allocation_id and p.k = d.k and p.ends_at > $2
       where d.tenant_id = $4 and d.paying_project_id = $1 and d.project_id = t.partner_project_id and d.source = 'RECEIVED' and d.drawn_at <= $2), 0.0000) as drawn
     from allocations.entitlement_terms(array[$1::uuid], $2) t where t.kind = 'LENT' and t.partner_project_id = any ($3)`,
    [projectId, at, strangers, ctx.viewer.tenantId],
  )
  return [...known, ...received]
}

const nothing = '0.0000'

function compared(before: readonly Figure[], after: readonly Figure[], at: Date): Consequence[] {
  const key = ({ projectId, resourceTypeId }: Figure) => `${projectId} ${resourceTypeId}`
  const [was, is] = [new Map(before.map((row) => [key(row), row])), new Map(after.map((row) => [key(row), row]))]
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((id) => {
    const [old, now] = [was.get(id), is.get(id)]
    const { projectId, resourceTypeId } = (now ?? old)!
    const change = {
      projectId,
      resourceTypeId,
      at,
      before: old?.amount ?? nothing,
      after: now?.amount ?? nothing,
      drawn: now?.drawn ?? old?.drawn ?? nothing,
    }
    return change.before === change.after && old?.drawn === now?.drawn ? [] : [change]
  })
}
