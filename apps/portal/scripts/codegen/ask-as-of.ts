import { type DocumentNode, type GraphQLSchema, Kind, type OperationDefinitionNode, OperationTypeNode } from 'graphql'

const name = (value: string) => ({ kind: Kind.NAME, value }) as const
const variable = { kind: Kind.VARIABLE, name: name('asOf') } as const

/** Has every query ask as of `$asOf`, where its root fields can be: so that no page can forget the past. Absent, it is the present. */
export function askAsOf(document: DocumentNode, schema: GraphQLSchema): DocumentNode {
  const fields = schema.getQueryType()?.getFields() ?? {}
  const asked = (operation: OperationDefinitionNode): OperationDefinitionNode => {
    let isAsked = false
    const selections = operation.selectionSet.selections.map((field) => {
      if (field.kind !== Kind.FIELD || !fields[field.name.value]?.args.some((arg) => arg.name === 'asOf')) return field
      if (field.arguments?.some((argument) => argument.name.value === 'asOf')) return field
      isAsked = true
      const argument = { kind: Kind.ARGUMENT, name: name('asOf'), value: variable } as const
      return { ...field, arguments: [...(field.arguments ?? []), argument] }
    })
    if (!isAsked) return operation
    const type = { kind: Kind.NAMED_TYPE, name: name('DateTime') } as const
    const declared = { kind: Kind.VARIABLE_DEFINITION, variable, type } as const
    return {
      ...operation,
      variableDefinitions: [...(operation.variableDefinitions ?? []), declared],
      selectionSet: { ...operation.selectionSet, selections },
    }
  }
  return {
    ...document,
    definitions: document.definitions.map((definition) =>
      definition.kind === Kind.OPERATION_DEFINITION && definition.operation === OperationTypeNode.QUERY
        ? asked(definition)
        : definition,
    ),
  }
}
