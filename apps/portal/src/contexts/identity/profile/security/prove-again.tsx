import { useMutation } from '@tanstack/react-query'
import { Button } from '@tenure/ui/button'
import { FormDialog } from '@tenure/ui/form-dialog'
import { TextField } from '@tenure/ui/text-field'
import { type SubmitEvent, useState } from 'react'
import { askDoor, type DoorRefused } from '../../../../door/ask-door.ts'
import { CodeField } from '../../../../door/code-field.tsx'
import { showPasskey } from '../../../../door/passkey.ts'
import type { OwnSecurity } from './security.ts'

interface ProveAgainProps {
  readonly security: Pick<OwnSecurity, 'hasPassword' | 'authenticator' | 'passkeys'>
  /** Why it is asked. */
  readonly why?: string
  readonly onProved: () => void
  readonly onClose: () => void
}

/** Asks who it is once more: an open screen is not enough for what changes how the account is opened. */
export function ProveAgain({
  security,
  why = 'This changes how your account is opened. Show once more that it is you.',
  onProved,
  onClose,
}: ProveAgainProps) {
  const { hasPassword, authenticator, passkeys } = security
  const [typed, setTyped] = useState('')
  const proving = useMutation<void, DoorRefused, 'typed' | 'passkey'>({
    mutationFn: (how) =>
      how === 'typed'
        ? askDoor('/auth/reauthenticate', hasPassword ? { password: typed } : { code: typed })
        : showPasskey({ options: '/auth/reauthenticate/passkey-options', answer: '/auth/reauthenticate' }),
    onSuccess: onProved,
  })
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    proving.mutate('typed')
  }
  return (
    <FormDialog
      title="Is it you?"
      verb="Go on"
      onSubmit={submit}
      onClose={onClose}
      isPending={proving.isPending}
      refusal={proving.error?.message}
    >
      <p>{why}</p>
      {hasPassword ? (
        <TextField
          label="Password"
          type="password"
          name="password"
          autoComplete="current-password"
          value={typed}
          onChange={setTyped}
          isRequired
          autoFocus
        />
      ) : authenticator ? (
        <CodeField label="Code of your authenticator app" value={typed} onChange={setTyped} />
      ) : (
        passkeys.length === 0 && <p>Sign out and in again: a new session counts as a proof for ten minutes.</p>
      )}
      {passkeys.length > 0 && (
        <p>
          <Button onPress={() => proving.mutate('passkey')}>Use a passkey instead</Button>
        </p>
      )}
    </FormDialog>
  )
}
