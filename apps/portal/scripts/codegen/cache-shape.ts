import { type GraphQLSchema, isAbstractType, isObjectType } from 'graphql'

/**
 * What the normalised cache must know of the schema: which types are kept within their parent for want of an id, which types an
 * interface or union may be, which are refusals, and what can be changed.
 */
export function cacheShape(schema: GraphQLSchema): string {
  const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'))
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]
  const unkeyed = types
    .filter((type) => isObjectType(type) && !roots.includes(type) && !type.getFields()['id'])
    .map(({ name }) => name)
  const possible = types
    .filter(isAbstractType)
    .map((type) => [type.name, schema.getPossibleTypes(type).map(({ name }) => name)] as const)
  const refusals = possible.find(([name]) => name === 'Refusal')?.[1] ?? []
  return [
    '// Written by scripts/codegen.ts from the schema.',
    `export const unkeyedTypes: readonly string[] = ${JSON.stringify(unkeyed)}`,
    `export const possibleTypes: { [abstractType: string]: string[] } = ${JSON.stringify(Object.fromEntries(possible))}`,
    `export const mutationFields: readonly string[] = ${JSON.stringify(Object.keys(schema.getMutationType()?.getFields() ?? {}))}`,
    `export const refusalTypes: readonly string[] = ${JSON.stringify(refusals)}`,
    '',
  ].join('\n')
}
