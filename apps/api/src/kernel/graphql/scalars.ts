import { GraphQLError, Kind, type ValueNode } from 'graphql'
import { builder } from '../builder.ts'

const badInput = (message: string) => new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } })

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/

function toDate(value: unknown): Date {
  const date = typeof value === 'string' && instant.test(value) ? new Date(value) : undefined
  if (!date || Number.isNaN(date.getTime()))
    throw badInput(
      'A DateTime is written in ISO 8601 with its offset, to the millisecond at most: 2026-01-31T00:00:00Z.',
    )
  return date
}

builder.scalarType('DateTime', {
  description:
    'A moment, in ISO 8601 with its offset, to the millisecond: `2026-01-31T00:00:00.000Z`. Answers are in UTC.',
  serialize: (value) => value.toISOString(),
  parseValue: toDate,
  parseLiteral: (node) => toDate(node.kind === Kind.STRING ? node.value : undefined),
})

function toDecimal(value: unknown): string {
  // Digits alone: no exponent, no NaN, no infinity. How many are allowed is the field's own rule, and a refusal.
  if (typeof value === 'string' && /^-?\d{1,30}(\.\d{1,30})?$/.test(value)) return value
  throw badInput('A Decimal is a string of digits with at most one point, such as "1200.5". It is never a float.')
}

builder.scalarType('Decimal', {
  description:
    'An exact decimal number, as a string: `"1200.5000"`. Never a float, so that no quantity is rounded on its way.',
  serialize: (value) => value.toString(),
  parseValue: toDecimal,
  parseLiteral: (node) =>
    toDecimal(node.kind === Kind.STRING || node.kind === Kind.INT || node.kind === Kind.FLOAT ? node.value : undefined),
})

function literalToJson(node: ValueNode): unknown {
  switch (node.kind) {
    case Kind.STRING:
    case Kind.BOOLEAN:
    case Kind.ENUM:
      return node.value
    case Kind.INT:
    case Kind.FLOAT:
      return Number(node.value)
    case Kind.LIST:
      return node.values.map(literalToJson)
    case Kind.OBJECT:
      return Object.fromEntries(node.fields.map(({ name, value }) => [name.value, literalToJson(value)]))
    default:
      return null
  }
}

builder.scalarType('JSON', {
  description: 'Any JSON value.',
  serialize: (value) => value,
  parseValue: (value) => value,
  parseLiteral: literalToJson,
})
