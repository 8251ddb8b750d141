import { checkShare } from '../../rules/share-checks.ts'
import type { ShareFacts } from '../../rules/facts.ts'
import { type Graph, makeGraph } from '../../rules/graph.ts'
import type { Refusal } from '../../../../kernel/refusal.ts'
import { isWritten } from './plan.ts'
import { finalOf, type FinalShare, type PlannedShare } from './plan-shares.ts'
import type { Planning } from './planning.ts'

const factsOf = ({ sourceId, recipientId, typeId, ...share }: FinalShare): ShareFacts => ({
  ...share,
  sourceProjectId: sourceId,
  recipientProjectId: recipientId,
  resourceTypeId: typeId,
})

type ByProject = Map<string, Map<string, ShareFacts>>

const sharesOf = (map: ByProject, projectId: string): ShareFacts[] => [...(map.get(projectId)?.values() ?? [])]

function putInto(map: ByProject, projectId: string, share: ShareFacts): void {
  map.set(projectId, (map.get(projectId) ?? new Map<string, ShareFacts>()).set(share.id, share))
}

/** A graph of rules alone, in which one can be put and taken back without making the rest anew. */
class RuleGraph {
  readonly graph: Graph
  readonly #from: ByProject = new Map()
  readonly #to: ByProject = new Map()

  constructor(labels: ReadonlyMap<string, string>) {
    this.graph = {
      ...makeGraph({ allocations: [], carved: [], shares: [], draws: [], labels }),
      sharesFrom: (projectId) => sharesOf(this.#from, projectId),
      sharesTo: (projectId) => sharesOf(this.#to, projectId),
    }
  }

  put(share: FinalShare): void {
    putInto(this.#from, share.sourceId, factsOf(share))
    putInto(this.#to, share.recipientId, factsOf(share))
  }

  take(share: FinalShare): void {
    this.#from.get(share.sourceId)?.delete(share.id)
    this.#to.get(share.recipientId)?.delete(share.id)
  }
}

/**
 * Refuses the rows that would share more than 99 %, or in a circle. All rows are judged together as they would stand in
 * the end; where they can't all stand, those that fail are tried again one by one, so that earlier rows win.
 */
export function judgeShares(rows: readonly PlannedShare[], { known, labels, now }: Planning): void {
  const rules = new RuleGraph(labels)
  for (const share of known.shares) rules.put(finalOf(share))
  const judge = ({ final }: PlannedShare): Refusal | null => checkShare(rules.graph, factsOf(final), now)
  const undo = ({ known: before, final }: PlannedShare) => (before ? rules.put(finalOf(before)) : rules.take(final))
  const open = rows.filter(isWritten)
  for (const { final } of open) rules.put(final)
  const failing = open.filter((row) => judge(row))
  failing.forEach(undo)
  for (const planned of failing) {
    rules.put(planned.final)
    const refusal = judge(planned)
    if (refusal) refuse(planned, refusal)
  }
  // What was taken back may have made room for another row: none may stand that does not hold in the end.
  for (let again = true; again;) {
    const broken = open
      .filter((planned) => !planned.row.refused)
      .flatMap((planned) => (judge(planned) ? [planned] : []))
    for (const planned of broken) {
      const refusal = judge(planned)
      if (refusal) refuse(planned, refusal)
    }
    again = broken.length > 0
  }

  function refuse(planned: PlannedShare, refusal: Refusal): void {
    undo(planned)
    planned.row.refuse(refusal.name, refusal.message, refusal.field?.[0] === 'percentage' ? 'percent' : 'recipient')
  }
}
