import type { ShareResourcesInput } from '../../../graphql/generated/share-resources.ts'

interface ShareValues {
  readonly recipientProjectId: string
  /** ALL, or the id of one type. */
  readonly resourceTypeId: string
  readonly percentage: string
  readonly kind: 'RESERVED' | 'CEILING'
  readonly note: string
  readonly force: string
}

/** What is sent for a share as it is written. */
export function shareInput(sourceProjectId: string, values: ShareValues): ShareResourcesInput {
  const { recipientProjectId, resourceTypeId, percentage, kind, note, force } = values
  return {
    sourceProjectId,
    recipientProjectId,
    resourceTypeId: resourceTypeId === 'ALL' ? null : resourceTypeId,
    percentage,
    kind,
    note: note.trim() || null,
    force: force === 'yes',
  }
}
