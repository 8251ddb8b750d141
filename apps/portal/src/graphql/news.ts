import { useEffect, useSyncExternalStore } from 'react'

/** How many notices nobody has read; undefined until it is known, and where nobody listens. */
let unread: number | undefined
let source: EventSource | undefined
let users = 0
const hearers = new Set<() => void>()

function heard(next: number | undefined): void {
  unread = next
  for (const hear of hearers) hear()
}

function listen(): void {
  source = new EventSource('/events')
  source.addEventListener('message', ({ data }: MessageEvent<string>) => {
    const told: unknown = JSON.parse(data)
    if (typeof told === 'object' && told && 'unread' in told && typeof told.unread === 'number') heard(told.unread)
  })
  // The session is over: an EventSource would knock again and again.
  source.addEventListener('ended', () => source?.close())
}

/** Listens for news while the shell stands; a broken connection is made again by the browser, and tells the count anew. */
export function useListening(): void {
  useEffect(() => {
    if (++users === 1) listen()
    return () => {
      if (--users > 0) return
      source?.close()
      source = undefined
      heard(undefined)
    }
  }, [])
}

const subscribe = (hear: () => void) => {
  hearers.add(hear)
  return () => void hearers.delete(hear)
}

/** How many notices are unread, live; undefined while that is not known. */
export const useUnread = (): number | undefined => useSyncExternalStore(subscribe, () => unread)
