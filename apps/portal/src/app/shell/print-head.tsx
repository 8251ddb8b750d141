import { showMinute } from '@tenure/ui/instant'
import { useState } from 'react'
import { useSession } from '../session/session.ts'

/** On paper only: whose records these are, and as of when. */
export function PrintHead() {
  const { tenant } = useSession()
  const [opened] = useState(() => new Date().toISOString())
  return (
    <p className="on-paper px-6 pt-4 text-dim">
      Tenure · {tenant.name} · as of {showMinute(opened)} UTC
    </p>
  )
}
