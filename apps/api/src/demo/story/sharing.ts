import { changeResourceShare } from '../../contexts/allocations/operations/change-resource-share.ts'
import { shareResources } from '../../contexts/allocations/operations/share-resources.ts'
import type { Beat } from '../teller.ts'
import { beginsOn } from './beginnings.ts'
import type { Calendar } from './calendar.ts'
import type { Chance } from './chance.ts'
import type { Work } from './character.ts'
import type { ResourceKey } from './resources.ts'

interface Rule {
  readonly from: number
  readonly to: number
  readonly percentage: string
  readonly type: ResourceKey | null
  readonly kind: 'RESERVED' | 'CEILING'
}

/** Rules from earlier works to later ones, and so in no circle. */
function rulesAmong(works: readonly Work[], chance: Chance): Rule[] {
  return works.flatMap((_work, from) => {
    // The first work is the one that visitors look at: it always has partners.
    const others = Array.from({ length: from === 0 ? 4 : chance.whole(0, 2) }, () => from + chance.whole(1, 9)).filter(
      (to) => to < works.length,
    )
    return [...new Set(others)].map((to) => ({
      from,
      to,
      percentage: chance.pick(['5', '10', '12.5', '15', '20', '25']),
      type: chance.happens(0.4) ? null : chance.pick(['cpu', 'gpu', 'tokens'] as const),
      kind: chance.happens(0.75) ? ('RESERVED' as const) : ('CEILING' as const),
    }))
  })
}

/** PIs share a part of what they have; some change their mind about how much. */
export function sharing(
  works: readonly Work[],
  { calendar: { day, length }, chance }: { calendar: Calendar; chance: Chance },
): Beat[] {
  return rulesAmong(works, chance).flatMap(({ from, to, percentage, type, kind }): Beat[] => {
    const [source, recipient] = [works[from]!, works[to]!]
    const begins = beginsOn(to, works.length, length) + 6
    const key = `rule ${source.name} → ${recipient.name}`
    const shared: Beat = {
      at: day(begins, 2),
      who: source.pi,
      does: async (ctx, memory) => {
        const { id } = await shareResources(ctx, {
          sourceProjectId: memory.recall(`project ${source.name}`),
          recipientPublicId: memory.recall(`public id ${recipient.name}`),
          resourceTypeId: type && memory.recall(`type ${type}`),
          percentage,
          kind,
          note: chance.happens(0.3) ? 'Until their own grant comes through.' : null,
        })
        memory.keep(key, id)
      },
    }
    if (!chance.happens(0.3)) return [shared]
    return [
      shared,
      {
        at: day(begins + 30, 4),
        who: source.pi,
        does: (ctx, memory) =>
          changeResourceShare(ctx, { id: memory.recall(key), percentage: '8', reason: 'we need more ourselves' }),
      },
    ]
  })
}
