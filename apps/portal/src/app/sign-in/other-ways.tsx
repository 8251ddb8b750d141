import { useMutation, useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { Button } from '@tenure/ui/button'
import { RefusalNotice } from '@tenure/ui/refusal-notice'
import { type DoorRefused, readDoor } from '../../door/ask-door.ts'

interface Provider {
  readonly id: string
  readonly name: string
}

/** By a passkey, or at a provider of the organisation. */
export function OtherWays({ to, onIn }: { readonly to: string; readonly onIn: () => void | Promise<void> }) {
  const { tenant } = useSearch({ from: '/sign-in' })
  const { data } = useQuery<{ providers: readonly Provider[] }, DoorRefused>({
    queryKey: ['providers', tenant],
    queryFn: () => readDoor(`/auth/providers${tenant ? `?tenant=${encodeURIComponent(tenant)}` : ''}`),
    staleTime: 60_000,
  })
  const showing = useMutation<void, DoorRefused>({
    mutationFn: async () => {
      // Fetched when it is wanted: few need it, and the page is the first that anyone waits for.
      const { showPasskey } = await import('../../door/passkey.ts')
      await showPasskey({ options: '/auth/passkey-options', answer: '/auth/passkey' })
    },
    onSuccess: onIn,
  })
  return (
    <section aria-label="Other ways to sign in" className="flex flex-col gap-2 border-t border-line pt-4">
      {showing.error && <RefusalNotice message={showing.error.message} />}
      <Button className="h-8" isPending={showing.isPending} onPress={() => showing.mutate()}>
        Use a passkey
      </Button>
      {data?.providers.map(({ id, name }) => (
        // The whole page goes there: what comes back is a new one.
        <Button
          key={id}
          className="h-8"
          onPress={() => window.location.assign(`/auth/provider/${id}?to=${encodeURIComponent(to)}`)}
        >
          {name}
        </Button>
      ))}
    </section>
  )
}
