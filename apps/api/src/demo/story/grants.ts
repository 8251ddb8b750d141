import { grantAllocation, type GrantAllocation } from '../../contexts/allocations/operations/grant-allocation.ts'
import { resizeAllocation } from '../../contexts/allocations/operations/resize-allocation.ts'
import type { Beat } from '../teller.ts'
import { beginsOn } from './beginnings.ts'
import type { Calendar } from './calendar.ts'
import type { Chance } from './chance.ts'
import type { Work } from './character.ts'
import type { ResourceKey } from './resources.ts'

type Granted = Pick<
  GrantAllocation,
  'model' | 'quantity' | 'billingPeriod' | 'renewal' | 'periods' | 'lifetimeMonths' | 'note'
>

interface Grant extends Granted {
  readonly type: ResourceKey
  /** By which later moments know it: `<type> <n>`. */
  readonly name: string
  /** Days after the project's beginning. */
  readonly after: number
}

/** What a project of a size is granted over its year, in the order it is granted. */
function grantsOf(size: Work['size'], chance: Chance): Grant[] {
  const thousands = (low: number, high: number) => String(chance.whole(low, high) * 1000)
  const grants: Grant[] = [
    {
      name: 'cpu 1',
      type: 'cpu',
      after: 1,
      model: 'SUBSCRIPTION',
      quantity: thousands(40 * size, 120 * size),
      billingPeriod: 'YEAR',
      renewal: 'AUTO',
    },
    {
      name: 'project 1',
      type: 'project',
      after: 1,
      model: 'CONDO',
      quantity: String(chance.whole(4, 40) * size),
      lifetimeMonths: 60,
      note: 'Bought with the cluster’s last extension.',
    },
    {
      name: 'scratch 1',
      type: 'scratch',
      after: 2,
      model: 'SUBSCRIPTION',
      quantity: String(chance.whole(2, 10) * size),
      billingPeriod: 'QUARTER',
      renewal: 'AUTO',
    },
    {
      name: 'tokens 1',
      type: 'tokens',
      after: 9,
      model: 'SUBSCRIPTION',
      quantity: `${chance.whole(50, 400)}.5`,
      billingPeriod: 'MONTH',
      renewal: 'AUTO',
    },
  ]
  if (size > 1)
    grants.push({
      name: 'gpu 1',
      type: 'gpu',
      after: 3,
      model: 'SUBSCRIPTION',
      quantity: thousands(2 * size, 9 * size),
      billingPeriod: 'QUARTER',
      renewal: 'AUTO',
    })
  if (size > 1)
    grants.push({
      name: 'project 2',
      type: 'project',
      after: 14,
      model: 'CONDO',
      quantity: String(chance.whole(2, 12) * size),
      lifetimeMonths: 36,
    })
  if (size > 2)
    grants.push({
      name: 'cpu 2',
      type: 'cpu',
      after: 40,
      model: 'SUBSCRIPTION',
      quantity: thousands(10 * size, 30 * size),
      billingPeriod: 'QUARTER',
      renewal: 'NONE',
      periods: 2,
      note: 'Top-up for a deadline.',
    })
  if (size > 2)
    grants.push({
      name: 'object 1',
      type: 'object',
      after: 20,
      model: 'SUBSCRIPTION',
      quantity: String(chance.whole(5, 30)),
      billingPeriod: 'YEAR',
      renewal: 'MANUAL',
      periods: 1,
    })
  if (size > 3)
    grants.push({
      name: 'gpu 2',
      type: 'gpu',
      after: 30,
      model: 'CONDO',
      quantity: thousands(3, 8),
      lifetimeMonths: 48,
      note: 'Own cards in the shared rack.',
    })
  if (size > 4)
    grants.push({
      name: 'object 2',
      type: 'object',
      after: 50,
      model: 'CONDO',
      quantity: String(chance.whole(20, 60)),
      lifetimeMonths: 60,
    })
  return grants
}

/** The resource manager of the facility grants; now and then a quantity turns out too small or too large. */
export function grants(
  works: readonly Work[],
  { calendar: { day, length }, chance }: { calendar: Calendar; chance: Chance },
): Beat[] {
  return works.flatMap((work, i) => {
    const begins = beginsOn(i, works.length, length)
    return grantsOf(work.size, chance).flatMap(({ name, type, after, ...grant }): Beat[] => {
      const key = `${work.name} / ${name}`
      const granted: Beat = {
        at: day(begins + after, 3),
        who: 'manager',
        does: async (ctx, memory) =>
          memory.keep(
            key,
            (
              await grantAllocation(ctx, {
                ...grant,
                projectId: memory.recall(`project ${work.name}`),
                resourceTypeId: memory.recall(`type ${type}`),
              })
            ).id,
          ),
      }
      if (name !== 'cpu 1' || !chance.happens(0.5)) return [granted]
      const more = chance.happens(0.7)
      const resized = String(Math.round(Number(grant.quantity) * (more ? 1.25 : 0.9)))
      return [
        granted,
        {
          at: day(begins + after + 35, 5),
          who: 'manager',
          does: (ctx, memory) =>
            resizeAllocation(ctx, {
              id: memory.recall(key),
              quantity: resized,
              reason: more ? 'asked for more after the first runs' : 'gave some back',
            }),
        },
      ]
    })
  })
}
