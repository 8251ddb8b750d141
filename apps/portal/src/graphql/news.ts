import { useEffect, useSyncExternalStore } from 'react'

/** How many notices are unread; undefined until it is known, and where nobody listens. */
let unread: number | undefined
const hearers = new Set<() => void>()

function heard(next: number | undefined): void {
  unread = next
  for (const hear of hearers) hear()
}

const countOf = (told: unknown): number | undefined =>
  typeof told === 'object' && told && 'unread' in told && typeof told.unread === 'number' ? told.unread : undefined

/** Opens the stream; a broken connection is made again by the browser, and tells the count anew. @returns how to close it */
function openStream(tell: (count: number) => void): () => void {
  const source = new EventSource('/events')
  source.addEventListener('message', ({ data }: MessageEvent<string>) => {
    const count = countOf(JSON.parse(data))
    if (count !== undefined) tell(count)
  })
  // The session is over: an EventSource would knock again and again.
  source.addEventListener('ended', () => source.close())
  return () => source.close()
}

/**
 * One stream for all of a browser's tabs, held by one of them, which tells the others: a browser opens six connections to a
 * server at most, and with a stream a tab the seventh tab would wait for ever. Where tabs can't agree, each has its own.
 * @returns how to stop
 */
function listen(): () => void {
  const locks = 'locks' in navigator ? navigator.locks : undefined
  if (!locks || typeof BroadcastChannel === 'undefined') return openStream(heard)
  const tabs = new BroadcastChannel('tenure-news')
  const left = new AbortController()
  const say = (word: unknown) => {
    // The lock, or a count, may come when this page has left already: a closed channel takes no word.
    if (left.signal.aborted) return
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has none: it is of this origin alone
    tabs.postMessage(word)
  }
  let holds = false
  tabs.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (data === 'asks') {
      if (holds && unread !== undefined) say({ unread })
    } else heard(countOf(data))
  })
  say('asks')
  locks
    .request('tenure-news', { signal: left.signal }, () => {
      holds = true
      const close = openStream((count) => {
        heard(count)
        say({ unread: count })
      })
      return new Promise<void>((resolve) => {
        left.signal.addEventListener('abort', () => {
          close()
          resolve()
        })
      })
    })
    // Left before its turn came.
    .catch(() => {})
  return () => {
    left.abort()
    tabs.close()
  }
}

let listeners = 0
let stop: (() => void) | undefined

/** Listens for news while the shell stands. */
export function useListening(): void {
  useEffect(() => {
    if (++listeners === 1) stop = listen()
    return () => {
      if (--listeners > 0) return
      stop?.()
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
