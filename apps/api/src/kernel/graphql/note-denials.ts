import { type GraphQLField, type GraphQLInputType, type GraphQLSchema, getNamedType, isInputObjectType } from 'graphql'
import { currentCall } from '../call.ts'
import { type Denial, denialOf } from '../denials.ts'
import { decodeGlobalID } from '../global-id.ts'

interface Named {
  readonly name: string
  readonly type: GraphQLInputType
}

/** Types whose table has a name of its own. */
const ownNames: Readonly<Record<string, string>> = { Notice: 'notifications' }

/** The table of a type of the graph: ResourceShare, resource_shares; ResourceSupply, resource_supplies. */
export const tableOf = (type: string): string =>
  ownNames[type] ??
  `${type.replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => `_${letter}`).toLowerCase()}s`
    .replace(/(?<=[^aeiou])ys$/, 'ies')
    .replace(/sss$/, 'sses')

/** What an operation is about by its name alone: createProject, projects. */
const tableInName = (operation: string): string => tableOf(operation.replace(/^[a-z]+(?=[A-Z])/, ''))

/** Under what name the thing itself stands, before any that is only mentioned. */
const itself = ['id', 'projectId', 'sourceProjectId', 'allocationId', 'sourceAllocationId']
const rank = (name: string) => (itself.indexOf(name) + itself.length + 1) % (itself.length + 1)

/** The global ids among what a field was given, the thing itself first. */
function idsIn(
  fields: readonly Named[],
  given: Record<string, unknown>,
): { name: string; typename: string; id: string }[] {
  const found = fields.flatMap(({ name, type }) => {
    const value: unknown = [given[name]].flat()[0]
    const named = getNamedType(type)
    if (isInputObjectType(named) && typeof value === 'object' && value !== null)
      return idsIn(Object.values(named.getFields()), value as Record<string, unknown>)
    if (named.name !== 'ID' || typeof value !== 'string') return []
    try {
      return [{ name, ...decodeGlobalID(value) }]
    } catch {
      // No id of ours names nothing.
      return []
    }
  })
  return found.toSorted((a, b) => rank(a.name) - rank(b.name))
}

/** What a field of the root was to do, and to what. */
function meant(field: GraphQLField<unknown, unknown>, args: Record<string, unknown>) {
  const ids = idsIn(field.args, args)
  const [first] = ids
  const { reason } = (args['input'] ?? {}) as { reason?: unknown }
  return {
    operation: field.name,
    resourceType: first ? tableOf(first.typename) : tableInName(field.name),
    resourceId: first?.id ?? null,
    projectId: ids.find(({ typename }) => typename === 'Project')?.id ?? null,
    reason: typeof reason === 'string' && reason.trim() ? reason.trim() : null,
  } satisfies Omit<Denial, 'refusal' | 'message'>
}

/**
 * Has every field of the root note what it refuses for want of permission, as data or as an error, so that the request may
 * tell the trail of it: what an operation wrote itself would be undone with it.
 */
export function withDenialsNoted(schema: GraphQLSchema): GraphQLSchema {
  const roots = [schema.getQueryType(), schema.getMutationType()]
  for (const field of roots.flatMap((root) => Object.values(root?.getFields() ?? {}))) {
    const { resolve } = field
    if (!resolve) continue
    const note = (outcome: unknown, args: Record<string, unknown>) => {
      const denial = denialOf(outcome)
      if (denial) currentCall()?.denials.push({ ...meant(field, args), ...denial })
    }
    field.resolve = async (source, args: Record<string, unknown>, context, info) => {
      try {
        const answer: unknown = await resolve(source, args, context, info)
        note(answer, args)
        return answer
      } catch (error) {
        note(error, args)
        throw error
      }
    }
  }
  return schema
}
