import { Link, useSearch } from '@tanstack/react-router'
import { Button } from '@tenure/ui/button'
import { linkStyle } from '@tenure/ui/link-style'
import { RadioGroup } from '@tenure/ui/radio-group'
import { RefusalNotice } from '@tenure/ui/refusal-notice'
import { TextField } from '@tenure/ui/text-field'
import { type SubmitEvent, useState } from 'react'
import { DoorFrame } from './door-frame.tsx'
import { useSignIn } from './use-sign-in.ts'

/** E-mail and password, and the organisation where these fit several. What was typed stays when the answer is no. */
export function SignInPage() {
  const { to = '/', ended = false } = useSearch({ from: '/sign-in' })
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [tenant, setTenant] = useState('')
  const attempt = useSignIn(to)
  const tenants = attempt.error?.tenants ?? []
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    attempt.mutate({ email: email.trim(), password, ...(tenant && { tenant }) })
  }
  return (
    <DoorFrame title="Sign in" lead="What your projects may use, and with whom they share it.">
      <form onSubmit={submit} className="flex flex-col gap-4">
        {ended && attempt.isIdle && (
          <p className="rounded-control bg-sunken px-3 py-2">Your session ended. Sign in to go on where you were.</p>
        )}
        {attempt.error && <RefusalNotice message={attempt.error.message} />}
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
        <TextField
          label="Password"
          type="password"
          name="password"
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
          isRequired
        />
        {tenants.length > 0 && (
          <RadioGroup
            label="Organisation"
            options={tenants.map((id) => ({ id, name: id }))}
            value={tenant}
            onChange={setTenant}
            isRequired
          />
        )}
        <Button type="submit" tone="primary" isPending={attempt.isPending} className="h-8">
          Sign in
        </Button>
      </form>
      <p>
        <Link to="/forgot-password" className={linkStyle}>
          Forgotten password
        </Link>
      </p>
    </DoorFrame>
  )
}
