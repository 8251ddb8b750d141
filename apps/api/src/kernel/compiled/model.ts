import { getDatamodel } from '@tenure/prisma/pothos'
import type { GraphQLNamedType } from 'graphql'
import { columnOf } from './declare.ts'

interface Field {
  readonly name: string
  readonly kind: string
  readonly isList: boolean
  readonly relationFromFields?: readonly string[]
}

const models = (getDatamodel() as unknown as { datamodel: { models: Record<string, { fields: readonly Field[] }> } })
  .datamodel.models

/** The Prisma model of a type of the graph. */
export const modelOf = (type: GraphQLNamedType): string | undefined =>
  type.extensions['pothosPrismaModel'] as string | undefined

/** The table of a type, as it says itself. */
export const tableOf = (type: GraphQLNamedType): string | undefined => type.extensions['table'] as string | undefined

/** Whether a model has a column of that name. */
export const hasColumn = (model: string, name: string): boolean =>
  models[model]?.fields.some((field) => field.name === name && field.kind !== 'object') ?? false

/**
 * How the row of a relation to one is found. Every reference is composite and leads with the tenant; what else it carries
 * (a project, whether it is storage) is implied by the id.
 */
export function joinOf(model: string, relation: string): ((x: string, k: string) => string) | undefined {
  const field = models[model]?.fields.find(({ name }) => name === relation)
  const columns = field?.relationFromFields ?? []
  if (!field || field.isList || columns.length < 2) return undefined
  const [tenant, ...rest] = columns
  const id = rest.find((name) => name === `${relation}Id`) ?? (rest.length === 1 ? rest[0] : undefined)
  if (!tenant || !id) return undefined
  return (x, k) => `${k}.tenant_id = ${x}.${columnOf(tenant)} and ${k}.id = ${x}.${columnOf(id)}`
}
