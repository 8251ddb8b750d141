import type { PersonHeadFragment } from '../../../graphql/generated/person-head.ts'
import { SuspendPersonDocument } from '../../../graphql/generated/suspend-person.ts'
import { ReasonDialog } from './reason-dialog.tsx'

/** Shuts a person out for now. */
export function SuspendPerson({
  person,
  onClose,
}: {
  readonly person: PersonHeadFragment
  readonly onClose: () => void
}) {
  return (
    <ReasonDialog
      document={SuspendPersonDocument}
      title={`Suspend ${person.fullName}?`}
      verb="Suspend"
      done={`${person.fullName} is suspended`}
      input={(reason) => ({ id: person.id, expectedVersion: person.version, reason })}
      onClose={onClose}
    >
      Their sessions end at once and their tokens stop. Nothing of theirs is lost, and you can reinstate them at any
      time.
    </ReasonDialog>
  )
}
