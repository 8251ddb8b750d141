import { PrismaPg } from '@prisma/adapter-pg'
import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory, SqlQuery } from '@prisma/driver-adapter-utils'

/** PostgreSQL's `"char"`: one byte, in which the catalogue keeps its kinds. */
const charOid = 18
/** The adapter’s number for one character. */
const character = 6

/**
 * The `pg` adapter, for the schema engine: the adapter hands `"char"` on as text of its own kind, and the engine, which
 * expects a character, then stops. An empty one means "none" in the catalogue and is told as null.
 */
export function charAsText(connectionString: string): SqlMigrationAwareDriverAdapterFactory {
  const factory = new PrismaPg({ connectionString })
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => wrapped(await factory.connect()),
    connectToShadowDb: async () => wrapped(await factory.connectToShadowDb()),
  }
}

interface RawAnswer {
  fields: { dataTypeID: number }[]
  rows: unknown[][]
}

function wrapped(adapter: SqlDriverAdapter): SqlDriverAdapter {
  const columnsOf = new WeakMap<unknown[][], number[]>()
  const own = adapter as SqlDriverAdapter & { performIO(query: SqlQuery): Promise<RawAnswer> }
  const [ask, answer] = [own.performIO.bind(own), own.queryRaw.bind(own)]
  own.performIO = async (query) => {
    const raw = await ask(query)
    const columns = raw.fields.flatMap(({ dataTypeID }, i) => (dataTypeID === charOid ? [i] : []))
    for (const i of columns) raw.fields[i] = { ...raw.fields[i], dataTypeID: 25 }
    columnsOf.set(raw.rows, columns)
    return raw
  }
  own.queryRaw = async (query) => {
    const result = await answer(query)
    for (const i of columnsOf.get(result.rows) ?? []) {
      result.columnTypes[i] = character
      for (const row of result.rows) if (row[i] === '') row[i] = null
    }
    return result
  }
  return own
}
