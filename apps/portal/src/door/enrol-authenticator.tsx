import { useMutation, useQuery } from '@tanstack/react-query'
import { Button } from '@tenure/ui/button'
import { CopyText } from '@tenure/ui/copy-text'
import { RefusalNotice } from '@tenure/ui/refusal-notice'
import { type SubmitEvent, useId, useState } from 'react'
import { askDoor, type DoorRefused } from './ask-door.ts'
import { CodeField } from './code-field.tsx'
import { QrCode } from './qr-code.tsx'

/** Takes an authenticator app: its secret as a picture and as letters, then a code of it. */
export function EnrolAuthenticator({ onDone }: { readonly onDone: (recoveryCodes: readonly string[]) => void }) {
  // Begun once for each time this is shown: the same secret until it is confirmed.
  const attempt = useId()
  const [code, setCode] = useState('')
  const begun = useQuery<{ secret: string; uri: string }, DoorRefused>({
    queryKey: ['authenticator', attempt],
    queryFn: () => askDoor('/auth/authenticator'),
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
  })
  const confirming = useMutation<{ recoveryCodes?: string[] }, DoorRefused>({
    mutationFn: () => askDoor('/auth/authenticator/confirm', { code }),
    onSuccess: ({ recoveryCodes = [] }) => onDone(recoveryCodes),
  })
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    confirming.mutate()
  }
  if (begun.error) return <RefusalNotice message={begun.error.message} />
  if (!begun.data) return <p className="text-dim">One moment.</p>
  const { secret, uri } = begun.data
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <p>
        Read this with an authenticator app (Aegis, Google Authenticator, 1Password and the like), then type the code it
        shows.
      </p>
      <QrCode text={uri} label="QR code for your authenticator app" />
      <div className="text-dim">
        Or type this in:{' '}
        <span className="wrap-anywhere">
          <CopyText label="Secret" text={secret} shown={40} />
        </span>
      </div>
      {confirming.error && <RefusalNotice message={confirming.error.message} />}
      <CodeField label="Code" description="Six digits, new every half minute." value={code} onChange={setCode} />
      <div>
        <Button type="submit" tone="primary" isPending={confirming.isPending}>
          Turn it on
        </Button>
      </div>
    </form>
  )
}
