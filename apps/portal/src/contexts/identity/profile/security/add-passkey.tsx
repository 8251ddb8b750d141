import { FormDialog } from '@tenure/ui/form-dialog'
import { TextField } from '@tenure/ui/text-field'
import { type SubmitEvent, useState } from 'react'
import { makePasskey } from '../../../../door/passkey.ts'
import type { AddFactorProps } from './add-authenticator.tsx'

interface AddPasskeyProps extends AddFactorProps {
  readonly run: (work: () => Promise<void>) => void
  readonly refusal: string | undefined
}

/** A passkey, with a name to know it by. */
export function AddPasskey({ run, refusal, onDone, onClose }: AddPasskeyProps) {
  const [name, setName] = useState('')
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    run(async () => {
      const { recoveryCodes } = await makePasskey(name.trim() || 'Passkey')
      onDone(recoveryCodes)
    })
  }
  return (
    <FormDialog
      title="Add a passkey"
      verb="Make it"
      onSubmit={submit}
      onClose={onClose}
      isPending={false}
      refusal={refusal}
    >
      <p>Your browser will ask how: this device, your phone, or a key that you plug in.</p>
      <TextField
        label="What you call it"
        description="So that you know it from others: Laptop, Blue key."
        name="passkey-name"
        value={name}
        onChange={setName}
        maxLength={100}
        autoFocus
      />
    </FormDialog>
  )
}
