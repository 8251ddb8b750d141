import {
  type DocumentNode,
  type FieldNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionSetNode,
} from 'graphql'
import type { Mode } from '../database/transaction.ts'

/** The fields at the root of an operation, those of its fragments included. */
export function rootFields(document: DocumentNode, set: SelectionSetNode): FieldNode[] {
  return set.selections.flatMap((selection): FieldNode[] => {
    if (selection.kind === Kind.FIELD) return [selection]
    if (selection.kind === Kind.INLINE_FRAGMENT) return rootFields(document, selection.selectionSet)
    const fragment = document.definitions.find(
      (definition) => definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === selection.name.value,
    )
    return fragment?.kind === Kind.FRAGMENT_DEFINITION ? rootFields(document, fragment.selectionSet) : []
  })
}

/**
 * How an operation's transaction opens. A preview (a query field with the extension `preview`) does the real thing and
 * undoes it, so that it writes and is never kept; whatever were read beside it would see what is only tried.
 */
export function modeOf(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): Mode {
  if (operation.operation === OperationTypeNode.MUTATION) return 'write'
  const fields = schema.getQueryType()?.getFields() ?? {}
  const roots = rootFields(document, operation.selectionSet)
    .map(({ name }) => name.value)
    .filter((name) => name !== '__typename')
  if (!roots.some((name) => fields[name]?.extensions['preview'] === true)) return 'read'
  if (roots.length > 1)
    throw new GraphQLError('Ask for a preview alone: one in an operation, and nothing beside it.', {
      extensions: { code: 'BAD_USER_INPUT' },
    })
  return 'preview'
}
