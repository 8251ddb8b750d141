import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from '@tenure/ui/button'
import { RefusalNotice } from '@tenure/ui/refusal-notice'
import { TextField } from '@tenure/ui/text-field'
import { type SubmitEvent, useState } from 'react'
import { Mark } from '../shell/mark.tsx'
import { sessionQuery } from '../session/session.ts'
import { signIn } from './sign-in.ts'

/** E-mail and password. What was typed stays when the answer is no. */
export function SignInPage() {
  const { to = '/', ended = false } = useSearch({ from: '/sign-in' })
  const navigate = useNavigate()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [tenant, setTenant] = useState<string | null>(null)
  const happenings = useQueryClient()
  const enter = async () => {
    await happenings.fetchQuery({ ...sessionQuery, staleTime: 0 })
    await navigate({ href: to, replace: true })
  }
  const attempt = useMutation({ mutationFn: signIn, onSuccess: enter })
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    attempt.mutate({ email: email.trim(), password, ...(tenant && { tenant: tenant.trim() }) })
  }
  return (
    <main className="flex min-h-dvh items-start justify-center px-4 pt-[12vh]">
      <title>Sign in · Tenure</title>
      <form onSubmit={submit} className="flex w-full max-w-80 flex-col gap-4">
        <div>
          <Mark />
          <h1 className="pt-4 text-title">Sign in</h1>
          <p className="text-dim">What your projects may use, and with whom they share it.</p>
        </div>
        {ended && attempt.isIdle && (
          <p className="rounded-control bg-sunken px-3 py-2">Your session ended. Sign in to go on where you were.</p>
        )}
        {attempt.isError && <RefusalNotice message={attempt.error.message} />}
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
        {tenant !== null && (
          <TextField
            label="Organisation"
            name="tenant"
            autoComplete="organization"
            description="Its short name, as in its address."
            value={tenant}
            onChange={setTenant}
            autoFocus
          />
        )}
        <Button type="submit" tone="primary" isPending={attempt.isPending} className="h-8">
          Sign in
        </Button>
        {tenant === null && (
          <Button tone="quiet" onPress={() => setTenant('')} className="text-dim">
            I belong to more than one organisation
          </Button>
        )}
      </form>
    </main>
  )
}
