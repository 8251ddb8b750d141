import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInterfaceType,
  isObjectType,
  isUnionType,
} from 'graphql'

/** What Relay's conventions mean, wherever they stand. */
const fields: Record<string, string> = {
  id: 'Its global id: opaque, the same for ever, good for `node(id:)`.',
  edges: 'The rows of this page, each with its cursor.',
  nodes: 'The rows of this page.',
  pageInfo: 'Whether there is more, and from where.',
  cursor: 'Where this row stands in the list: for `after` or `before`.',
  node: 'The row.',
}
const pageInfo: Record<string, string> = {
  hasNextPage: 'Whether rows follow this page.',
  hasPreviousPage: 'Whether rows come before this page.',
  startCursor: 'The cursor of the first row: for `before`.',
  endCursor: 'The cursor of the last row: for `after`.',
}
const args: Record<string, string> = {
  first: 'How many rows, from the start or from `after` on: 200 at most, 50 unless said.',
  after: 'Rows after this cursor.',
  last: 'How many rows, up to the end or to `before`: 200 at most.',
  before: 'Rows before this cursor.',
}
/** By what a list is ordered, where the words of its name would not say it. */
const orders: Record<string, string> = {
  CREATED_AT: 'By when it was made.',
  UPDATED_AT: 'By when it was last changed.',
  ENDS_AT: 'By when it ends; what has no end comes last.',
  PI: 'By the name of the project’s PI.',
  PUBLIC_ID: 'By the public id.',
}
const roots: Record<string, { readonly own: string; readonly args: Record<string, string> }> = {
  node: {
    own: 'Any object by its global id; null where there is none, or none for the viewer to see.',
    args: { id: 'Its global id.' },
  },
  nodes: {
    own: 'Objects by their global ids, in their order; null for those that are not there, or not for the viewer to see.',
    args: { ids: 'Their global ids: 200 at most.' },
  },
}

/** Describes what is there by convention and says the same everywhere. What a context says itself is left as it is. */
export function withConventionalDescriptions(schema: GraphQLSchema): GraphQLSchema {
  const query = schema.getQueryType()
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue
    type.description ??= ofType(type)
    if (isEnumType(type) && type.name.endsWith('OrderField'))
      for (const value of type.getValues())
        value.description ??= orders[value.name] ?? `By ${value.name.toLowerCase().replaceAll('_', ' ')}.`
    if (!isObjectType(type) && !isInterfaceType(type)) continue
    for (const field of Object.values(type.getFields()))
      describe(type, field, type === query ? roots[field.name] : undefined)
  }
  return schema
}

function ofType(type: GraphQLNamedType): string | undefined {
  if (type.name === 'Node') return 'An object with a global id.'
  if (type.name === 'PageInfo') return 'Whether a list has more, and from where.'
  if (type.name.endsWith('ConnectionEdge') || type.name.endsWith('Edge')) return 'A row of a list, with its place.'
  if (type.name.endsWith('Connection')) return 'A page of a list.'
  if (isUnionType(type) && type.name.endsWith('Result')) return 'What was asked for, or the refusal that says why not.'
  return undefined
}

function describe(
  type: GraphQLNamedType,
  field: GraphQLField<unknown, unknown>,
  root: (typeof roots)[string] | undefined,
): void {
  field.description ??= root?.own ?? (type.name === 'PageInfo' ? pageInfo[field.name] : fields[field.name])
  for (const arg of field.args) arg.description ??= root?.args[arg.name] ?? args[arg.name]
}
