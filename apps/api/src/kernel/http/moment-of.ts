import {
  type DocumentNode,
  getVariableValues,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  valueFromAST,
} from 'graphql'
import { rootFields } from './mode-of.ts'

interface Asked {
  readonly schema: GraphQLSchema
  readonly document: DocumentNode
  readonly operation: OperationDefinitionNode
  readonly variables: Readonly<Record<string, unknown>>
}

/**
 * The earlier time that an operation looks at: the `asOf` of its root fields; undefined for the present. One transaction
 * looks at one moment, so that what is read beside each other fits together: all that give one give the same, and a
 * root field that could and does not would be read at that moment without having said so.
 */
export function momentOf({ schema, document, operation, variables }: Asked): Date | undefined {
  if (operation.operation !== OperationTypeNode.QUERY) return undefined
  const fields = schema.getQueryType()?.getFields() ?? {}
  const roots = rootFields(document, operation.selectionSet).filter(({ name }) =>
    fields[name.value]?.args.some((arg) => arg.name === 'asOf'),
  )
  if (roots.length === 0) return undefined
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables)
  // What is wrong with the variables, the executor says.
  if (!coerced) return undefined
  const moments = roots.map((field) => {
    const value = field.arguments?.find(({ name }) => name.value === 'asOf')?.value
    const type = fields[field.name.value]!.args.find(({ name }) => name === 'asOf')!.type
    const moment: unknown = value && value.kind !== Kind.NULL ? valueFromAST(value, type, coerced) : undefined
    return moment instanceof Date ? moment : undefined
  })
  if (new Set(moments.map((moment) => moment?.getTime())).size > 1)
    throw new GraphQLError(
      'One operation looks at one moment: give every field that takes it the same asOf, and ask for another moment in another operation.',
      { extensions: { code: 'BAD_USER_INPUT' } },
    )
  return moments[0]
}
