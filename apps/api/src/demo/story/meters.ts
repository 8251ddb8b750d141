import { drawResource } from '../../contexts/allocations/operations/draw-resource.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Beat } from '../teller.ts'
import { beginsOn } from './beginnings.ts'
import type { Calendar } from './calendar.ts'
import type { Chance } from './chance.ts'
import type { Work } from './character.ts'
import type { ResourceKey } from './resources.ts'

interface Habit {
  readonly type: ResourceKey
  /** Days between two meter readings. */
  readonly every: number
  /** How many of the last readings are told. */
  readonly last: number
  /** Of the quantity granted, in one reading: from, to. */
  readonly share: readonly [number, number]
}

const habits: readonly Habit[] = [
  { type: 'cpu', every: 30, last: 12, share: [0.03, 0.13] },
  { type: 'gpu', every: 20, last: 4, share: [0.1, 0.3] },
  { type: 'tokens', every: 10, last: 3, share: [0.1, 0.45] },
  { type: 'project', every: 45, last: 3, share: [0.05, 0.22] },
  { type: 'scratch', every: 20, last: 2, share: [0.2, 0.5] },
]

/** What the house's meters read. A reading that nothing covers any more is refused, as it would be; one project is let through. */
export function meters(
  works: readonly Work[],
  { calendar: { day, length }, chance }: { calendar: Calendar; chance: Chance },
): Beat[] {
  return works.flatMap((work, i) => {
    const begins = beginsOn(i, works.length, length)
    return habits.flatMap(({ type, every, last, share: [low, high] }) => {
      const readings = Math.min(last, Math.floor((length - begins - 10) / every))
      return Array.from({ length: readings }, (_unused, n): Beat => {
        const part = low + chance.next() * (high - low)
        const lets = work.name === 'Reef acoustics' && n === readings - 1
        return {
          at: day(length - (readings - n) * every + 1, 11),
          who: 'manager',
          does: async (ctx, memory) => {
            const [own] = await ctx.sql<{ own: string }>(
              `select coalesce(sum(quantity), 0)::text as own from allocations.allocations where project_id = $1 and resource_type_id = $2 and (ends_at is null or ends_at > $3)`,
              [memory.recall(`project ${work.name}`), memory.recall(`type ${type}`), ctx.now],
            )
            const amount = (Number(own!.own) * part * (lets && type === 'cpu' ? 7 : 1)).toFixed(2)
            if (Number(amount) <= 0) return
            await drawResource(ctx, {
              projectId: memory.recall(`project ${work.name}`),
              resourceTypeId: memory.recall(`type ${type}`),
              amount,
              note: 'Meter reading',
              force: lets,
            }).catch((error: unknown) => {
              if (!(error instanceof Refusal)) throw error
            })
          },
        }
      })
    })
  })
}
