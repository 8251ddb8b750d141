import type { MachineWriting, SourceFile } from '@tenure/interchange'
import { Database } from '../../../kernel/database/database.ts'
import { type As, doneAs } from '../../../kernel/database/told.ts'
import { type ActingPerson, actingPerson } from '../../identity/index.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { OnProgress } from './apply/row-writer.ts'
import { exportFacility } from './export-facility.ts'
import {
  compareWithMachine,
  type ComparisonAnswer,
  comparisonAnswer,
  exportForMachine,
  type ForMachine,
} from './export-machine.ts'
import { type ImportFacility, type Imported, importFacility } from './import-facility.ts'
import { type PreviewAnswer, previewAnswer, type RowsWanted } from './preview-answer.ts'
import { previewImport } from './preview-import.ts'
import { readSources, type Sources } from './read-sources.ts'

export type { ComparisonAnswer, ForMachine } from './export-machine.ts'
export type { Imported } from './import-facility.ts'
export type { PreviewAnswer, RowsWanted, ToldRow } from './preview-answer.ts'
export type { Sources } from './read-sources.ts'
export { Refusal }

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
      return new InstalledFacility(database, await actingPerson(database, person))
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

  /** The whole file for a machine. @throws Refusal */
  exportFor(wanted: ForMachine): Promise<MachineWriting> {
    return doneAs(this.#database, this.#as, (ctx) => exportForMachine(ctx, wanted))
  }

  /** What stands between a machine and Tenure. @throws Refusal */
  compareWith(wanted: ForMachine, current: SourceFile): Promise<ComparisonAnswer> {
    return doneAs(this.#database, this.#as, async (ctx) =>
      comparisonAnswer(await compareWithMachine(ctx, wanted, current)),
    )
  }

  close(): Promise<void> {
    return this.#database.close()
  }
}
