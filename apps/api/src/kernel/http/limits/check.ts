import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  type GraphQLSchema,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql'
import { limits } from '../../limits.ts'
import { argumentsOf, longestList, pageSize, type Variables } from './arguments.ts'
import { isConnection, weigh, type Weight } from './weigh.ts'

/** An operation that asks for more than one request may. Names the limit, what was asked, and the way below it. */
export function beyondLimit(limit: keyof typeof limits, message: string): GraphQLError {
  return new GraphQLError(message, {
    extensions: { code: 'LIMIT_EXCEEDED', limit, most: limits[limit], http: { status: 400 } },
  })
}

interface Asked {
  readonly schema: GraphQLSchema
  readonly document: DocumentNode
  readonly operation: OperationDefinitionNode
  readonly variables: Variables
}

const thousands = (value: number) =>
  Number.isFinite(value) ? Math.round(value).toLocaleString('en-GB') : 'more than can be counted'

/**
 * Holds a validated operation to the limits before anything is opened for it.
 * @throws GraphQLError LIMIT_EXCEEDED or BAD_USER_INPUT
 */
export function checkLimits({ schema, document, operation, variables }: Asked): Weight {
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition)
  checkRepeats(operation, fragments)
  const sent = withDefaults(operation, variables)
  const typed = new TypeInfo(schema)
  visit(
    document,
    visitWithTypeInfo(typed, {
      Field: (node) => {
        const field = typed.getFieldDef()
        if (!field || !node.arguments?.length) return
        const given = argumentsOf(node, sent)
        if (isConnection(getNamedType(field.type))) checkPage(node, given)
        if (node.name.value === 'nodes' && (longestList(given) ?? 0) > limits.page)
          throw beyondLimit(
            'page',
            `At most ${limits.page} ids may be asked for at once; these are ${longestList(given)}. Ask in several requests.`,
          )
      },
    }),
  )
  const weight = weigh({ schema, operation, fragments, variables: sent })
  if (weight.depth > limits.depth)
    throw beyondLimit(
      'depth',
      `Fields may stand ${limits.depth} deep within one another; here they stand ${weight.depth} deep. Ask for the inner objects by their ids in a request of their own.`,
    )
  if (weight.aliases > limits.aliases)
    throw beyondLimit(
      'aliases',
      `An operation may have ${limits.aliases} aliases; this one has ${thousands(weight.aliases)}. Send several operations, or use a list field such as nodes(ids:).`,
    )
  if (weight.fields > limits.fields)
    throw beyondLimit(
      'fields',
      `An operation may ask for ${thousands(limits.fields)} fields; this one asks for ${thousands(weight.fields)}. Ask for fewer, or part it.`,
    )
  if (weight.nodes > limits.nodes)
    throw beyondLimit(
      'nodes',
      `An operation may be answered with ${thousands(limits.nodes)} objects; this one with up to ${thousands(weight.nodes)}. Lower first or last of the outer or the inner lists.`,
    )
  return weight
}

function checkPage(node: FieldNode, given: Variables): void {
  const size = pageSize(given)
  if (size === undefined || (size >= 0 && size <= limits.page)) return
  throw beyondLimit(
    'page',
    `A page of ${node.name.value} has 0 to ${limits.page} rows; ${thousands(size)} were asked for. Page on with after: pageInfo.endCursor.`,
  )
}

/** One root field, again and again under aliases, is many requests in the guise of one. */
function checkRepeats(
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): void {
  const times = new Map<string, number>()
  const seen = new Set<string>()
  const count = ({ selections }: OperationDefinitionNode['selectionSet']): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT) count(selection.selectionSet)
      else if (selection.kind === Kind.FIELD)
        times.set(selection.name.value, (times.get(selection.name.value) ?? 0) + 1)
      else if (!seen.has(selection.name.value)) {
        seen.add(selection.name.value)
        const fragment = fragments.get(selection.name.value)
        if (fragment) count(fragment.selectionSet)
      }
    }
  }
  count(operation.selectionSet)
  for (const [name, many] of times) {
    if (many > limits.rootRepeats)
      throw beyondLimit(
        'rootRepeats',
        `${name} may be asked for ${limits.rootRepeats} times in one operation; here it is ${many} times. Send several requests.`,
      )
  }
}

function withDefaults(operation: OperationDefinitionNode, variables: Variables): Variables {
  const defaults = (operation.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) => {
    const value = defaultValue?.kind === Kind.INT ? Number(defaultValue.value) : undefined
    return value === undefined ? [] : [[variable.name.value, value] as const]
  })
  return { ...Object.fromEntries(defaults), ...variables }
}
