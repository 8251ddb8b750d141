import { useMutation } from '@tanstack/react-query'
import { Button } from '@tenure/ui/button'
import { askDoor, type DoorRefused } from '../../../door/ask-door.ts'

/** Whether the issuer, as it is typed, answers as an OpenID provider does. */
export function IssuerTest({ issuer }: { readonly issuer: string }) {
  const trying = useMutation<{ authorizationEndpoint: string }, DoorRefused, string>({
    mutationFn: (tried) => askDoor('/auth/providers/test', { issuer: tried }),
  })
  const isOfThis = trying.variables === issuer.trim()
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button
        isDisabled={issuer.trim() === ''}
        isPending={trying.isPending}
        onPress={() => trying.mutate(issuer.trim())}
      >
        Try the issuer
      </Button>
      <p role="status" className="min-w-0 flex-1 basis-48 text-dim wrap-anywhere">
        {isOfThis && trying.data && `It answers: people are sent to ${trying.data.authorizationEndpoint}.`}
        {isOfThis && trying.error?.message}
      </p>
    </div>
  )
}
