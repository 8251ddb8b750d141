import pg from 'pg'
import { knownIndexes, knownStatements } from './known.ts'
import { rawDifference } from './raw-difference.ts'

/** One way in which the database and the Prisma schema differ, as a sentence that says what to do. */
export interface Difference {
  readonly what: string
  readonly sentence: string
}

/** Indexes with a predicate or an expression, those of partitions aside: they are their parent's. */
const indexesPrismaMisses = `
  select i.indexrelid::regclass::text as name
  from pg_index i join pg_class c on c.oid = i.indexrelid join pg_namespace n on n.oid = c.relnamespace
  where n.nspname in ('identity', 'projects', 'allocations', 'audit') and not c.relispartition
    and (i.indpred is not null or i.indexprs is not null)
  order by 1`

/**
 * Compares a migrated database with the Prisma schema. What Prisma can't say is listed in known.ts, each with its
 * reason; an entry that is no longer needed is a difference too.
 * @param ownerUrl a URL of someone who may read the catalogue
 */
export async function drift(ownerUrl: string): Promise<Difference[]> {
  const [statements, indexes] = [await rawDifference(ownerUrl), await unseenIndexes(ownerUrl)]
  return [
    ...compare(statements, {
      known: knownStatements.map(({ what }) => what),
      added: 'To be as prisma/schema says, the database would need this. Mend prisma/schema or write a migration.',
      stale: 'This is listed in drift/known.ts and is no difference any more. Remove the entry.',
    }),
    ...compare(indexes, {
      known: knownIndexes.map(({ what }) => what),
      added: 'Prisma can’t say this index. List it in drift/known.ts with the reason why it is right.',
      stale: 'This index is listed in drift/known.ts and does not exist (or Prisma can say it). Remove the entry.',
    }),
  ]
}

interface Comparison {
  readonly known: readonly string[]
  readonly added: string
  readonly stale: string
}

function compare(found: readonly string[], { known, added, stale }: Comparison): Difference[] {
  return [
    ...found.filter((what) => !known.includes(what)).map((what) => ({ what, sentence: added })),
    ...known.filter((what) => !found.includes(what)).map((what) => ({ what, sentence: stale })),
  ]
}

async function unseenIndexes(ownerUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'tenure-drift' })
  await client.connect()
  try {
    const { rows } = await client.query<{ name: string }>(indexesPrismaMisses)
    return rows.map(({ name }) => name)
  } finally {
    await client.end()
  }
}
