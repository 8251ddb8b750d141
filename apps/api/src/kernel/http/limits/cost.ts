import { type OperationDefinitionNode, OperationTypeNode } from 'graphql'
import type { Weight } from './weigh.ts'

/** Points of one hundred objects, and of one mutation: it writes, locks and is recorded. */
const points = { perHundredNodes: 1, perMutation: 10 } as const

/** What an operation costs its viewer: a point for each hundred objects it may be answered with, ten for each mutation, at least one. */
export function costOf(operation: OperationDefinitionNode, { nodes }: Weight): number {
  const mutations = operation.operation === OperationTypeNode.MUTATION ? operation.selectionSet.selections.length : 0
  return Math.max(1, Math.ceil((nodes / 100) * points.perHundredNodes) + mutations * points.perMutation)
}
