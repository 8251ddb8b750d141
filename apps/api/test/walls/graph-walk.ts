import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql'
import { schema } from '../../src/schema.ts'

/** A question about one field of the root, with one of our ids in it. */
export interface Question {
  readonly field: string
  readonly document: string
  readonly variables: Record<string, unknown>
}

/** Our ids by the type they are of, and the public id of our project. */
export type Ours = Readonly<Record<string, string>>

/** Which of our ids an argument of this name takes. A new name fails here until somebody says what it means. */
const meant: Record<string, string> = {
  pi: 'User',
  user: 'User',
  manager: 'User',
  member: 'User',
  steward: 'User',
  dataSteward: 'User',
  project: 'Project',
  sourceProject: 'Project',
  recipientProject: 'Project',
  partner: 'Project',
  team: 'Team',
  role: 'Role',
  copyOf: 'Role',
  securityGroup: 'SecurityGroup',
  resourceType: 'ResourceType',
  allocation: 'Allocation',
  dataShare: 'DataShare',
  resourceShare: 'ResourceShare',
  apiToken: 'ApiToken',
  addUser: 'User',
  removeUser: 'User',
  about: 'AllocationRequest',
  parentComment: 'Comment',
  question: 'ResourceTypeQuestion',
  line: 'StatementLine',
  projectClass: 'ProjectClass',
}

function idsFor(name: string, ours: Ours): string[] {
  const types = Object.keys(ours).filter((type) => type !== 'publicId')
  if (['id', 'ids', 'resourceId', 'objectId', 'about'].includes(name)) return types.map((type) => ours[type]!)
  const type = meant[name.replace(/Ids?$/, '')]
  if (!type || !ours[type])
    throw new Error(
      `Teach the walk what the id “${name}” means (graph-walk.ts), so that the walls are tried there too.`,
    )
  return [ours[type]]
}

const publicIds = ['publicId', 'account']
const isId = (type: GraphQLInputType, name: string) => getNamedType(type).name === 'ID' || publicIds.includes(name)

/** Values for one argument: each of our ids where it is one, else anything that is valid. */
function values(type: GraphQLInputType, name: string, ours: Ours): unknown[] {
  if (isNonNullType(type)) return values(type.ofType, name, ours)
  if (isListType(type)) return values(type.ofType, name, ours).map((value) => [value])
  if (publicIds.includes(name)) return [ours['publicId']]
  if (isEnumType(type)) return [type.getValues()[0]!.name]
  if (isInputObjectType(type)) return objects(Object.values(type.getFields()), ours)
  switch (type.name) {
    case 'ID':
      return idsFor(name, ours)
    case 'Boolean':
      return [true]
    case 'Int':
    case 'Float':
      return [1]
    case 'Decimal':
      return ['1']
    case 'DateTime':
      // A span from long ago to a day to come.
      return [name === 'from' ? '2020-01-01T00:00:00Z' : '2027-01-01T00:00:00Z']
    case 'JSON':
      return [{}]
    default:
      return [name === 'month' ? '2026-01' : name === 'currency' ? 'EUR' : 'anything']
  }
}

const carriesId = (type: GraphQLInputType, name: string): boolean => {
  const named = getNamedType(type)
  return isInputObjectType(named)
    ? Object.values(named.getFields()).some((field) => carriesId(field.type, field.name))
    : isId(type, name)
}

/** Objects with all that is required and every id there is; one for each of our ids that each of those can be. */
function objects(fields: readonly (GraphQLInputField | GraphQLArgument)[], ours: Ours): Record<string, unknown>[] {
  const base: Record<string, unknown> = {}
  let variants: Record<string, unknown>[] = [{}]
  for (const { name, type } of fields) {
    if (!isNonNullType(type) && !carriesId(type, name)) continue
    const options = values(type, name, ours)
    if (options.length === 1) base[name] = options[0]
    else {
      // What may be left out is left out once: an id of a wrong kind would hide what the rest does.
      const tried = isNonNullType(type) ? options : [undefined, ...options]
      variants = [
        ...variants.map((variant) => ({ ...variant, [name]: tried[0] })),
        ...tried.slice(1).map((option) => ({ ...variants[0], [name]: option })),
      ]
    }
  }
  return variants.map((variant) => ({ ...base, ...variant }))
}

