import { Database } from '../../../kernel/database/database.ts'
import { type As, openAs } from '../../../kernel/database/told.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { type ActingPerson, actingPerson } from '../../identity/index.ts'
import { type ImportUsage, importUsage, type UsageImported } from '../operations/usage/import-usage.ts'

export type { ImportUsage, UsageImported } from '../operations/usage/import-usage.ts'
export { Refusal }

/** Recorded use of an installation, for whoever holds its owner's connection: as a named person, with their permissions. */
export class InstalledUsage {
  readonly #database: Database
  readonly #as: As

  private constructor(database: Database, as: As) {
    this.#database = database
    this.#as = as
  }

  /** @param ownerUrl the owner's URL of a migrated database @throws UnknownPerson */
  static async open(ownerUrl: string, person: ActingPerson): Promise<InstalledUsage> {
    const database = new Database(ownerUrl, 1)
    try {
      return new InstalledUsage(database, await actingPerson(database, person))
    } catch (error) {
      await database.close()
      throw error
    }
  }

  /** Imports, all of it or nothing; a dry run does the same and undoes it. @throws Refusal */
  async import(
    chunks: AsyncIterable<Uint8Array>,
    { dryRun, ...input }: ImportUsage & { readonly dryRun: boolean },
  ): Promise<UsageImported> {
    const opened = await openAs(this.#database, this.#as)
    try {
      const imported = await importUsage(opened.context, chunks, input)
      await (dryRun ? opened.rollback() : opened.commit())
      return imported
    } catch (error) {
      await opened.rollback().catch(() => {})
      throw error
    }
  }

  close(): Promise<void> {
    return this.#database.close()
  }
}
