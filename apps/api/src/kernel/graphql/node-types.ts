import { type GraphQLSchema, isInterfaceType } from 'graphql'

const known = new WeakMap<GraphQLSchema, readonly string[]>()

/** The types whose things `node` finds: what has a row and no id of its own is none. */
export function nodeTypes(schema: GraphQLSchema): readonly string[] {
  const found = known.get(schema)
  if (found) return found
  const node = schema.getType('Node')
  const names = isInterfaceType(node) ? schema.getPossibleTypes(node).map(({ name }) => name) : []
  known.set(schema, names)
  return names
}
