import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { DoorRefused } from '../../../../door/ask-door.ts'
import { ProveAgain } from './prove-again.tsx'
import { type OwnSecurity, securityQuery } from './security.ts'

interface Sensitive {
  /** Does it; where the door wants to see first that it is them, asks, and does it then. */
  readonly run: (work: () => Promise<void>) => void
  /** Why it was not done. */
  readonly refusal: string | undefined
  readonly isPending: boolean
  /** The window that asks; drawn where the page likes. */
  readonly asking: ReactNode
}

/** For what changes how an account is opened: the door wants a proof of the last ten minutes. */
export function useSensitive(security: Pick<OwnSecurity, 'hasPassword' | 'authenticator' | 'passkeys'>): Sensitive {
  const happenings = useQueryClient()
  const [refusal, setRefusal] = useState<string>()
  const [isPending, setPending] = useState(false)
  const [waiting, setWaiting] = useState<() => Promise<void>>()
  const attempt = async (work: () => Promise<void>) => {
    setPending(true)
    setRefusal(undefined)
    try {
      await work()
      await happenings.invalidateQueries(securityQuery)
    } catch (error) {
      if (!(error instanceof DoorRefused)) throw error
      if (error.code === 'REAUTHENTICATE') setWaiting(() => work)
      else setRefusal(error.message)
    } finally {
      setPending(false)
    }
  }
  const asking = waiting && (
    <ProveAgain
      security={security}
      onClose={() => setWaiting(undefined)}
      onProved={() => {
        setWaiting(undefined)
        void attempt(waiting)
      }}
    />
  )
  return { run: (work) => void attempt(work), refusal, isPending, asking }
}
