import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { entitlementAt } from './entitlement.ts'
import { entitlementSteps } from './entitlement-steps.ts'
import { makeGraph } from './graph.ts'
import { PROJECTS, TYPES, day, graphs } from './random-graphs.testkit.ts'
import { NOW, START, allocation, share } from './small-graphs.testkit.ts'
import { stepSentence } from './step-sentence.ts'

const NEW_YEAR = new Date('2027-01-01T00:00:00Z')
const at = (projectId: string) => ({
  projectId,
  resourceTypeId: 'cpu',
  from: NOW,
  to: new Date('2028-01-01T00:00:00Z'),
})

function ending(id: string, projectId: string, amount: string) {
  const row = allocation(`${id} of ${projectId}`, amount, { endsAt: NEW_YEAR })
  return { ...row, periods: [{ startsAt: START, endsAt: NEW_YEAR, quantity: row.quantity }] }
}

describe('entitlement steps', () => {
  it('say why: an allocation ends', () => {
    const graph = makeGraph({
      allocations: [ending('#12', 'AB-12', '250'), allocation('#13 of AB-12', '250')],
      carved: [],
      shares: [],
      draws: [],
    })
    const [first, second, ...rest] = entitlementSteps(graph, at('AB-12'))
    expect(rest).toEqual([])
    expect(second?.reasons).toMatchObject([{ kind: 'ALLOCATION_ENDS', id: '#12' }])
    expect(first && second && stepSentence(graph, 'AB-12', [first, second])).toBe(
      'On 1 January 2027 AB-12 drops from 500 to 250 because #12 of AB-12 ends.',
    )
  })

  it('say why: a source’s allocation ends, a rule is overridden', () => {
    const override = share('AB-12 → CD-3', 0, { resourceTypeId: 'cpu', startsAt: new Date('2027-03-01T00:00:00Z') })
    const graph = makeGraph({
      allocations: [ending('#12', 'AB-12', '900'), allocation('#13 of AB-12', '100')],
      carved: [],
      shares: [share('AB-12 → CD-3', 10), override],
      draws: [],
    })
    const steps = entitlementSteps(graph, at('CD-3'))
    const sentences = steps.slice(1).map((now, index) => {
      const before = steps[index]
      return before && stepSentence(graph, 'CD-3', [before, now])
    })
    expect(sentences).toEqual([
      'On 1 January 2027 CD-3 drops from 100 to 10 because #12 of AB-12 ends.',
      'On 1 March 2027 CD-3 drops from 10 to 0 because a share with AB-12 ends, and a share with AB-12 starts.',
    ])
  })

  it('are empty for an empty window', () => {
    const graph = makeGraph({ allocations: [], carved: [], shares: [], draws: [] })
    expect(entitlementSteps(graph, { ...at('AB-12'), to: NOW })).toEqual([])
  })

  it('touch, cover the window, differ from their neighbours, have reasons, and hold at every instant', () => {
    const project = fc.constantFrom(...PROJECTS)
    fc.assert(
      fc.property(
        graphs(),
        project,
        fc.constantFrom(...TYPES),
        fc.integer({ min: 0, max: 730 }),
        (plain, projectId, resourceTypeId, t) => {
          const graph = makeGraph(plain)
          const [from, to] = [day(0), day(731)]
          const steps = entitlementSteps(graph, { projectId, resourceTypeId, from, to })
          expect(steps[0]?.startsAt).toEqual(from)
          expect(steps.at(-1)?.endsAt).toEqual(to)
          steps.slice(1).forEach((step, index) => {
            expect(step.startsAt).toEqual(steps[index]?.endsAt)
            expect(step.reasons.length).toBeGreaterThan(0)
            expect(figures(step)).not.toEqual(steps[index] && figures(steps[index]))
          })
          const step = steps.find((one) => one.startsAt <= day(t) && day(t) < one.endsAt)
          expect(step && figures(step)).toEqual(
            figures(entitlementAt(graph, { projectId, resourceTypeId, at: day(t) })),
          )
        },
      ),
      { numRuns: 300 },
    )
  })
})

function figures({
  own,
  carved,
  lent,
  ceilings,
  received,
  entitlement,
}: ReturnType<typeof entitlementSteps>[number] | ReturnType<typeof entitlementAt>) {
  return { own, carved, lent, ceilings, received, entitlement }
}
