import { Badge } from '@tenure/ui/badge'
import { Button } from '@tenure/ui/button'
import { Card } from '@tenure/ui/card'
import { showDay } from '@tenure/ui/instant'
import { lazyPart } from '@tenure/ui/lazy-part'
import { RefusalNotice } from '@tenure/ui/refusal-notice'
import { Suspense, useState } from 'react'
import { askDoor } from '../../../../door/ask-door.ts'
import { FactorLine } from './factor-line.tsx'
import type { OwnSecurity } from './security.ts'
import { useSensitive } from './use-sensitive.tsx'

const AddAuthenticator = lazyPart(() => import('./add-authenticator.tsx'), 'AddAuthenticator')
const AddPasskey = lazyPart(() => import('./add-passkey.tsx'), 'AddPasskey')
const CodesShown = lazyPart(() => import('./codes-shown.tsx'), 'CodesShown')

type Open = 'authenticator' | 'passkey' | { readonly codes: readonly string[] }

/** What the viewer proves themselves by beside a password. */
export function SecondFactorCard({ security }: { readonly security: OwnSecurity }) {
  const { authenticator, passkeys, recoveryCodes, isSecondFactorRequired } = security
  const [open, setOpen] = useState<Open>()
  const { run, refusal, isPending, asking } = useSensitive(security)
  const hasAny = authenticator !== null || passkeys.length > 0
  const close = () => setOpen(undefined)
  const codesCame = (codes: readonly string[] = []) => setOpen(codes.length > 0 ? { codes } : undefined)
  return (
    <Card
      title="Second factor"
      lead={
        hasAny
          ? 'Asked for after your password, or in its place.'
          : 'With one, a password that was guessed or stolen opens nothing.'
      }
    >
      {isSecondFactorRequired && (
        <p>
          <Badge tone="accent">Your organisation asks for one</Badge>
        </p>
      )}
      {refusal && <RefusalNotice message={refusal} />}
      <ul className="flex flex-col gap-3">
        <FactorLine
          name="Authenticator app"
          words={
            authenticator ? `Since ${showDay(authenticator.since)}.` : 'Codes on your phone, new every half minute.'
          }
        >
          {authenticator ? (
            <Button isPending={isPending} onPress={() => run(() => askDoor('/auth/authenticator/remove'))}>
              Remove the app
            </Button>
          ) : (
            <Button
              onPress={() =>
                // Asked first, so that nobody reads a code in vain.
                run(async () => {
                  await askDoor('/auth/authenticator')
                  setOpen('authenticator')
                })
              }
            >
              Add an app
            </Button>
          )}
        </FactorLine>
        <FactorLine name="Passkeys" words="Your fingerprint, your face, or a key that you plug in.">
          <Button onPress={() => setOpen('passkey')}>Add a passkey</Button>
        </FactorLine>
        {passkeys.map(({ id, name, since, isBackedUp }) => (
          <FactorLine
            key={id}
            isWithin
            name={name}
            words={`Since ${showDay(since)}${isBackedUp ? ', kept by a password manager' : ''}.`}
          >
            <Button aria-label={`Remove ${name}`} onPress={() => run(() => askDoor('/auth/passkeys/remove', { id }))}>
              Remove
            </Button>
          </FactorLine>
        ))}
        {hasAny && (
          <FactorLine name="Recovery codes" words={codesLeft(recoveryCodes)}>
            <Button
              onPress={() =>
                run(async () => {
                  const { recoveryCodes: fresh } = await askDoor<{ recoveryCodes?: string[] }>('/auth/recovery-codes')
                  codesCame(fresh)
                })
              }
            >
              Make new ones
            </Button>
          </FactorLine>
        )}
      </ul>
      {asking}
      <Suspense>
        {open === 'authenticator' && <AddAuthenticator onDone={codesCame} onClose={close} />}
        {open === 'passkey' && <AddPasskey run={run} refusal={refusal} onDone={codesCame} onClose={close} />}
        {typeof open === 'object' && <CodesShown codes={open.codes} onClose={close} />}
      </Suspense>
    </Card>
  )
}

function codesLeft(count: number): string {
  if (count === 0) return 'None left. Make new ones now.'
  return `${count} of 10 left, for the day a device is lost.`
}
