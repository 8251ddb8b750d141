import { useMutation } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { Button } from '@tenure/ui/button'
import { linkStyle } from '@tenure/ui/link-style'
import { RadioGroup } from '@tenure/ui/radio-group'
import { RefusalNotice } from '@tenure/ui/refusal-notice'
import { TextField } from '@tenure/ui/text-field'
import { type SubmitEvent, useState } from 'react'
import type { DoorRefused } from '../../door/ask-door.ts'
import { OtherWays } from './other-ways.tsx'
import { problems } from './problems.ts'
import { type Credentials, type FirstFactorGiven, signIn } from './sign-in.ts'

interface PasswordStepProps {
  readonly to: string
  readonly onGiven: (given: FirstFactorGiven) => void | Promise<void>
}

/** E-mail and password, and the organisation where these fit several. What was typed stays when the answer is no. */
export function PasswordStep({ to, onGiven }: PasswordStepProps) {
  const { ended = false, problem } = useSearch({ from: '/sign-in' })
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [tenant, setTenant] = useState('')
  const attempt = useMutation<FirstFactorGiven, DoorRefused, Credentials>({ mutationFn: signIn, onSuccess: onGiven })
  const tenants = attempt.error?.tenants ?? []
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    attempt.mutate({ email: email.trim(), password, ...(tenant && { tenant }) })
  }
  return (
    <>
      <form onSubmit={submit} className="flex flex-col gap-4">
        {ended && attempt.isIdle && (
          <p className="rounded-control bg-sunken px-3 py-2">Your session ended. Sign in to go on where you were.</p>
        )}
        {problem && attempt.isIdle && <RefusalNotice message={problems[problem]} />}
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
      <OtherWays to={to} onIn={() => onGiven({})} />
    </>
  )
}
