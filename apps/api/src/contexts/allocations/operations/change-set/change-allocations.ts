import { currentCall } from '../../../../kernel/call.ts'
import type { Context } from '../../../../kernel/context.ts'
import { newId } from '../../../../kernel/ids.ts'
import { operation } from '../../../../kernel/operation.ts'
import { NotAllowed } from '../../../../kernel/refusals.ts'
import { ChangesRefused } from '../../refusals/change-sets.ts'
import { changesNothing, planChange } from '../../rules/change-plan.ts'
import { loadGraph } from '../load-graph.ts'
import type { ChangeAllocations, RefusedRow } from './changes.ts'
import { checkSet } from './checked-changes.ts'
import { beyondSupply, refusedByRequest, watchSet } from './limits.ts'
import { plannedGrants } from './planned-grants.ts'
import { rowsToChange } from './rows-to-change.ts'
import { type Weighed, weigh } from './weigh.ts'
import { type Planned, type PlannedChange, writeChanges } from './write-changes.ts'

/** The rows of a set that was done, by their keys, in the order asked. */
export interface Changed {
  /** Of the set itself. */
  readonly id: string
  readonly rows: readonly { readonly key: string; readonly id: string }[]
}

/** What a set would do, and what stands against it. */
export interface Previewed extends Weighed {
  readonly rows: number
}

let count = 0

/**
 * Changes, ends and grants many allocations in one transaction: all of it or nothing (A35). Locks once, reads what the rules
 * need once before and once after, and writes each kind of change in one statement.
 */
export function changeAllocations(ctx: Context, input: ChangeAllocations): Promise<Changed> {
  return operation(ctx, { name: 'changeAllocations', input }, async () => {
    const { planned, weighed } = await decide(ctx, input)
    if (weighed.refused.length > 0) throw new ChangesRefused(weighed.refused, input.changes.length)
    const made = new Map(planned.grants.map(({ key, id }) => [key, id]))
    return { id: newId(), rows: input.changes.map(({ key, id }) => ({ key, id: id ?? made.get(key)! })) }
  })
}

/** Does a set under a savepoint, looks at what it does for whom, and undoes it; rows that are refused are left out and told. */
export async function previewAllocationChanges(ctx: Context, input: ChangeAllocations): Promise<Previewed> {
  const savepoint = `preview_set_${++count}`
  await ctx.sql(`savepoint ${savepoint}`)
  try {
    let weighed: Weighed | undefined
    await operation(ctx, { name: 'changeAllocations', input: { ...input, idempotencyKey: null } }, async () => {
      weighed = (await decide(ctx, input)).weighed
      return { id: '' }
    })
    return { ...weighed!, rows: input.changes.length }
  } finally {
    await ctx.sql(`rollback to savepoint ${savepoint}`)
  }
}

async function decide(ctx: Context, input: ChangeAllocations): Promise<{ planned: Planned; weighed: Weighed }> {
  checkSet(input.changes)
  const { at, changed, granted, refused } = await rowsToChange(ctx, input.changes)
  const stop: RefusedRow[] = [...refused]
  const changes: PlannedChange[] = []
  for (const { change, row } of changed) {
    const plan = planChange(row, change, { now: at, reason: input.reason?.trim() || null })
    if (Array.isArray(plan)) stop.push(...plan.map((refusal) => ({ key: change.key, refusal })))
    else if (!changesNothing(row, plan)) changes.push({ key: change.key, row, plan, force: change.force ?? false })
  }
  noteDenials(input, refused)
  const { grants, refused: notGranted } = await plannedGrants(ctx, granted, at)
  stop.push(...notGranted)
  const asked = { at, changes, grants }
  const byRequest = await refusedByRequest(ctx, asked)
  stop.push(...byRequest)
  const kept = ({ key }: { readonly key: string }) => !byRequest.some((row) => row.key === key)
  const planned = { at, changes: changes.filter(kept), grants: grants.filter(kept) }
  const core = [
    ...new Set([
      ...planned.changes.map(({ row }) => row.projectId),
      ...planned.grants.map(({ projectId }) => projectId),
    ]),
  ]
  const watch = await watchSet(ctx, planned)
  const before = await loadGraph(ctx, { core, from: at })
  await writeChanges(ctx, planned)
  stop.push(...(await beyondSupply(ctx, watch, planned)))
  const after = await loadGraph(ctx, { core, from: at })
  const weighed = await weigh(ctx, planned, { before, after })
  return { planned, weighed: { ...weighed, refused: [...stop, ...weighed.refused] } }
}

/** A row that its sender may not change is a try like any other: the trail is told of it. */
function noteDenials({ changes, reason }: ChangeAllocations, refused: readonly RefusedRow[]): void {
  const asked = new Map(changes.map((change) => [change.key, change]))
  for (const { key, refusal } of refused) {
    if (!(refusal instanceof NotAllowed)) continue
    const { id, grant } = asked.get(key)!
    currentCall()?.denials.push({
      operation: 'changeAllocations',
      message: refusal.message,
      refusal: refusal.name,
      resourceType: id ? 'allocations' : 'projects',
      resourceId: id ?? grant?.projectId ?? null,
      projectId: grant?.projectId ?? null,
      reason: reason?.trim() || null,
    })
  }
}
