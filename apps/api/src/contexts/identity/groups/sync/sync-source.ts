import type { MatchBy } from '@tenure/directory/configured'
import type { TheirGroup } from './plan-sync.ts'

/** Groups as they were read elsewhere: of a directory, or of a file. */
export interface SyncSource {
  /** What it is called in the trail: a directory’s name, a file’s. */
  readonly name: string
  readonly groups: readonly TheirGroup[]
  readonly matchBy: MatchBy
  /**
   * Which bound groups the source keeps, by their name there. A directory keeps what lies beneath its base, and a group of it that it
   * no longer has is empty; a file keeps those that it names, and no others.
   */
  readonly keeps: (externalSystemId: string) => boolean
  readonly normal: (externalSystemId: string) => string
}
