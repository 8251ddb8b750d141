import { atLeastZero, subtract } from '@tenure/quantities/arithmetic'
import { ZERO, type Quantity } from '@tenure/quantities/quantity'
import type { Refusal } from '../../../kernel/refusal.ts'
import { BelowWhatIsDrawn, type Overdraft } from '../refusals/cuts.ts'
import { drawnByOthers, drawnOn } from './drawn.ts'
import { entitlementAt } from './entitlement.ts'
import type { Point } from './facts.ts'
import type { Graph } from './graph.ts'
import { type Change, reachedBy } from './impact.ts'
import { lentOf } from './lending.ts'
import { ownOf, quantityAt } from './own.ts'

/**
 * A19. A change that leaves less than is drawn, to a project, under a rule or on an allocation, is refused unless forced.
 * When it is allowed, hands back the overdrafts it makes (none, unless forced): those are the people to tell. One that was
 * there before and does not grow is not this change's doing.
 */
export function checkCut(change: Change, forced: boolean): readonly Overdraft[] | Refusal {
  const old = overdraftsIn(change.before, change)
  const grown = overdraftsIn(change.after, change).filter((row) => excess(row) > excessIn(old, row))
  return grown.length === 0 || forced ? grown : new BelowWhatIsDrawn(grown, change.after.label)
}

function excess(row: Overdraft): Quantity {
  return subtract(row.drawn, row.available)
}

function excessIn(old: readonly Overdraft[], row: Overdraft): Quantity {
  const same = old.find((other) => other.kind === row.kind && other.id === row.id)
  return same ? excess(same) : ZERO
}

function overdraftsIn(graph: Graph, change: Change): Overdraft[] {
  const { projectId, resourceTypeId, at } = change
  const point = { projectId, resourceTypeId, at }
  return [
    ...reachedBy(change).map((id): Overdraft => {
      const { entitlement, drawn } = entitlementAt(graph, { ...point, projectId: id })
      return { kind: 'PROJECT', id, projectId: id, resourceTypeId, available: entitlement, drawn }
    }),
    ...underRules(graph, point),
    ...onAllocations(graph, point),
  ].filter((row) => row.drawn > row.available)
}

/** What each recipient drew of this project's, against what its rule gives; without a rule, against nothing. */
function underRules(graph: Graph, point: Point): Overdraft[] {
  const lent = lentOf(graph, point, ownOf(graph, point))
  return drawnByOthers(graph, point)
    .filter((row) => row.as === 'RECEIVED')
    .map((row) => ({
      kind: 'SHARE',
      // By pair and not by rule: a rule replaced by another one is still the same gift.
      id: `${point.projectId} ${row.projectId}`,
      projectId: row.projectId,
      resourceTypeId: point.resourceTypeId,
      available: lent.find((rule) => rule.projectId === row.projectId)?.amount ?? ZERO,
      drawn: row.amount,
    }))
}

function onAllocations(graph: Graph, { projectId, resourceTypeId, at }: Point): Overdraft[] {
  return graph.allocationsOf(projectId, resourceTypeId).map((allocation) => ({
    kind: 'ALLOCATION',
    id: allocation.id,
    projectId,
    resourceTypeId,
    available: quantityAt(allocation, at),
    drawn: atLeastZero(drawnOn(graph, allocation.id, at)),
  }))
}
