import { sum } from '@tenure/quantities/arithmetic'
import type { Quantity } from '@tenure/quantities/quantity'
import { ZERO } from '@tenure/quantities/quantity'
import { drawnByOthers } from './drawn.ts'
import { entitlementAt } from './entitlement.ts'
import type { Point } from './facts.ts'
import type { Graph } from './graph.ts'
import { type Change, reachedBy } from './impact.ts'
import { type Lent, lentOf } from './lending.ts'
import { ownOf } from './own.ts'

/** What a set does to one project and type. */
export type Moved = Point & { readonly before: Quantity; readonly after: Quantity; readonly drawn: Quantity }

/** By how much a share moves that a changed project gives. */
export type ShareMoved = Point & {
  readonly shareId: string
  readonly recipientId: string
  readonly before: Quantity
  readonly after: Quantity
}

/**
 * Who is moved by a change at one project, and from what to what. Of a project that may not be looked into (none of
 * `known`) only what concerns the rules between the two is told.
 */
export function movedBy(change: Change, known: ReadonlySet<string>): Moved[] {
  return reachedBy(change)
    .map((projectId): Moved => {
      const point = { projectId, resourceTypeId: change.resourceTypeId, at: change.at }
      if (!known.has(projectId)) return { ...point, ...received(change, projectId) }
      const [before, after] = [entitlementAt(change.before, point), entitlementAt(change.after, point)]
      return { ...point, before: before.entitlement, after: after.entitlement, drawn: after.drawn }
    })
    .filter(({ before, after }) => before !== after)
}

function received({ before, after, ...point }: Change, recipientId: string) {
  const given = (graph: Graph) =>
    sum(lent(graph, point).flatMap(({ projectId, amount }) => (projectId === recipientId ? [amount] : [])))
  const drawn = drawnByOthers(after, point).find((row) => row.projectId === recipientId && row.as === 'RECEIVED')
  return { before: given(before), after: given(after), drawn: drawn?.amount ?? ZERO }
}

/** The rules by which a changed project gives, as far as what they give moves. */
export function sharesMovedBy({ before, after, ...point }: Change): ShareMoved[] {
  const [was, is] = [byShare(lent(before, point)), byShare(lent(after, point))]
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((shareId) => {
    const [old, now] = [was.get(shareId), is.get(shareId)]
    const moved = { before: old?.amount ?? ZERO, after: now?.amount ?? ZERO }
    const { projectId: recipientId } = (now ?? old)!
    return moved.before === moved.after ? [] : [{ ...point, ...moved, shareId, recipientId }]
  })
}

const lent = (graph: Graph, point: Point) => lentOf(graph, point, ownOf(graph, point))
const byShare = (rows: readonly Lent[]) => new Map(rows.map((row) => [row.shareId, row]))