const isRefusal = (type: GraphQLObjectType) => type.getInterfaces().some(({ name }) => name === 'Refusal')
const isConnection = ({ name }: { readonly name: string }) => /Connection(Edge)?$/.test(name)

/** Everything that can be asked of a type without arguments, so many levels deep, three rows of each list; in as many documents as the limit on fields needs. */
export function selections(output: GraphQLOutputType, depth: number): string[] {
  const type = getNamedType(output)
  if (isLeafType(type)) return ['']
  if (isUnionType(type)) {
    const made = type.getTypes().find((member) => !isRefusal(member))
    return selections(made!, depth).map(
      (of) => `{ __typename ... on Refusal { message field } ... on ${made!.name} ${of} }`,
    )
  }
  // An interface is asked as each of its types, without what they have by arguments or beneath.
  if (isInterfaceType(type))
    return schema
      .getPossibleTypes(type)
      .flatMap((member) => selections(member, 0).map((of) => `{ __typename ... on ${member.name} ${of} }`))
  if (!isObjectType(type)) return []
  const chunks: string[][] = [['__typename']]
  for (const one of Object.values(type.getFields()).flatMap((field) => asked(field, depth))) {
    if (words(chunks.at(-1)!.join(' ')) + words(one) > 700) chunks.push(['__typename'])
    chunks.at(-1)!.push(one)
  }
  return chunks.map((parts) => `{ ${parts.join(' ')} }`)
}

const words = (text: string) => text.match(/\w+/g)?.length ?? 0

function asked(field: GraphQLField<unknown, unknown>, depth: number): string[] {
  const named = getNamedType(field.type)
  if (field.args.some(({ type }) => isNonNullType(type)) || field.name === 'nodes' || field.name === 'pageInfo')
    return []
  if (!isLeafType(named) && depth === 0) return []
  // A connection's own levels cost nothing.
  const below = selections(field.type, isConnection(named) || field.name === 'node' ? depth : depth - 1)
  const page = field.args.some(({ name }) => name === 'first') ? '(first: 3)' : ''
  return below.map((of) => `${field.name}${page}${of}`)
}

/** All questions about a field of the root: as it is, and with each of our ids wherever it takes one. */
export function questions(field: GraphQLField<unknown, unknown>, kind: 'query' | 'mutation', ours: Ours): Question[] {
  const required = field.args.filter(({ type }) => isNonNullType(type))
  const optional = field.args.filter(({ type, name }) => !isNonNullType(type) && carriesId(type, name))
  const variants = objects(required, ours)
  for (const arg of optional) {
    const named = getNamedType(arg.type)
    // Within a filter each id by itself: together they would find nothing for anybody.
    const single = isInputObjectType(named)
      ? Object.values(named.getFields())
          .filter(({ type, name }) => carriesId(type, name))
          .flatMap(({ type, name }) => values(type, name, ours).map((value) => ({ [name]: value })))
      : values(arg.type, arg.name, ours)
    variants.push(...single.map((value) => ({ ...objects(required, ours)[0], [arg.name]: value })))
  }
  return variants.flatMap((variables) => {
    const used = field.args.filter(({ name }) => name in variables)
    const declared = used.length > 0 ? `(${used.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ')})` : ''
    const page = field.args.some(({ name }) => name === 'first') ? ['first: 3'] : []
    const given = [...used.map(({ name }) => `${name}: $${name}`), ...page]
    const head = `${kind} ${declared} { ${field.name}${given.length > 0 ? `(${given.join(', ')})` : ''}`
    return selections(field.type, 2).map((of) => ({ field: field.name, variables, document: `${head} ${of} }` }))
  })
}
