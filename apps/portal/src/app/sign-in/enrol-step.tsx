import { useMutation } from '@tanstack/react-query'
import { Button } from '@tenure/ui/button'
import { RefusalNotice } from '@tenure/ui/refusal-notice'
import { useState } from 'react'
import { askDoor, type DoorRefused } from '../../door/ask-door.ts'
import { EnrolAuthenticator } from '../../door/enrol-authenticator.tsx'
import { canUsePasskeys, makePasskey } from '../../door/passkey.ts'
import { RecoveryCodes } from '../../door/recovery-codes.tsx'

interface EnrolStepProps {
  readonly onIn: () => void | Promise<void>
  readonly onAgain: () => void
}

/** Takes the second factor that the organisation asks for, shows the recovery codes, and goes on. */
export function EnrolStep({ onIn, onAgain }: EnrolStepProps) {
  const [taken, setTaken] = useState<{ factor: 'AUTHENTICATOR' | 'PASSKEY'; codes: readonly string[] }>()
  const making = useMutation<{ recoveryCodes?: string[] }, DoorRefused>({
    mutationFn: () => makePasskey('Passkey'),
    onSuccess: ({ recoveryCodes = [] }) => setTaken({ factor: 'PASSKEY', codes: recoveryCodes }),
  })
  const ending = useMutation<void, DoorRefused>({
    mutationFn: () => askDoor('/auth/second-factor/enrolled', { factor: taken?.factor }),
    onSuccess: onIn,
  })
  const refusal = ending.error ?? making.error
  return (
    <>
      {refusal && <RefusalNotice message={refusal.message} remedy={<Button onPress={onAgain}>Begin again</Button>} />}
      {taken ? (
        <>
          <RecoveryCodes codes={taken.codes} />
          <Button tone="primary" className="h-8" isPending={ending.isPending} onPress={() => ending.mutate()}>
            I have kept them
          </Button>
        </>
      ) : (
        <>
          {canUsePasskeys() && (
            <Button className="h-8" isPending={making.isPending} onPress={() => making.mutate()}>
              Make a passkey on this device
            </Button>
          )}
          <EnrolAuthenticator onDone={(codes) => setTaken({ factor: 'AUTHENTICATOR', codes })} />
        </>
      )}
    </>
  )
}
