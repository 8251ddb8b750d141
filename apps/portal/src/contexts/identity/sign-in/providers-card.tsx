import { AlertDialog } from '@tenure/ui/alert-dialog'
import { Badge } from '@tenure/ui/badge'
import { Button } from '@tenure/ui/button'
import { Card } from '@tenure/ui/card'
import { CopyText } from '@tenure/ui/copy-text'
import { EmptyState } from '@tenure/ui/empty-state'
import { lazyPart } from '@tenure/ui/lazy-part'
import { notify } from '@tenure/ui/toast-queue'
import { Suspense, useState } from 'react'
import type { IdentityProviderRowFragment } from '../../../graphql/generated/identity-provider.ts'
import { RemoveProviderDocument } from '../../../graphql/generated/remove-provider.ts'
import { useVerb } from '../../../graphql/use-verb.ts'

const ProviderForm = lazyPart(() => import('./provider-form.tsx'), 'ProviderForm')

interface ProvidersCardProps {
  readonly providers: readonly IdentityProviderRowFragment[]
  readonly slug: string
  readonly mayGiveRoles: boolean
  readonly onChanged: () => void
}

/** The identity providers whose word is taken here. */
export function ProvidersCard({ providers, slug, mayGiveRoles, onChanged }: ProvidersCardProps) {
  const [open, setOpen] = useState<IdentityProviderRowFragment | 'new'>()
  const [asked, setAsked] = useState<IdentityProviderRowFragment>()
  const { run, isPending } = useVerb(RemoveProviderDocument)
  const remove = async ({ id, name }: IdentityProviderRowFragment) => {
    const came = await run({ id })
    setAsked(undefined)
    if (came.kind === 'done') notify({ title: `${name} is removed` })
    else notify({ title: `${name} stays`, detail: came.message, tone: 'bad' })
    onChanged()
  }
  const address = `${window.location.origin}/sign-in?tenant=${slug}`
  return (
    <Card
      title="Identity providers"
      lead="Your organisation’s own sign-in, by OpenID Connect: Keycloak, Entra, Okta, a federation’s proxy."
      actions={<Button onPress={() => setOpen('new')}>Add a provider</Button>}
    >
      {providers.length === 0 ? (
        <EmptyState>There is none: people sign in with a password of Tenure’s own.</EmptyState>
      ) : (
        <>
          <ul className="flex flex-col divide-y divide-line">
            {providers.map((provider) => (
              <li key={provider.id} className="flex flex-wrap items-center justify-between gap-2 py-3">
                <div className="min-w-0 flex-1 basis-48">
                  <p className="flex flex-wrap items-center gap-2 font-medium">
                    {provider.name}
                    {!provider.isEnabled && <Badge>Off</Badge>}
                    {!provider.hasClientSecret && <Badge tone="warn">No client secret</Badge>}
                  </p>
                  <p className="text-dim wrap-anywhere">{provider.issuer}</p>
                  <p className="text-dim">{rulesOf(provider)}</p>
                </div>
                <div className="flex gap-2">
                  <Button aria-label={`Edit ${provider.name}`} onPress={() => setOpen(provider)}>
                    Edit
                  </Button>
                  <Button aria-label={`Remove ${provider.name}`} onPress={() => setAsked(provider)}>
                    Remove
                  </Button>
                </div>
              </li>
            ))}
          </ul>
          <p className="text-dim">
            They are offered on the sign-in page of your organisation:{' '}
            <span className="wrap-anywhere">
              <CopyText label="Sign-in address" text={address} shown={80} />
            </span>
          </p>
        </>
      )}
      <AlertDialog
        title={`Remove ${asked?.name ?? ''}?`}
        verb="Remove"
        isOpen={asked !== undefined}
        isPending={isPending}
        onConfirm={() => asked && void remove(asked)}
        onClose={() => setAsked(undefined)}
      >
        Nobody signs in by it any more. People who came by it stay, and need another way in; the roles that it gave end.
      </AlertDialog>
      <Suspense>
        {open && (
          <ProviderForm
            {...(open !== 'new' && { provider: open })}
            mayGiveRoles={mayGiveRoles}
            onClose={() => setOpen(undefined)}
            onSaved={() => {
              setOpen(undefined)
              onChanged()
            }}
          />
        )}
      </Suspense>
    </Card>
  )
}

const links = {
  NONE: 'knows nobody who is here already',
  EXTERNAL_ID: 'finds people by their external id',
  VERIFIED_EMAIL: 'finds people by their verified address',
} as const

function rulesOf({ linking, createsPeople, rolesClaim, roleRules }: IdentityProviderRowFragment): string {
  const parts = [
    createsPeople ? 'Brings new people' : 'Brings nobody new',
    links[linking],
    rolesClaim && roleRules.length > 0 ? `gives roles by ${rolesClaim}` : 'gives no roles',
  ]
  return `${parts.join(', ')}.`
}
