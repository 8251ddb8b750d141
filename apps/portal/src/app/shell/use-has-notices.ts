import { notices } from '@tenure/ui/toast-queue'
import { useEffect, useState } from 'react'

/** Whether anything was ever announced on this visit: only then is the place for it needed. */
export function useHasNotices(): boolean {
  const [has, setHas] = useState(notices.visibleToasts.length > 0)
  useEffect(() => notices.subscribe(() => setHas(true)), [])
  return has
}
