import { formatFixed } from '@tenure/quantities/format'
import type { Context } from '../../../../kernel/context.ts'
import type { Overdraft } from '../../refusals/cuts.ts'
import { type ShareMoved, movedBy, sharesMovedBy } from '../../rules/change-points.ts'
import type { Effect } from '../../rules/change-plan.ts'
import { checkCut } from '../../rules/cut-checks.ts'
import type { Change } from '../../rules/impact.ts'
import { belowWhatIsDrawn, recordOverdrafts } from '../cut.ts'
import type { Loaded } from '../load-graph.ts'
import type { Consequence } from '../preview.ts'
import type { RefusedRow } from './changes.ts'
import type { Planned, PlannedChange } from './write-changes.ts'

/** What a set does: what it may not, and whom it moves. */
export interface Weighed {
  readonly refused: readonly RefusedRow[]
  readonly consequences: readonly Consequence[]
  readonly shares: readonly ShareMoved[]
}

interface Cutting {
  readonly change: PlannedChange
  readonly effect: Effect
}

/** A project, type and time at which the set changes something, with the rows that cut there. */
interface Place {
  readonly change: Change
  readonly cutting: readonly Cutting[]
}

/** Judges a set as one change: what is left at each place once all of it is done, and not after each row. */
export async function weigh(
  ctx: Context,
  planned: Planned,
  { before, after }: { readonly before: Loaded; readonly after: Loaded },
): Promise<Weighed> {
  const places = placesOf(planned, { before, after })
  const refused: RefusedRow[] = []
  const forced: { projectId: string; overdraft: Overdraft }[] = []
  for (const place of places.filter(({ cutting }) => cutting.length > 0)) {
    const overdrafts = checkCut(place.change, true)
    if (overdrafts instanceof Error) throw overdrafts
    refused.push(...refusedAt(place, overdrafts, { before, after }))
    forced.push(...overdrafts.map((overdraft) => ({ projectId: place.change.projectId, overdraft })))
  }
  if (refused.length === 0) await recordOverdrafts(ctx, forced)
  const seen = places.filter(({ change }) => before.known.has(change.projectId))
  return {
    refused,
    ...moved(
      seen.map(({ change }) => change),
      before.known,
    ),
  }
}

function placesOf(
  { at: now, changes, grants }: Planned,
  { before, after }: { before: Loaded; after: Loaded },
): Place[] {
  const places = new Map<string, { change: Change; cutting: Cutting[] }>()
  const placeOf = ({ projectId, resourceTypeId }: { projectId: string; resourceTypeId: string }, at: Date) => {
    const key = `${projectId} ${resourceTypeId} ${at.getTime()}`
    const place = places.get(key) ?? {
      change: { projectId, resourceTypeId, at, before: before.graph, after: after.graph },
      cutting: [],
    }
    places.set(key, place)
    return place
  }
  for (const change of changes)
    for (const effect of change.plan.effects) {
      const place = placeOf(change.row, effect.at)
      if (effect.cuts) place.cutting.push({ change, effect })
    }
  for (const grant of grants) placeOf(grant, grant.startsAt > now ? grant.startsAt : now)
  return [...places.values()].sort((a, b) => a.change.at.getTime() - b.change.at.getTime())
}

/** An overdrawn allocation is its own row's doing; an overdrawn project or recipient that of every row that takes away there. */
function refusedAt(
  { cutting }: Place,
  overdrafts: readonly Overdraft[],
  { before, after }: { before: Loaded; after: Loaded },
): RefusedRow[] {
  return cutting.flatMap(({ change, effect }) => {
    const concerned = overdrafts.filter(({ kind, id }) => kind !== 'ALLOCATION' || id === change.row.id)
    if (concerned.length === 0 || change.force) return []
    const refusal = belowWhatIsDrawn({ overdrafts: concerned, before, after: after.graph, field: [effect.field] })
    return [{ key: change.key, refusal }]
  })
}

function moved(changes: readonly Change[], known: ReadonlySet<string>) {
  const consequences = new Map<string, Consequence>()
  for (const change of changes)
    for (const { before, after, drawn, ...point } of movedBy(change, known)) {
      const key = `${point.projectId} ${point.resourceTypeId} ${point.at.getTime()}${known.has(point.projectId) ? '' : ` ${change.projectId}`}`
      const [was, is, used] = [before, after, drawn].map(formatFixed) as [string, string, string]
      consequences.set(key, { ...point, before: was, after: is, drawn: used })
    }
  return { consequences: [...consequences.values()], shares: changes.flatMap((change) => sharesMovedBy(change)) }
}
