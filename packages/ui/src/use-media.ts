import { useCallback, useSyncExternalStore } from 'react'

/** Whether a media query holds now; the component is drawn again when that changes. @param query for example '(width <= 40rem)' */
export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (changed: () => void) => {
      const list = matchMedia(query)
      list.addEventListener('change', changed)
      return () => list.removeEventListener('change', changed)
    },
    [query],
  )
  return useSyncExternalStore(subscribe, () => matchMedia(query).matches)
}

/** Whether the page is 640 px wide or less: sheet menu, rows of two lines. */
export function useNarrow(): boolean {
  return useMedia('(width <= 640px)')
}
