import type { SourceFormat } from '@tenure/interchange'
import type { Permission } from '../../../identity/index.ts'
import type { KnownFacility } from '../state/known.ts'
import type { Fold } from './folded-names.ts'

/** What every planner is given: where the rows come from, what stands, who asks, and when. */
export interface Planning {
  readonly format: SourceFormat
  readonly known: KnownFacility
  readonly fold: Fold
  readonly viewerId: string
  readonly may: (permission: Permission) => boolean
  readonly now: Date
  /** What a person calls each row by id, of those that stand and of those that are planned. */
  readonly labels: Map<string, string>
}

const longest = 255

/** Whether the database takes a text of one line: it counts letters, where JavaScript would count some of them twice. */
export const fits = (text: string, most = longest): boolean => text.length > 0 && Array.from(text).length <= most

/** Lists as a person reads them. */
export const listed = (items: readonly string[]): string | null =>
  items.length === 0 ? null : items.toSorted().join('; ')
