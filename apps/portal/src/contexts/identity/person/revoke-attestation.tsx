import type { PersonHeadFragment } from '../../../graphql/generated/person-head.ts'
import { RevokePersonAttestationDocument } from '../../../graphql/generated/revoke-person-attestation.ts'
import { ReasonDialog } from './reason-dialog.tsx'

/** Takes a person's attestation back. */
export function RevokeAttestation({
  person,
  onClose,
}: {
  readonly person: PersonHeadFragment
  readonly onClose: () => void
}) {
  return (
    <ReasonDialog
      document={RevokePersonAttestationDocument}
      title={`Take back the attestation of ${person.fullName}?`}
      verb="Take back"
      done={`The attestation of ${person.fullName} was taken back`}
      input={(reason) => ({ userId: person.id, reason })}
      onClose={onClose}
    >
      Where export control binds the institution, they are out from their next request on.
    </ReasonDialog>
  )
}
