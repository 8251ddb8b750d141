import { getNullableType, type GraphQLOutputType, isEnumType, isListType, isScalarType } from 'graphql'

/** A text as an SQL literal. */
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** Raw control characters that no JSON text has: one stands where an object could not be answered, one around a hole. */
export const marks = { broken: '\u0001', hole: '\u0002' } as const
export const broken = `E'\\x01'`
export const hole = `E'\\x02'`

/** A moment as toISOString writes it. */
export const timeText = (sql: string): string =>
  `'"' || to_char((${sql}) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || '"'`

const scalars: Readonly<Record<string, (sql: string) => string>> = {
  // PostgreSQL escapes exactly what JSON.stringify does.
  String: (sql) => `to_json((${sql})::text)::text`,
  ID: (sql) => `to_json((${sql})::text)::text`,
  Int: (sql) => `(${sql})::text`,
  Boolean: (sql) => `(${sql})::text`,
  Decimal: (sql) => `'"' || (${sql})::text || '"'`,
  DateTime: timeText,
  JSON: (sql) => `case jsonb_typeof(${sql}) when 'string' then (${sql})::text else ctx.json_text(${sql}) end`,
}

/** The JSON text of an SQL expression whose value is of this type; undefined where the type is none that SQL can write. */
export function jsonText(type: GraphQLOutputType, sql: string): string | undefined {
  const bare = getNullableType(type)
  if (isListType(bare)) {
    const item = jsonText(bare.ofType, 'v.v')
    return (
      item &&
      `(select '[' || coalesce(string_agg(${item}, ',' order by v.n), '') || ']' from unnest(${sql}) with ordinality v(v, n))`
    )
  }
  // The values of our enums are their names; one that is named otherwise is the ordinary executor's.
  if (isEnumType(bare))
    return bare.getValues().every(({ name, value }) => name === value) ? `'"' || (${sql}) || '"'` : undefined
  return isScalarType(bare) ? scalars[bare.name]?.(sql) : undefined
}

/** The global id of a row of a type that only SQL knows. */
export const idOfTypeText = (type: string, id: string): string =>
  `'"' || replace(encode(convert_to((${type}) || ':' || (${id})::text, 'UTF8'), 'base64'), E'\\n', '') || '"'`

/** The global id of a row. */
export const globalIdText = (type: string, id: string): string => idOfTypeText(literal(type), id)

/** A cursor of JSON texts, as Buffer's base64url writes it. */
export const cursorText = (parts: readonly string[]): string =>
  `translate(encode(convert_to('[' || ${parts.join(` || ',' || `)} || ']', 'UTF8'), 'base64'), E'+/=\\n', '-_')`
