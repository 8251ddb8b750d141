import { useMutation } from '@tanstack/react-query'
import { Badge } from '@tenure/ui/badge'
import { Button } from '@tenure/ui/button'
import { Card } from '@tenure/ui/card'
import { showDay } from '@tenure/ui/instant'
import { lazyPart } from '@tenure/ui/lazy-part'
import { notify } from '@tenure/ui/toast-queue'
import { Suspense, useState } from 'react'
import { askDoor, type DoorRefused } from '../../../../door/ask-door.ts'
import { FactorLine } from './factor-line.tsx'
import type { OwnSecurity } from './security.ts'

const ChangePassword = lazyPart(() => import('./change-password.tsx'), 'ChangePassword')

/** The password, the address that it can be reset by, and the providers that vouch for the viewer. */
export function PasswordCard({ security }: { readonly security: OwnSecurity }) {
  const { email, isEmailVerified, hasPassword, passwordChangedAt, providers } = security
  const [isChanging, setChanging] = useState(false)
  const verifying = useMutation<void, DoorRefused>({
    mutationFn: () => askDoor('/auth/verify-email'),
    onSuccess: () => notify({ title: `A mail is on its way to ${email}` }),
    onError: ({ message }) => notify({ title: 'No mail was sent', detail: message, tone: 'bad' }),
  })
  return (
    <Card title="Password" lead="What you sign in with, and where a forgotten one is sent.">
      <ul className="flex flex-col gap-3">
        <FactorLine name="Password" words={passwordWords(hasPassword, passwordChangedAt)}>
          {hasPassword && <Button onPress={() => setChanging(true)}>Change it</Button>}
        </FactorLine>
        <FactorLine
          name="E-mail"
          words={
            <span className="flex flex-wrap items-center gap-2">
              <span className="wrap-anywhere">{email}</span>
              {isEmailVerified ? <Badge tone="accent">Verified</Badge> : <Badge tone="warn">Not verified</Badge>}
            </span>
          }
        >
          {!isEmailVerified && (
            <Button isPending={verifying.isPending} onPress={() => verifying.mutate()}>
              Verify it
            </Button>
          )}
        </FactorLine>
        {providers.length > 0 && <FactorLine name="Also by" words={providers.join(', ')} />}
      </ul>
      <Suspense>{isChanging && <ChangePassword email={email} onClose={() => setChanging(false)} />}</Suspense>
    </Card>
  )
}

function passwordWords(hasPassword: boolean, changedAt: string | null): string {
  if (!hasPassword) return 'You have none: you sign in by your organisation.'
  return changedAt ? `Changed on ${showDay(changedAt)}.` : 'Never changed since it was set.'
}
