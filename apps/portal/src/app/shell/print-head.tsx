import { showMinute } from '@tenure/ui/instant'
import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { useAsOf } from '../../graphql/as-of.ts'
import { useSession } from '../session/session.ts'

/** On paper only: whose records these are, and as of when. */
export function PrintHead() {
  const { tenant } = useSession()
  const asOf = useAsOf()
  const [at, setAt] = useState(() => new Date().toISOString())
  useEffect(() => {
    // At once: the browser lays the paper out as soon as this returns.
    const onPrint = () => flushSync(() => setAt(new Date().toISOString()))
    window.addEventListener('beforeprint', onPrint)
    return () => window.removeEventListener('beforeprint', onPrint)
  }, [])
  return (
    <p className="on-paper px-6 pt-4 text-dim">
      Tenure · {tenant.name} · as of {showMinute(asOf ?? at)} UTC{asOf !== null && `, printed ${showMinute(at)} UTC`}
    </p>
  )
}
