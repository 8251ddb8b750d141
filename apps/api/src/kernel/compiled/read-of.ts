import type { GraphQLField, GraphQLObjectType } from 'graphql'
import { columnOf, type Read } from './declare.ts'
import { hasColumn, joinOf, modelOf } from './model.ts'

/** How SQL answers a field: as it says itself, or as what Prisma knows of it; undefined where neither knows. */
export function readOf(type: GraphQLObjectType, field: GraphQLField<unknown, unknown>): Read | undefined {
  const { read, pothosExposedField: exposed, pothosPrismaRelationField: relation } = field.extensions
  if (read) return read as Read
  if (field.name === 'id' && 'pothosParseGlobalID' in type.extensions) return { kind: 'globalId', type: type.name }
  const model = modelOf(type)
  if (!model) return undefined
  if (typeof exposed === 'string' && hasColumn(model, exposed))
    return { kind: 'value', sql: ({ x }) => `${x}.${columnOf(exposed)}` }
  const join = relation ? joinOf(model, (relation as { name: string }).name) : undefined
  return join && { kind: 'one', where: (k, { x }) => join(x, k) }
}
