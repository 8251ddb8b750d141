import { InstalledFacility, Refusal } from '@tenure/api/installed-facility'
import pg from 'pg'
import { openDatabase } from '../database.ts'
import type { Environment } from '../env.ts'
import { Failure } from '../failure.ts'
import type { FacilityDoor } from './door.ts'

/** Turns a refusal into what a person at the terminal reads. */
const orFail = (error: unknown): never => {
  if (error instanceof Refusal) throw new Failure(error.message, 'Nothing was changed.', { cause: error })
  throw error
}

async function requireTables(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ found: boolean }>(`select to_regclass('identity.tenants') is not null as found`)
  await client.end()
  if (!rows[0]?.found)
    throw new Failure(
      'This database has none of Tenure’s tables yet.',
      'Run `tenure start` (or `tenure db migrate`) once, then import.',
    )
}

/**
 * The facility in the installation's own database, as a named person.
 * @throws Failure when the database or the person can't be found
 */
export async function inDatabase(
  environment: Environment,
  { tenant, as }: { readonly tenant: string | undefined; readonly as: string | undefined },
): Promise<FacilityDoor> {
  if (!as)
    throw new Failure(
      'Who imports or exports?',
      'Name a person with --as <e-mail>: it is done with their permissions, and the audit log names them.',
    )
  const database = await openDatabase(environment)
  try {
    await requireTables(database.ownerUrl)
    const facility = await InstalledFacility.open(database.ownerUrl, { tenant, login: as }).catch(orFail)
    return {
      preview: (sources, wanted) => facility.preview(sources, wanted).catch(orFail),
      apply: (sources, wish) =>
        facility.apply(sources, { ...wish, fileNames: sources.files.map(({ name }) => name) }).catch(orFail),
      export: () => facility.export().catch(orFail),
      exportFor: async (wanted) => (await facility.exportFor(wanted).catch(orFail)).file,
      compareWith: (wanted, current) => facility.compareWith(wanted, current).catch(orFail),
      close: async () => {
        await facility.close()
        await database.close()
      },
    }
  } catch (error) {
    await database.close()
    throw error
  }
}
