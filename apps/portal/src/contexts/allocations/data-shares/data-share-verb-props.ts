import type { DataShareRowFragment } from '../../../graphql/generated/data-share-row.ts'

/** What the form of every verb on a data share is given. */
export interface DataShareVerbProps {
  readonly share: DataShareRowFragment
  readonly onClose: () => void
}
