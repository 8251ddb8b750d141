import {
  getNamedType,
  type GraphQLType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isScalarType,
  isUnionType,
  specifiedScalarTypes,
} from 'graphql'
import { expect, it } from 'vitest'
import { schema } from '../src/schema.ts'

const builtIn = new Set(specifiedScalarTypes.map(({ name }) => name))
const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__') && !builtIn.has(name))

/** Everything that can be described and is not. */
function undescribed(): string[] {
  const missing: string[] = []
  const check = (name: string, { description }: { readonly description?: string | null | undefined }) => {
    if (!description?.trim()) missing.push(name)
  }
  for (const type of types) {
    check(type.name, type)
    if (isEnumType(type)) for (const value of type.getValues()) check(`${type.name}.${value.name}`, value)
    if (isInputObjectType(type))
      for (const field of Object.values(type.getFields())) check(`${type.name}.${field.name}`, field)
    if (!isObjectType(type) && !isInterfaceType(type)) continue
    for (const field of Object.values(type.getFields())) {
      check(`${type.name}.${field.name}`, field)
      for (const arg of field.args) check(`${type.name}.${field.name}(${arg.name}:)`, arg)
    }
  }
  return missing
}

it('describes every type, field, argument and value', () => {
  expect(undescribed()).toEqual([])
})

it('answers every mutation with a union of what was made and the refusals', () => {
  const mutations = Object.values(schema.getMutationType()!.getFields())
  const others = mutations.filter(({ type }) => !isUnionType(getNamedType(type))).map(({ name }) => name)
  expect(others).toEqual([])
})

it('never says a quantity as a float', () => {
  const fieldsOf = (type: (typeof types)[number]): readonly { readonly name: string; readonly type: GraphQLType }[] =>
    isObjectType(type) || isInputObjectType(type) ? Object.values(type.getFields()) : []
  const floats = types.flatMap((type) =>
    fieldsOf(type).flatMap((field) =>
      String(getNamedType(field.type)) === 'Float' ? [`${type.name}.${field.name}`] : [],
    ),
  )
  expect(floats).toEqual([])
  expect(isScalarType(schema.getType('Decimal'))).toBe(true)
})
