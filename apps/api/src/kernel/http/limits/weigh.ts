import {
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  getNullableType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  isCompositeType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'
import { limits } from '../../limits.ts'
import { argumentsOf, longestList, pageSize, type Variables } from './arguments.ts'

/** How much an operation asks for, at most. */
export interface Weight {
  /** Objects in the answer. */
  readonly nodes: number
  /** Fields within fields. */
  readonly depth: number
  readonly fields: number
  readonly aliases: number
}

export interface Weighed {
  readonly schema: GraphQLSchema
  readonly operation: OperationDefinitionNode
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>
  readonly variables: Variables
}

const nothing: Weight = { nodes: 0, depth: 0, fields: 0, aliases: 0 }

/**
 * Weighs a validated operation. A connection counts its rows by `first` or `last`; any other list by the longest list
 * among its arguments. Each fragment is weighed once for each page size it stands in, so that fragments that spread
 * one another cost no more to weigh than to read.
 */
export function weigh({ schema, operation, fragments, variables }: Weighed): Weight {
  const known = new Map<string, Weight>()

  function ofSet(set: SelectionSetNode, type: GraphQLNamedType | undefined, rows: number): Weight {
    return set.selections.reduce<Weight>((sum, selection) => {
      if (selection.kind === Kind.FIELD) return add(sum, ofField(selection, type, rows))
      if (selection.kind === Kind.FRAGMENT_SPREAD) return add(sum, ofFragment(selection.name.value, rows))
      const on = selection.typeCondition ? schema.getType(selection.typeCondition.name.value) : type
      return add(sum, ofSet(selection.selectionSet, on, rows))
    }, nothing)
  }

  function ofFragment(name: string, rows: number): Weight {
    const key = `${name} ${rows}`
    const before = known.get(key)
    if (before) return before
    const fragment = fragments.get(name)
    const weight = fragment
      ? ofSet(fragment.selectionSet, schema.getType(fragment.typeCondition.name.value), rows)
      : nothing
    known.set(key, weight)
    return weight
  }

  function ofField(node: FieldNode, parent: GraphQLNamedType | undefined, rows: number): Weight {
    const own = { nodes: 0, depth: 1, fields: 1, aliases: node.alias ? 1 : 0 }
    // The introspection's depth is bounded by graphql's own rule, and its size by the schema.
    if (node.name.value.startsWith('__')) return own
    const field = fieldOf(parent, node.name.value)
    if (!field || !node.selectionSet) return own
    const type = getNamedType(field.type)
    if (!isCompositeType(type)) return own
    const given = argumentsOf(node, variables)
    const isPage = isConnection(type)
    const inner = ofSet(node.selectionSet, type, isPage ? (pageSize(given) ?? limits.defaultPage) : 0)
    const many = isPage ? 1 : isListType(getNullableType(field.type)) ? listLength(parent, rows, longestList(given)) : 1
    const each = isPage || type.name.endsWith('Edge') ? 0 : 1
    return {
      nodes: many * (each + inner.nodes),
      depth: 1 + inner.depth,
      fields: 1 + inner.fields,
      aliases: own.aliases + inner.aliases,
    }
  }

  return ofSet(operation.selectionSet, schema.getRootType(operation.operation) ?? undefined, 0)
}

/** The lists within a connection (`edges`, `nodes`) are as long as its page. */
const listLength = (parent: GraphQLNamedType | undefined, rows: number, given: number | undefined) =>
  parent && isConnection(parent) ? rows : (given ?? limits.unknownList)

/** Whether a type is a page of a list, as Relay names it. */
export const isConnection = (type: GraphQLNamedType): boolean => type.name.endsWith('Connection')

/** A field of an object or interface; undefined where there is none. */
export function fieldOf(type: GraphQLNamedType | undefined, name: string): GraphQLField<unknown, unknown> | undefined {
  if (!type || !isCompositeType(type)) return undefined
  return isObjectType(type) || 'getFields' in type ? type.getFields()[name] : undefined
}

const add = (a: Weight, b: Weight): Weight => ({
  nodes: a.nodes + b.nodes,
  depth: Math.max(a.depth, b.depth),
  fields: a.fields + b.fields,
  aliases: a.aliases + b.aliases,
})
