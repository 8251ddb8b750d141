import {
  type GraphQLInputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type OperationDefinitionNode,
  typeFromAST,
  isInputType,
} from 'graphql'
import type { Coerced } from './selection.ts'

const written = new Set(['Int', 'Boolean'])

/**
 * What of a value a statement's text may depend on: whether it is there, and of booleans, enums and integers the value.
 * Of a text it is whether there is anything in it; lists are parameters whole.
 */
function shapeOf(type: GraphQLInputType, value: unknown): string {
  if (value === undefined || value === null) return '-'
  if (isNonNullType(type)) return shapeOf(type.ofType, value)
  if (isListType(type)) return '+'
  if (isInputObjectType(type))
    return `{${Object.values(type.getFields())
      .map((field) => shapeOf(field.type, (value as Record<string, unknown>)[field.name]))
      .join('')}}`
  if (isEnumType(type) || written.has(type.name)) return `${JSON.stringify(value)},`
  return typeof value !== 'string' ? '+' : value === '' ? '0' : value.trim() === '' ? '_' : '+'
}

/** The shape of an operation's variables: operations of equal shape are answered by one statement. */
export function shapeOfVariables(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  variables: Coerced,
): string {
  return (operation.variableDefinitions ?? [])
    .map(({ variable, type }) => {
      const known = typeFromAST(schema, type as never)
      return isInputType(known) ? shapeOf(known, variables[variable.name.value]) : '-'
    })
    .join(' ')
}
