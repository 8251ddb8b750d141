import { useMutation, useQuery } from '@tanstack/react-query'
import { LinkButton } from '@tenure/ui/link-button'
import { RefusalNotice } from '@tenure/ui/refusal-notice'
import { Button } from '@tenure/ui/button'
import { useEffect, useState } from 'react'
import { askDoor, type DoorRefused } from '../../door/ask-door.ts'
import { ChoosePassword } from '../../door/choose-password.tsx'
import { DoorFrame } from './door-frame.tsx'

/** What a mailed link is good for. */
interface MailedLink {
  readonly purpose: 'INVITATION' | 'RESET_PASSWORD' | 'VERIFY_EMAIL'
  readonly email: string
  readonly fullName: string
  readonly tenant: { readonly name: string }
}

const titles = { INVITATION: 'Welcome', RESET_PASSWORD: 'New password', VERIFY_EMAIL: 'Your address' } as const

/** Where a mailed link leads. Its secret stands behind the # and is taken out of the address at once, so that it stays in no history. */
export function LinkPage() {
  const [token] = useState(() => window.location.hash.slice(1))
  useEffect(() => window.history.replaceState(window.history.state, '', window.location.pathname), [])
  const { data: link, error } = useQuery<MailedLink, DoorRefused>({
    queryKey: ['mailed link', token],
    queryFn: () => askDoor('/auth/link', { token: token || '-' }),
    retry: (count, { code }) => code === 'UNREACHABLE' && count < 2,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  })
  const using = useMutation<{ email: string }, DoorRefused, { password?: string }>({
    mutationFn: (given) => askDoor('/auth/link/use', { token, ...given }),
  })
  if (using.isSuccess && link) return <Done purpose={link.purpose} />
  if (error)
    return (
      <DoorFrame title="This link has ended" lead={error.message}>
        <LinkButton href="/forgot-password">Ask for a new password</LinkButton>
      </DoorFrame>
    )
  if (!link) return <DoorFrame title="One moment" lead="Looking at your link." />
  return (
    <DoorFrame title={titles[link.purpose]} lead={leadOf(link)}>
      {using.error && <RefusalNotice message={using.error.message} />}
      {link.purpose === 'VERIFY_EMAIL' ? (
        <Button tone="primary" isPending={using.isPending} onPress={() => using.mutate({})} className="h-8">
          {`${link.email} is mine`}
        </Button>
      ) : (
        <ChoosePassword
          email={link.email}
          isPending={using.isPending}
          verb={link.purpose === 'INVITATION' ? 'Begin' : 'Take this password'}
          onChosen={(password) => using.mutate({ password })}
        />
      )}
    </DoorFrame>
  )
}

function leadOf({ purpose, fullName, email, tenant }: MailedLink): string {
  if (purpose === 'INVITATION')
    return `${fullName}, ${tenant.name} has made an account for you. Choose a password to begin.`
  if (purpose === 'RESET_PASSWORD') return `For ${email} at ${tenant.name}. Your other sessions end with it.`
  return `${tenant.name} knows you by ${email}.`
}

function Done({ purpose }: { readonly purpose: MailedLink['purpose'] }) {
  const [title, lead] =
    purpose === 'VERIFY_EMAIL'
      ? ['Thank you', 'Your address is verified.']
      : ['Your password is set', 'Sign in with it from now on.']
  return (
    <DoorFrame title={title} lead={lead}>
      <LinkButton href={purpose === 'VERIFY_EMAIL' ? '/' : '/sign-in'}>
        {purpose === 'VERIFY_EMAIL' ? 'Go on' : 'Sign in'}
      </LinkButton>
    </DoorFrame>
  )
}
