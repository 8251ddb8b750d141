import { getMappedArgumentValues } from '@pothos/core'
import type { FieldNode, GraphQLField, GraphQLResolveInfo } from 'graphql'
import type { Context } from '../context.ts'
import { NotForThem } from './not-compiled.ts'
import type { Coerced } from './selection.ts'

/** What a plan's parameters are taken from: who asks, and what they sent. */
export class AskedBy {
  readonly ctx: Context
  readonly variables: Coerced
  readonly #arguments = new Map<FieldNode, object>()

  constructor(ctx: Context, variables: Coerced) {
    this.ctx = ctx
    this.variables = variables
  }

  /** A field's arguments as its resolver gets them: defaults filled in, global ids read. Throws what the resolver would meet. */
  argumentsOf(field: GraphQLField<unknown, unknown>, node: FieldNode): object {
    const known = this.#arguments.get(node)
    if (known) return known
    const info = { variableValues: this.variables } as unknown as GraphQLResolveInfo
    const given: unknown = getMappedArgumentValues(field, node, this.ctx, info)
    if (typeof given !== 'object' || given === null || given instanceof Promise) throw new NotForThem('arguments')
    this.#arguments.set(node, given)
    return given
  }
}

/** One parameter of a plan. */
export type Bind = (by: AskedBy) => unknown
