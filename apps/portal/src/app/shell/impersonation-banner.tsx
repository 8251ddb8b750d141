import { Button } from '@tenure/ui/button'
import { useEffect, useState } from 'react'
import type { Impersonation } from '../session/session.ts'

interface ImpersonationBannerProps {
  readonly impersonation: Impersonation
  /** The person who is looked as. */
  readonly name: string
}

/** On every page of who looks as somebody else: as whom, why, until when, and the way out. */
export function ImpersonationBanner({ impersonation, name }: ImpersonationBannerProps) {
  const [isEnding, setEnding] = useState(false)
  const { endsAt, by, reason } = impersonation
  useEffect(() => {
    // When the time is up the session is the administrator's again: no page of the other person's may stay on the screen.
    const timer = setTimeout(() => void end(), Math.max(0, Date.parse(endsAt) - Date.now()))
    return () => clearTimeout(timer)
  }, [endsAt])
  return (
    <div
      role="status"
      className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line bg-warn-soft px-4 py-1.5 text-warn"
    >
      <p className="min-w-0 grow">
        <strong className="font-semibold">You see Tenure as {name}.</strong> Nothing can be changed. {by}: {reason}.
        Until {new Date(endsAt).toISOString().slice(11, 16)} UTC.
      </p>
      <Button
        isPending={isEnding}
        onPress={() => {
          setEnding(true)
          void end()
        }}
      >
        Stop
      </Button>
    </div>
  )
}

async function end(): Promise<void> {
  await fetch('/auth/end-impersonation', {
    method: 'POST',
    headers: { 'X-Tenure-Client': 'portal' },
    credentials: 'same-origin',
  })
  // Everything in hand is the other person's: the page begins anew.
  window.location.assign('/')
}
