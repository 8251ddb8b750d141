import type { SourceFile } from '@tenure/interchange'
import { Database } from '../../../kernel/database/database.ts'
import { type As, doneAs } from '../../../kernel/database/told.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { OnProgress } from './apply/row-writer.ts'
import { exportFacility } from './export-facility.ts'
import { type ImportFacility, type Imported, importFacility } from './import-facility.ts'
import { type PreviewAnswer, previewAnswer, type RowsWanted } from './preview-answer.ts'
import { previewImport } from './preview-import.ts'
import { readSources, type Sources } from './read-sources.ts'

export type { Imported } from './import-facility.ts'
export type { PreviewAnswer, RowsWanted, ToldRow } from './preview-answer.ts'
export type { Sources } from './read-sources.ts'
export { Refusal }

/** Who acts, as the command line names them. */
export interface ActingPerson {
  /** The tenant's slug; may be left out where the login is known to one tenant alone. */
  readonly tenant: string | undefined
  readonly login: string
}

/** Nobody, or more than one, is meant. */
export class UnknownPerson extends Refusal {}

interface Candidate {
  tenant_id: string
  tenant_slug: string
  user_id: string
  status: string
}

async function find(database: Database, { tenant, login }: ActingPerson): Promise<As> {
  const lease = await database.lease()
  try {
    await lease.client.query('begin; set local role tenure_door')
    const { rows } = await lease.client.query<Candidate>('select * from identity.sign_in_candidates($1, $2)', [
      tenant ?? null,
      login,
    ])
    const active = rows.filter(({ status }) => status === 'ACTIVE')
    const [person, ...others] = active
    if (!person)
      throw new UnknownPerson(
        `Nobody active is known as “${login}”${tenant ? ` in the tenant “${tenant}”` : ''}. Give an address with --as, and the tenant’s short name with --tenant.`,
      )
    if (others.length > 0)
      throw new UnknownPerson(
        `“${login}” is known in ${active.map(({ tenant_slug }) => tenant_slug).join(', ')}. Choose one with --tenant.`,
      )
    return { tenantId: person.tenant_id, userId: person.user_id }
  } finally {
    await lease.client.query('rollback')
    lease.release()
  }
}

/**
 * The facility of an installation, for whoever holds its owner's connection: the command line. All is done as a named
 * person, with their permissions and under row level security; the audit log says TOLD.
 */
export class InstalledFacility {
  readonly #database: Database
  readonly #as: As

  private constructor(database: Database, as: As) {
    this.#database = database
    this.#as = as
  }

  /** @param ownerUrl the owner's URL of a migrated database @throws UnknownPerson */
  static async open(ownerUrl: string, person: ActingPerson): Promise<InstalledFacility> {
    const database = new Database(ownerUrl, 1)
    try {
      return new InstalledFacility(database, await find(database, person))
    } catch (error) {
      await database.close()
      throw error
    }
  }

  /** What an import would do. @throws Refusal */
  async preview(sources: Sources, wanted: RowsWanted): Promise<PreviewAnswer> {
    const reading = await readSources(sources)
    return doneAs(this.#database, this.#as, async (ctx) =>
      previewAnswer(reading, await previewImport(ctx, reading), wanted),
    )
  }

  /** Imports, all of it or nothing. @throws Refusal */
  async apply(sources: Sources, input: ImportFacility & { readonly onProgress: OnProgress }): Promise<Imported> {
    const reading = await readSources(sources)
    return doneAs(this.#database, this.#as, (ctx) => importFacility(ctx, reading, input))
  }

  /** The facility's CSV files. @throws Refusal */
  export(): Promise<SourceFile[]> {
    return doneAs(this.#database, this.#as, (ctx) => exportFacility(ctx))
  }

  close(): Promise<void> {
    return this.#database.close()
  }
}
