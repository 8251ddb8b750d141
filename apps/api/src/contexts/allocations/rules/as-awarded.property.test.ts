import { add, subtract } from '@tenure/quantities/arithmetic'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { asAwarded } from './as-awarded.ts'
import { makeGraph } from './graph.ts'
import { ownOf, quantityAt } from './own.ts'
import { amounts, graphs, instants, PROJECTS, TYPES } from './random-graphs.testkit.ts'

const RUNS = { numRuns: 300 }

it('a new allocation adds its quantity to one project and type, at the instant', () => {
  fc.assert(
    fc.property(graphs(), fc.constantFrom(...TYPES), instants, amounts, (plain, resourceTypeId, at, quantity) => {
      const graph = makeGraph(plain)
      const [asking, ...others] = PROJECTS.map((projectId) => ({ projectId, resourceTypeId, at }))
      const after = asAwarded(graph, { ...asking!, kind: 'NEW', allocationId: null, quantity })
      expect(ownOf(after, asking!).own).toBe(add(ownOf(graph, asking!).own, quantity))
      for (const other of others) expect(ownOf(after, other)).toEqual(ownOf(graph, other))
    }),
    RUNS,
  )
})

it('an allocation that changes gives the new quantity in place of what it gave, and nothing else moves', () => {
  fc.assert(
    fc.property(graphs(), fc.nat(), instants, amounts, (plain, which, at, quantity) => {
      const held = plain.allocations[which % Math.max(plain.allocations.length, 1)]
      fc.pre(held !== undefined)
      const graph = makeGraph(plain)
      const point = { projectId: held.projectId, resourceTypeId: held.resourceTypeId, at }
      const after = asAwarded(graph, { ...point, kind: 'CHANGE', allocationId: held.id, quantity })
      expect(ownOf(after, point).own).toBe(add(subtract(ownOf(graph, point).own, quantityAt(held, at)), quantity))
      expect(after.plain.allocations).toHaveLength(plain.allocations.length)
    }),
    RUNS,
  )
})
