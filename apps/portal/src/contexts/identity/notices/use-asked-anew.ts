import { useEffect, useRef } from 'react'
import { useUnread } from '../../../graphql/news.ts'

/** What a question asks of itself, so that nobody's session is kept alive by a page that nobody looks at. */
export const inTheBackground = {
  requestPolicy: 'network-only',
  fetchOptions: { headers: { 'X-Tenure-Client': 'portal', 'X-Tenure-Background': '1' }, credentials: 'same-origin' },
} as const

/** Asks again whenever the number of unread notices changes: something was told, or read elsewhere. */
export function useAskedAnew(again: () => void): void {
  const unread = useUnread()
  const ask = useRef(again)
  const known = useRef(unread)
  useEffect(() => {
    ask.current = again
  })
  useEffect(() => {
    if (known.current !== undefined && unread !== undefined && known.current !== unread) ask.current()
    known.current = unread
  }, [unread])
}
