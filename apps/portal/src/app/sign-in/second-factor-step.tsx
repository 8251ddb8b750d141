import { useMutation, useQuery } from '@tanstack/react-query'
import { Button } from '@tenure/ui/button'
import { RefusalNotice } from '@tenure/ui/refusal-notice'
import { type SubmitEvent, useState } from 'react'
import { askDoor, type DoorRefused, readDoor } from '../../door/ask-door.ts'
import { CodeField } from '../../door/code-field.tsx'
import { showPasskey } from '../../door/passkey.ts'

interface Pending {
  readonly authenticator: boolean
  readonly passkeys: number
  readonly recoveryCodes: number
}

interface SecondFactorStepProps {
  readonly onIn: () => void | Promise<void>
  readonly onAgain: () => void
}

/** A passkey, a code of the authenticator app, or a recovery code. */
export function SecondFactorStep({ onIn, onAgain }: SecondFactorStepProps) {
  const [code, setCode] = useState('')
  const pending = useQuery<Pending, DoorRefused>({
    queryKey: ['second factor'],
    queryFn: () => readDoor('/auth/second-factor'),
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
  })
  const giving = useMutation<void, DoorRefused, 'code' | 'passkey'>({
    mutationFn: (how) =>
      how === 'code'
        ? askDoor('/auth/second-factor', { code })
        : showPasskey({ options: '/auth/second-factor/passkey-options', answer: '/auth/second-factor/passkey' }),
    onSuccess: onIn,
  })
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    giving.mutate('code')
  }
  const refusal = pending.error ?? giving.error
  if (refusal?.code === 'SIGN_IN_OVER')
    return (
      <>
        <RefusalNotice message={refusal.message} />
        <Button className="h-8" onPress={onAgain}>
          Begin again
        </Button>
      </>
    )
  if (!pending.data) return null
  const { passkeys, authenticator } = pending.data
  return (
    <>
      {giving.error && <RefusalNotice message={giving.error.message} />}
      {passkeys > 0 && (
        <Button
          tone="primary"
          className="h-8"
          isPending={giving.isPending && giving.variables === 'passkey'}
          onPress={() => giving.mutate('passkey')}
        >
          Use your passkey
        </Button>
      )}
      <form onSubmit={submit} className="flex flex-col gap-4">
        <CodeField
          label={authenticator ? 'Code of your authenticator app' : 'Recovery code'}
          description={
            authenticator ? 'Or a recovery code, if your device is lost.' : 'If the device with your passkey is lost.'
          }
          value={code}
          onChange={setCode}
        />
        <Button
          type="submit"
          tone={passkeys > 0 ? 'plain' : 'primary'}
          className="h-8"
          isPending={giving.isPending && giving.variables === 'code'}
        >
          Go on
        </Button>
      </form>
    </>
  )
}
