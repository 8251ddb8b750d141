import type pg from 'pg'

/** What has a past, by `schema.name`: `past.name` shows it as it was at ctx.as_of(). */
const shown = new Set<string>()

/** Says of tables and of functions over them that they can be read as of an earlier time: the law shows each in the schema `past`. */
export function keepsPast(...names: readonly string[]): void {
  for (const name of names) shown.add(name)
}

/** All that has a past, for the test that holds this to the database. */
export const havingPast = (): readonly string[] => [...shown].sort()

const turned = new Map<string, string>()

/**
 * A statement of ours over the past: what has one is read there. Only texts of the code come here, values are parameters;
 * Prisma writes a table as `"schema"."name"`, we write `schema.name`.
 */
export function overThePast(text: string): string {
  const known = turned.get(text)
  if (known !== undefined) return known
  const past = text.replace(/"(\w+)"\."(\w+)"|\b([a-z]+)\.([a-z_]+)\b/g, (whole, ...parts: (string | undefined)[]) => {
    const [quotedSchema, quoted, schema, name] = parts
    if (quoted && shown.has(`${quotedSchema}.${quoted}`)) return `"past"."${quoted}"`
    return name && shown.has(`${schema}.${name}`) ? `past.${name}` : whole
  })
  // A handful of texts a page; a bound, lest texts that differ each time fill the memory.
  if (turned.size >= 2_000) turned.clear()
  turned.set(text, past)
  return past
}

/** The same connection, for a client that reads the past on it. A prepared statement gets another name with its other text. */
export function readingThePast(client: pg.PoolClient): pg.PoolClient {
  const send = client.query.bind(client) as (...args: unknown[]) => unknown
  const query = (config: string | pg.QueryConfig, ...rest: unknown[]) => {
    if (typeof config === 'string') return send(overThePast(config), ...rest)
    const { text, name } = config
    return send({ ...config, text: overThePast(text), ...(name && { name: `past-${name}` }) }, ...rest)
  }
  return Object.assign(Object.create(client) as pg.PoolClient, { query })
}
