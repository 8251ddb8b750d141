import { Button } from '@tenure/ui/button'
import { TextField } from '@tenure/ui/text-field'
import { type SubmitEvent, useState } from 'react'

interface ChoosePasswordProps {
  /** Whose it is: password managers keep it under this name. */
  readonly email: string
  readonly verb: string
  readonly isPending: boolean
  readonly onChosen: (password: string) => void
}

/** A new password, typed twice: what is not seen is easily mistyped. */
export function ChoosePassword({ email, verb, isPending, onChosen }: ChoosePasswordProps) {
  const [password, setPassword] = useState('')
  const [again, setAgain] = useState('')
  const [isMistyped, setMistyped] = useState(false)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    setMistyped(password !== again)
    if (password === again) onChosen(password)
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
      <TextField
        label="New password"
        type="password"
        name="new-password"
        autoComplete="new-password"
        description="12 characters or more. A few words together are easy to remember."
        value={password}
        onChange={setPassword}
        isRequired
        autoFocus
      />
      <TextField
        label="The same once more"
        type="password"
        name="new-password-again"
        autoComplete="new-password"
        value={again}
        onChange={setAgain}
        isRequired
        {...(isMistyped && { error: 'The two are not the same.' })}
      />
      <Button type="submit" tone="primary" isPending={isPending} className="h-8">
        {verb}
      </Button>
    </form>
  )
}
