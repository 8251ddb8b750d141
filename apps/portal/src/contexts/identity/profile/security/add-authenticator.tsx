import { useQueryClient } from '@tanstack/react-query'
import { Dialog } from '@tenure/ui/dialog'
import { EnrolAuthenticator } from '../../../../door/enrol-authenticator.tsx'
import { securityQuery } from './security.ts'

export interface AddFactorProps {
  readonly onDone: (recoveryCodes?: readonly string[]) => void
  readonly onClose: () => void
}

/** An authenticator app: read, typed, on. */
export function AddAuthenticator({ onDone, onClose }: AddFactorProps) {
  const happenings = useQueryClient()
  const done = async (codes: readonly string[]) => {
    await happenings.invalidateQueries(securityQuery)
    onDone(codes)
  }
  return (
    <Dialog title="Add an authenticator app" isOpen onClose={onClose}>
      <EnrolAuthenticator onDone={(codes) => void done(codes)} />
    </Dialog>
  )
}
