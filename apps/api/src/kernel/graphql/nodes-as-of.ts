import { GraphQLScalarType, type GraphQLSchema } from 'graphql'
import { asOfArg } from './as-of.ts'

/** Lets `node` and `nodes` be read as of an earlier time as other root fields are: Relay's plugin, which makes them, takes no arguments for them. */
export function nodesAsOf(schema: GraphQLSchema): GraphQLSchema {
  const type = schema.getType('DateTime')
  if (!(type instanceof GraphQLScalarType)) throw new Error('There is no DateTime.')
  const { description } = asOfArg((argument) => argument)
  for (const name of ['node', 'nodes'])
    (schema.getQueryType()!.getFields()[name]!.args as object[]).push({
      name: 'asOf',
      description,
      type,
      defaultValue: undefined,
      deprecationReason: undefined,
      extensions: {},
      astNode: undefined,
    })
  return schema
}
