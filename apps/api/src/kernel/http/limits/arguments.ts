import { type FieldNode, Kind, valueFromASTUntyped } from 'graphql'

export type Variables = Readonly<Record<string, unknown>>

/** A field's arguments as they were sent: what is wrong with them, the executor says. */
export function argumentsOf(node: FieldNode, variables: Variables): Variables {
  return Object.fromEntries(
    (node.arguments ?? []).map(({ name, value }) => [
      name.value,
      value.kind === Kind.VARIABLE ? variables[value.name.value] : valueFromASTUntyped(value, variables),
    ]),
  )
}

/** The page a connection was asked for; undefined when it was asked for none. */
export function pageSize({ first, last }: Variables): number | undefined {
  const asked = typeof first === 'number' ? first : typeof last === 'number' ? last : undefined
  return asked === undefined || !Number.isFinite(asked) ? undefined : asked
}

/** The length of the longest list among the arguments: a list of ids is answered with as many objects. */
export function longestList(given: Variables): number | undefined {
  const lengths = Object.values(given).flatMap((value) => (Array.isArray(value) ? [value.length] : []))
  return lengths.length > 0 ? Math.max(...lengths) : undefined
}
