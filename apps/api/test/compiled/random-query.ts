import fc from 'fast-check'
import {
  getNamedType,
  getNullableType,
  type GraphQLField,
  type GraphQLObjectType,
  isEnumType,
  isListType,
  isObjectType,
} from 'graphql'
import { readOf } from '../../src/kernel/compiled/read-of.ts'
import { schema } from '../../src/schema.ts'

type Field = GraphQLField<unknown, unknown>

const isPage = (type: GraphQLObjectType) => type.name.endsWith('Connection')
const asObject = (field: Field) => {
  const named = getNamedType(field.type)
  return isObjectType(named) ? named : undefined
}

/** The fields of a type that SQL answers; of a connection or an action, all. */
function fieldsOf(type: GraphQLObjectType): Field[] {
  const all = Object.values(type.getFields())
  if (isPage(type) || /Edge$|^PageInfo$|Actions$/.test(type.name)) return all
  // Moments that the request itself makes are another in each.
  return all.filter((field) => readOf(type, field) && !(type.name === 'Entitlement' && field.name === 'at'))
}

const aPage = fc.record({ size: fc.integer({ min: 1, max: 4 }), way: fc.constantFrom('first', 'last') })
const enumOf = (name: string) => {
  const type = schema.getType(name)
  return fc.constantFrom(...(isEnumType(type) ? type.getValues().map((value) => value.name) : []))
}

/** The arguments of a field, as text; ids are given by their type. */
function argumentsOf(field: Field, ids: Readonly<Record<string, string>>): fc.Arbitrary<string | undefined> {
  const given = new Set(field.args.map(({ name }) => name))
  const parts: fc.Arbitrary<string | undefined>[] = []
  if (given.has('first')) parts.push(aPage.map(({ size, way }) => `${way}: ${size}`))
  const order = field.args.find(({ name }) => name === 'orderBy')
  if (order) {
    const type = getNamedType(order.type).name
    parts.push(
      fc.option(
        fc
          .tuple(enumOf(`${type}Field`), fc.constantFrom('ASC', 'DESC'))
          .map(([by, way]) => `orderBy: { field: ${by}, direction: ${way} }`),
        { nil: undefined },
      ),
    )
  }
  if (given.has('includeRetired')) parts.push(fc.constantFrom('includeRetired: true', 'includeRetired: false'))
  if (given.has('publicId')) parts.push(fc.constant(`publicId: "${ids['publicId']}"`))
  else if (given.has('id')) {
    const id = ids[asObject(field)?.name ?? '']
    if (!id) return fc.constant(undefined)
    parts.push(fc.constant(`id: "${id}"`))
  }
  return fc.tuple(...parts).map((all) => {
    const said = all.filter((part) => part !== undefined).join(', ')
    return said && `(${said})`
  })
}

function selection(
  type: GraphQLObjectType,
  depth: number,
  ids: Readonly<Record<string, string>>,
): fc.Arbitrary<string> {
  const fields = fieldsOf(type).filter((field) => depth > 0 || !asObject(field))
  if (fields.length === 0) return fc.constant('__typename')
  return fc
    .subarray(fields, { minLength: 1, maxLength: Math.min(fields.length, isPage(type) ? 4 : 6) })
    .chain((chosen) => fc.tuple(...chosen.map((field) => oneField(field, depth, ids)), fc.boolean()))
    .map((parts) => parts.map((part) => (part === true ? '__typename' : part === false ? '' : part)).join(' '))
}

function oneField(field: Field, depth: number, ids: Readonly<Record<string, string>>): fc.Arbitrary<string> {
  const type = asObject(field)
  const inner = type
    ? selection(type, isPage(type) || type.name.endsWith('Edge') ? depth : depth - 1, ids)
    : fc.constant('')
  return fc
    .record({
      args: argumentsOf(field, ids),
      inner,
      alias: fc.boolean(),
      wrap: fc.constantFrom('', '', '', '@include(if: $yes)', '@skip(if: $yes)', 'fragment'),
    })
    .map(({ args, inner: fields, alias, wrap }) => {
      if (args === undefined) return '__typename'
      const said = `${alias ? `the${field.name}: ` : ''}${field.name}${args}${wrap.startsWith('@') ? ` ${wrap}` : ''}${type ? ` { ${fields} }` : ''}`
      return wrap === 'fragment' ? `... { ${said} }` : said
    })
}

const lists = Object.values(schema.getQueryType()!.getFields()).filter(
  (field) =>
    readOf(schema.getQueryType()!, field) &&
    !(isListType(getNullableType(field.type)) && field.name === 'entitlements'),
)

/** A query of fields that SQL answers, as deep as asked; `ids` are global ids by type, and a public id. */
export const randomQuery = (ids: Readonly<Record<string, string>>): fc.Arbitrary<string> =>
  fc
    .constantFrom(...lists)
    .chain((field) => oneField(field, 3, ids))
    .map((field) => `query Random($yes: Boolean = true) { ${field} }`)
