import type { Context } from '../../../../kernel/context.ts'
import { Refusal } from '../../../../kernel/refusal.ts'
import { NotAllowed, NotFound } from '../../../../kernel/refusals.ts'
import { staleVersions } from '../../../../kernel/stale.ts'
import { requireChangeAllocation, requireGrant } from '../../access.ts'
import { allocationHistory } from '../../history.ts'
import { lockForCut } from '../locks.ts'
import type { Change, RefusedRow } from './changes.ts'
import { rowFault } from './checked-changes.ts'
import { type StandingRow, standingRows } from './standing-rows.ts'

/** A set's rows that may be decided, locked with all that they reach, as they stand after the lock. */
export interface ToDecide {
  /** The moment of the decision. */
  readonly at: Date
  readonly changed: readonly { readonly change: Change; readonly row: StandingRow }[]
  readonly granted: readonly Change[]
  readonly refused: readonly RefusedRow[]
}

/**
 * The same as for one allocation, for all at once: visible to the viewer, theirs to change, locked in the same order (A23),
 * of the versions that the editor saw. What stands against a row is told of that row; the others go on. Where nothing of it
 * is the viewer's to change, the whole is refused.
 */
export async function rowsToChange(ctx: Context, changes: readonly Change[]): Promise<ToDecide> {
  const refused: RefusedRow[] = []
  const sound = await mayBeChanged(ctx, changes, refused)
  if (refused.length === changes.length && refused.every(({ refusal }) => isForeign(refusal)))
    throw refused.find(({ refusal }) => refusal instanceof NotAllowed)?.refusal ?? refused[0]!.refusal
  const at = await lockForCut(ctx, [...new Set(sound.map(({ projectId }) => projectId))].sort())
  const existing = sound.flatMap(({ change }) => (change.id ? [{ ...change, id: change.id }] : []))
  const rows = await lockedRows(
    ctx,
    existing.map(({ id }) => id),
    at,
  )
  const stale = await staleVersions(
    ctx,
    existing.map(({ id, expectedVersion }) => ({ id, version: rows.seen.get(id)!.version, expected: expectedVersion })),
    allocationHistory,
  )
  for (const { key, id } of existing) {
    const refusal = stale.get(id)
    if (refusal) refused.push({ key, refusal })
  }
  return {
    at,
    changed: existing.filter(({ id }) => !stale.has(id)).map((change) => ({ change, row: rows.now.get(change.id)! })),
    granted: sound.flatMap(({ change }) => (change.id ? [] : [change])),
    refused,
  }
}

const isForeign = (refusal: Refusal) => refusal instanceof NotAllowed || refusal instanceof NotFound

interface Sound {
  readonly change: Change
  readonly projectId: string
}

async function mayBeChanged(ctx: Context, changes: readonly Change[], refused: RefusedRow[]): Promise<Sound[]> {
  const owners = new Map(
    (
      await ctx.tx.allocation.findMany({
        where: { tenantId: ctx.viewer.tenantId, id: { in: changes.flatMap(({ id }) => (id ? [id] : [])) } },
        select: { id: true, projectId: true },
      })
    ).map(({ id, projectId }) => [id, projectId]),
  )
  const visible = await projectsSeen(
    ctx,
    changes.flatMap(({ grant }) => (grant ? [grant.projectId] : [])),
  )
  const seen = new Set<string>()
  const sound: Sound[] = []
  for (const change of changes) {
    const projectId = change.id ? owners.get(change.id) : change.grant?.projectId
    // Whose it is comes first: of what is not theirs nobody learns whether the row was right.
    const refusal =
      (await whyNot(ctx, change, change.id || visible.has(projectId ?? '') ? projectId : undefined)) ??
      rowFault(change, seen)
    if (refusal) refused.push({ key: change.key, refusal })
    else sound.push({ change, projectId: projectId! })
  }
  return sound
}

async function whyNot(ctx: Context, { id, grant }: Change, projectId: string | undefined): Promise<Refusal | null> {
  if (!id && !grant) return null
  if (!projectId) return id ? new NotFound('allocation', ['id']) : new NotFound('project', ['projectId'])
  try {
    await (id ? requireChangeAllocation(ctx, { projectId }) : requireGrant(ctx, projectId))
    return null
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

async function projectsSeen(ctx: Context, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await ctx.tx.project.findMany({
    where: { tenantId: ctx.viewer.tenantId, id: { in: [...ids] } },
    select: { id: true },
  })
  return new Set(rows.map(({ id }) => id))
}

/** The rows after the lock: as the versions count them, and with the periods that began before the worker came. */
async function lockedRows(ctx: Context, ids: readonly string[], at: Date) {
  // The worker that renews takes the rows as well as the projects.
  await ctx.sql(
    'select from allocations.allocations where tenant_id = $1 and id = any ($2) order by id for no key update',
    [ctx.viewer.tenantId, ids],
  )
  const seen = await standingRows(ctx, ids)
  const due = [...seen.values()].filter(({ endsAt, periodEnd }) => endsAt === null && periodEnd <= at)
  if (due.length === 0) return { seen, now: seen }
  await ctx.sql('select allocations.roll_periods($1, $2)', [due.map(({ id }) => id), at])
  return { seen, now: await standingRows(ctx, ids) }
}
