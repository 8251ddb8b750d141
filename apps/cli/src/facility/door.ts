import type {
  ComparisonAnswer,
  ForMachine,
  Imported,
  PreviewAnswer,
  RowsWanted,
  Sources,
} from '@tenure/api/installed-facility'
import type { SourceFile } from '@tenure/interchange'

/** What is asked of an import beside the files. */
export interface ApplyWish {
  /** The preview's hash: nothing but what was looked at is done. */
  readonly planHash: string
  readonly onlyValid: boolean
  readonly reason: string | undefined
  readonly onProgress: (done: number, total: number, what: string) => void
}

/** A facility to import into and export from: the installation's own database, or a running server. */
export interface FacilityDoor {
  preview(sources: Sources, wanted: RowsWanted): Promise<PreviewAnswer>
  apply(sources: Sources, wish: ApplyWish): Promise<Pick<Imported, 'changed' | 'summary'>>
  export(): Promise<readonly SourceFile[]>
  /** The whole file for a machine. */
  exportFor(wanted: ForMachine): Promise<SourceFile>
  /** What stands between a machine and Tenure. */
  compareWith(wanted: ForMachine, current: SourceFile): Promise<ComparisonAnswer>
  close(): Promise<void>
}
