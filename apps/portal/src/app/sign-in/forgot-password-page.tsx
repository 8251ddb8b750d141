import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from '@tenure/ui/button'
import { linkStyle } from '@tenure/ui/link-style'
import { RefusalNotice } from '@tenure/ui/refusal-notice'
import { TextField } from '@tenure/ui/text-field'
import { type SubmitEvent, useState } from 'react'
import { askDoor, type DoorRefused } from '../../door/ask-door.ts'
import { DoorFrame } from './door-frame.tsx'

/** Asks for a link to a new password. The answer is the same whoever asks: it tells nobody who has an account. */
export function ForgotPasswordPage() {
  const [email, setEmail] = useState('')
  const asking = useMutation<void, DoorRefused>({
    mutationFn: () => askDoor('/auth/forgot-password', { email: email.trim() }),
  })
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    asking.mutate()
  }
  if (asking.isSuccess)
    return (
      <DoorFrame
        title="Look in your mail"
        lead={`If ${email.trim()} has an account here, a link to a new password is on its way.`}
      >
        <p className="text-dim">
          The link works once, for an hour. Nothing came? Look among the mail your program took for unwanted, and ask
          your administrator whether you sign in another way.
        </p>
        <BackToSignIn />
      </DoorFrame>
    )
  return (
    <DoorFrame title="Forgotten password" lead="We send you a link, by which you choose a new one.">
      <form onSubmit={submit} className="flex flex-col gap-4">
        {asking.error && <RefusalNotice message={asking.error.message} />}
        <TextField
          label="E-mail"
          type="email"
          name="email"
          autoComplete="username"
          value={email}
          onChange={setEmail}
          isRequired
          autoFocus
        />
        <Button type="submit" tone="primary" isPending={asking.isPending} className="h-8">
          Send the link
        </Button>
      </form>
      <BackToSignIn />
    </DoorFrame>
  )
}

function BackToSignIn() {
  return (
    <p>
      <Link to="/sign-in" className={linkStyle}>
        Back to sign-in
      </Link>
    </p>
  )
}
