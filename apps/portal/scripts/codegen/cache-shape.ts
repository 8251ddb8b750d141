import { type GraphQLSchema, isInterfaceType, isObjectType } from 'graphql'

/**
 * What the normalised cache must know of the schema: which types are kept within their parent for want of an id (refusals aside,
 * which all are), which types an interface may be, and what can be changed. It comes with the first screen, so that no name stands
 * twice; no document asks for a fragment on a union.
 */
export function cacheShape(schema: GraphQLSchema): string {
  const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'))
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]
  const possible = types
    .filter(isInterfaceType)
    .map((type) => [type.name, schema.getPossibleTypes(type).map(({ name }) => name)] as const)
  const refusals = possible.find(([name]) => name === 'Refusal')?.[1] ?? []
  const unkeyed = types
    .filter((type) => isObjectType(type) && !roots.includes(type) && !type.getFields()['id'])
    .map(({ name }) => name)
    .filter((name) => !refusals.includes(name))
  return [
    '// Written by scripts/codegen.ts from the schema.',
    `export const unkeyedTypes: readonly string[] = ${JSON.stringify(unkeyed)}`,
    `export const possibleTypes: { [abstractType: string]: string[] } = ${JSON.stringify(Object.fromEntries(possible))}`,
    `export const mutationFields: readonly string[] = ${JSON.stringify(Object.keys(schema.getMutationType()?.getFields() ?? {}))}`,
    '',
  ].join('\n')
}
