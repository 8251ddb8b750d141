import type { ShareRowFragment } from '../../../graphql/generated/share-row.ts'

/** What the form of every verb on a share is given. */
export interface ShareVerbProps {
  readonly share: ShareRowFragment
  readonly onClose: () => void
}

/** What a share is of, in words: 'GPU hours' or 'all resources'. */
export function whatIsShared({ only }: Pick<ShareRowFragment, 'only'>): string {
  return only?.name ?? 'all resources'
}
