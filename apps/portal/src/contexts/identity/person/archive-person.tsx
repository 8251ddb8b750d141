import type { PersonHeadFragment } from '../../../graphql/generated/person-head.ts'
import { ArchivePersonDocument } from '../../../graphql/generated/archive-person.ts'
import { ReasonDialog } from './reason-dialog.tsx'

/** Puts a person away. */
export function ArchivePerson({
  person,
  onClose,
}: {
  readonly person: PersonHeadFragment
  readonly onClose: () => void
}) {
  return (
    <ReasonDialog
      document={ArchivePersonDocument}
      title={`Archive ${person.fullName}?`}
      verb="Archive"
      done={`${person.fullName} is archived`}
      input={(reason) => ({ id: person.id, expectedVersion: person.version, reason })}
      onClose={onClose}
    >
      They come in no more, leave every list, and their tokens end for good. What they did stays. Projects that would be
      left without a PI, a resource manager or a data steward stand in the way.
    </ReasonDialog>
  )
}
